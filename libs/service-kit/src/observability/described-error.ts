/** Names and numbers that tell where it went wrong. What drivers add besides (`detail`, `where`, `parameters`, `query`) quotes what was being written. */
const TELLING = [
  ...['code', 'status', 'statusCode', 'syscall', 'address', 'port'],
  ...['schema', 'table', 'column', 'constraint'],
] as const;
const DEEPEST = 5;

/** An error as a log may show it: its words through `mask`, where it went wrong, and what caused it; nothing else that it carries. */
export function describedError(error: unknown, mask: (text: string) => string, depth = 0): unknown {
  if (typeof error === 'string') return mask(error);
  if (!(error instanceof Error)) return typeof error;
  const own = error as unknown as Readonly<Record<string, unknown>>;
  const isShort = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number';
  const told = TELLING.filter((name) => isShort(own[name])).map((name) => [name, own[name]] as const);
  const inner = (cause: unknown): unknown => describedError(cause, mask, depth + 1);
  return {
    ...{ type: error.name, message: mask(error.message), stack: mask(error.stack ?? '') },
    ...Object.fromEntries(told),
    ...(error instanceof AggregateError && depth < DEEPEST ? { errors: error.errors.slice(0, 3).map(inner) } : {}),
    ...(error.cause !== undefined && depth < DEEPEST ? { cause: inner(error.cause) } : {}),
  };
}
