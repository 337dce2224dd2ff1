/** A request that writes, named as its route is in `desk-routes.ts`. */
export interface Write {
  readonly route: string;
  readonly address: string;
  /** JSON; a form; or a file as it is, under its type. */
  readonly json?: object | undefined;
  readonly form?: Form | undefined;
  readonly file?: string | Uint8Array<ArrayBuffer> | undefined;
  readonly type?: string | undefined;
  /** What `If-Match` says; that it is taken as it is, where left out. */
  readonly lock?: string;
}

export type Form = Readonly<Record<string, string>>;
export type Ids = Readonly<Record<string, string>>;
export type Body = Omit<Write, "route" | "address">;

/** What follows the path tells apart several acts of one route: `do=save` is a field of its form. */
export const api = (route: string, ids: Ids = {}, json?: object): Write =>
  of("/api/v1/desk", route, ids, { json });

export const page = (route: string, ids: Ids = {}, form: Form = {}): Write =>
  of("/desk", route, ids, { form });

function of(base: string, route: string, ids: Ids, { json, form }: Body): Write {
  const [method = "", path = "", act] = route.split(" ");
  const [name = "", value = ""] = act?.split("=") ?? [];
  return {
    route: `${method} ${base}${path}${act === undefined ? "" : ` ${act}`}`,
    address: base + path.replaceAll(/:(\w+)(\{[^/]*\})?/g, (_, id: string) => ids[id] ?? `:${id}`),
    ...(json && { json }),
    ...(form && { form: { ...form, ...(act !== undefined && { [name]: value }) } }),
  };
}
