/** What a catalogue is called; the locale as the repo spells it. */
export interface Names {
  readonly locale: string;
  readonly namespace: string;
}
