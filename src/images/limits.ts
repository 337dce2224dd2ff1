/** What a picture may be: all of it in one place. */
export const imageLimits = {
  /** Of the file as it comes: 10 MiB. */
  bytes: 10 * 1024 * 1024,
  /** Width by height. */
  pixels: 50_000_000,
  /** Of either side, in pixels: smaller ones are no pictures but spies. */
  shortest: 16,
  /** Of either side: what every format and every graphics card can hold. */
  longest: 16_383,
  /** Characters. */
  name: 200,
  alt: 500,
  caption: 1000,
  credit: 200,
} as const;
