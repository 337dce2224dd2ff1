import type { Child, FC } from "hono/jsx";
import type { Seat } from "../../view.ts";

export interface OrderedItem {
  readonly id: string;
  readonly label: string;
  readonly lang?: string | undefined;
  readonly href?: string | undefined;
  readonly more?: Child;
}

interface Props {
  seat: Seat;
  items: readonly OrderedItem[];
  /** Of the form that the buttons send; without it, the list is only shown. */
  form: string | undefined;
}

/** Things in an order that is chosen: each is moved, and taken out, by a button of the form around it. */
export const OrderedList: FC<Props> = ({ seat, items, form }) => (
  <ol class="plain ordered">
    {items.map((item, index) => (
      <li>
        <span class="what">
          <Label item={item} />
          {item.more}
        </span>
        {form !== undefined && (
          <span class="shifts">
            <MoveButton seat={seat} form={form} move="up" item={item} isDisabled={index === 0} />
            <MoveButton
              seat={seat}
              form={form}
              move="down"
              item={item}
              isDisabled={index === items.length - 1}
            />
            <MoveButton seat={seat} form={form} move="remove" item={item} />
          </span>
        )}
      </li>
    ))}
  </ol>
);

const Label: FC<{ item: OrderedItem }> = ({ item: { label, lang, href } }) =>
  href === undefined ? (
    <span lang={lang}>{label}</span>
  ) : (
    <a href={href} lang={lang}>
      {label}
    </a>
  );

interface MoveProps {
  seat: Seat;
  form: string;
  move: "up" | "down" | "remove";
  item: OrderedItem;
  isDisabled?: boolean;
}

/** Named for what it moves: all of them read alike otherwise. */
const MoveButton: FC<MoveProps> = ({ seat, form, move, item: { id, label }, isDisabled = false }) => (
  <button
    class="quiet"
    form={form}
    name="do"
    value={`${move}:${id}`}
    aria-label={seat.words(`article.move.${move}.named`, { name: label })}
    disabled={isDisabled}
  >
    {seat.words(`article.move.${move}`)}
  </button>
);
