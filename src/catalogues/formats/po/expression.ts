export type Expression = (n: number) => number;

type Binary = (a: number, b: number) => number;

const flag = (truth: boolean) => (truth ? 1 : 0);

/** The operators of C that a plural formula may use, from the loosest to the tightest. */
const levels: readonly Readonly<Record<string, Binary>>[] = [
  { "||": (a, b) => flag(a !== 0 || b !== 0) },
  { "&&": (a, b) => flag(a !== 0 && b !== 0) },
  { "==": (a, b) => flag(a === b), "!=": (a, b) => flag(a !== b) },
  {
    "<=": (a, b) => flag(a <= b),
    ">=": (a, b) => flag(a >= b),
    "<": (a, b) => flag(a < b),
    ">": (a, b) => flag(a > b),
  },
  { "+": (a, b) => a + b, "-": (a, b) => a - b },
  { "*": (a, b) => a * b, "/": (a, b) => Math.trunc(a / b), "%": (a, b) => a % b },
];

/** A plural formula, read and not run as code (GNU gettext manual, "Additional functions for plural forms"); `undefined` when it is none. */
export function readExpression(formula: string): Expression | undefined {
  const tokens = formula.match(/\|\||&&|[=!<>]=|[-+*/%<>!?:()]|[0-9]+|n|\S/g) ?? [];
  const cursor = { at: 0, tokens, isBroken: false };
  const expression = readChoice(cursor);
  return cursor.isBroken || cursor.at < tokens.length ? undefined : expression;
}

interface Cursor {
  at: number;
  readonly tokens: readonly string[];
  isBroken: boolean;
}

function readChoice(cursor: Cursor): Expression {
  const condition = readLevel(cursor, 0);
  if (!take(cursor, "?")) return condition;
  const yes = readChoice(cursor);
  expect(cursor, ":");
  const no = readChoice(cursor);
  return (n) => (condition(n) === 0 ? no(n) : yes(n));
}

function readLevel(cursor: Cursor, level: number): Expression {
  const operators = levels[level];
  if (operators === undefined) return readUnary(cursor);
  let left = readLevel(cursor, level + 1);
  for (;;) {
    const sign = cursor.tokens[cursor.at] ?? "";
    const operator = Object.hasOwn(operators, sign) ? operators[sign] : undefined;
    if (operator === undefined) return left;
    cursor.at += 1;
    const [before, after] = [left, readLevel(cursor, level + 1)];
    left = (n) => operator(before(n), after(n));
  }
}

function readUnary(cursor: Cursor): Expression {
  if (take(cursor, "!")) {
    const operand = readUnary(cursor);
    return (n) => flag(operand(n) === 0);
  }
  if (take(cursor, "(")) {
    const inner = readChoice(cursor);
    expect(cursor, ")");
    return inner;
  }
  const token = cursor.tokens[cursor.at] ?? "";
  cursor.at += 1;
  if (token === "n") return (n) => n;
  cursor.isBroken ||= !/^[0-9]+$/.test(token);
  return () => Number(token);
}

function take(cursor: Cursor, token: string): boolean {
  if (cursor.tokens[cursor.at] !== token) return false;
  cursor.at += 1;
  return true;
}

function expect(cursor: Cursor, token: string): void {
  if (!take(cursor, token)) cursor.isBroken = true;
}
