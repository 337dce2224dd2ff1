/** A finished answer as an isolate remembers it. */
export interface Entry {
  readonly epoch: number;
  readonly status: number;
  readonly etag: string;
  /** Unix milliseconds, a whole second; it may be yet to come. */
  readonly lastModified: number;
  /** As they are for a hit that the edge may keep; never changed. */
  readonly headers: Headers;
  /** The same for a 304, which has no Content-Type. */
  readonly bodiless: Headers;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly immutable: boolean;
}

/** What an entry costs beside its body: headers, key and bookkeeping, generously. */
const overhead = 4096;

/** Least recently used answers leave when the bytes run out. One an isolate. */
export class Memory {
  readonly #limit: number;
  readonly #entries = new Map<string, Entry>();
  #bytes = 0;

  /** @param limit bytes, bodies and overhead together; an isolate has 128 MB for everything. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get(key: string): Entry | undefined {
    const entry = this.#entries.get(key);
    if (entry !== undefined) {
      this.#entries.delete(key);
      this.#entries.set(key, entry);
    }
    return entry;
  }

  set(key: string, entry: Entry): void {
    this.delete(key);
    if (sizeOf(key, entry) > this.#limit / 8) return;
    this.#entries.set(key, entry);
    this.#bytes += sizeOf(key, entry);
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.#limit) return;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    this.#entries.delete(key);
    this.#bytes -= sizeOf(key, entry);
  }

  clear(): void {
    this.#entries.clear();
    this.#bytes = 0;
  }

  get bytes(): number {
    return this.#bytes;
  }
}

const sizeOf = (key: string, entry: Entry): number => entry.body.byteLength + 2 * key.length + overhead;
