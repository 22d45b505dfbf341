const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

const known = new Map<string, readonly number[]>();

/** Milliseconds of a list such as `15s,30s,1m`. */
export function durations(list: string): readonly number[] {
  const before = known.get(list);
  if (before) return before;
  const parsed = list.split(',').map((part) => {
    const [, amount, unit] = /^(\d+)(ms|s|m|h)$/.exec(part) ?? [];
    if (amount === undefined || unit === undefined) throw new Error(`"${part}" is not a duration such as 15s`);
    return Number(amount) * (UNIT_MS[unit] ?? 1);
  });
  known.set(list, parsed);
  return parsed;
}
