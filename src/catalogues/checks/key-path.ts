type Separator = string | false;

export function segmentsOf(key: string, separator: Separator): string[] {
  return separator === false || separator === "" ? [key] : key.split(separator);
}

/** The groups a key stands in, from the outermost: of `a.b.c`, `a` and `a.b`. No more than 32 levels are looked at. */
export function ancestorsOf(key: string, separator: Separator): string[] {
  if (separator === false || separator === "") return [];
  const above: string[] = [];
  for (let at = key.indexOf(separator); at > 0 && above.length < 32;) {
    above.push(key.slice(0, at));
    at = key.indexOf(separator, at + separator.length);
  }
  return above;
}
