/** What the program touches of the world around it. */
export interface Host {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: Input;
  readonly stdout: Sink;
  readonly stderr: Sink;
}

export interface Sink {
  readonly write: (text: string) => void;
  readonly isTTY: boolean;
  /** How wide a terminal is. */
  readonly columns?: number | undefined;
}

export interface Input {
  readonly isTTY: boolean;
  readonly readAll: () => Promise<string>;
  /** One line from a terminal; what is hidden is not echoed. Undefined where the terminal was closed. */
  readonly ask: (question: string, hidden?: "hidden") => Promise<string | undefined>;
}
