/** A new public id: lower-case hexadecimal, 128 random bits, safe as a cache tag and in a URL. */
export function newId(): string {
  return crypto.randomUUID().replaceAll("-", "");
}

/** A block's id: short, because a body repeats it in every language; unique within an article. */
export function newBlockId(): string {
  return `b${newId().slice(0, 8)}`;
}

const idPattern = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** Ids and slugs share one alphabet, so that a path or a tag can carry either unescaped. */
export function isId(text: string): boolean {
  return idPattern.test(text);
}

/** Kept apart from ids by shape: 32 hexadecimal digits are never a slug. */
export function isSlug(text: string): boolean {
  return isId(text) && !text.includes("--") && !text.endsWith("-") && !/^[0-9a-f]{32}$/.test(text);
}
