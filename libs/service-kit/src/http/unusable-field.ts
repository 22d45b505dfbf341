/** One field that cannot be used, by its path. */
export interface FieldProblem {
  readonly field: string;
  readonly problems: string[];
}

/** Free data deeper than this nobody means, and walking it would overflow the stack. */
const DEEPEST = 50;

/**
 * The first field that no contract can judge, because it never gets there or cannot be stored: a text that PostgreSQL has no place for
 * (NUL, half of a surrogate pair: it would be changed on the way), a name that class-transformer passes over (`constructor`, `toString`: the
 * amount beside it would be lost), or data too deep to walk.
 */
export function unusableField(data: unknown, field = '', depth = 0): FieldProblem | undefined {
  if (typeof data === 'string') return unusableText(data, field);
  if (!isPlain(data)) return undefined;
  if (depth === DEEPEST) return problem(field, `is deeper than ${DEEPEST} levels`);
  for (const [name, value] of Object.entries(data)) {
    const path = field === '' ? name : `${field}.${name}`;
    const wrong =
      unusableText(name, path) ??
      (!Array.isArray(data) && name in Object.prototype ? problem(path, 'should not exist') : undefined) ??
      unusableField(value, path, depth + 1);
    if (wrong) return wrong;
  }
  return undefined;
}

function unusableText(text: string, field: string): FieldProblem | undefined {
  if (text.includes('\0')) return problem(field, 'holds the sign NUL (U+0000)');
  return text.isWellFormed() ? undefined : problem(field, 'is no valid Unicode: it holds half of a surrogate pair');
}

const problem = (field: string, what: string): FieldProblem => {
  const name = field.toWellFormed().slice(0, 200);
  return { field: name, problems: [`${name} ${what}`] };
};

/** A list, or an object of no class: what reading JSON or a query gives. */
function isPlain(data: unknown): data is object {
  if (typeof data !== 'object' || data === null) return false;
  const prototype = Object.getPrototypeOf(data) as unknown;
  return Array.isArray(data) || prototype === Object.prototype || prototype === null;
}
