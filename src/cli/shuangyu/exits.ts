/** What the program says by how it ends, for scripts; docs/command-line.md explains each. */
export const exits = {
  fine: 0,
  /** Findings block, or a file could not be read. */
  blocked: 1,
  /** The command, an option, a name or the configuration is wrong. */
  usage: 2,
  /** Not signed in, or not allowed. */
  refused: 3,
  /** The server or the network does not answer as it should. */
  unreachable: 4,
  /** Conflicts want a decision. */
  undecided: 5,
} as const;

export type Exit = (typeof exits)[keyof typeof exits];

/** Which of several ends is told: what keeps everything from working first, then what needs a person, then the rest. */
const order: readonly Exit[] = [
  exits.unreachable,
  exits.refused,
  exits.usage,
  exits.undecided,
  exits.blocked,
  exits.fine,
];

export function worstOf(ends: readonly Exit[]): Exit {
  return order.find((exit) => ends.includes(exit)) ?? exits.fine;
}
