import type { Transaction } from './transaction.js';

/** A table in which a service keeps its own copy of what another service owns; key `(tenant, <key>)`. */
export interface VersionedCopy {
  readonly table: string;
  /** Column that tells one from another within the office. */
  readonly key: string;
  /** The other columns and their types, `version` excepted. The property of an item has the column's name in camel case. */
  readonly columns: Readonly<Record<string, string>>;
}

/**
 * Keeps the newest version of each item, all in one statement. An older one that arrives later changes nothing; the same version
 * again is written anew, so that a column added to the copy is filled by an announcement.
 */
export async function keepNewest<T extends { readonly version: number }>(
  tx: Transaction,
  copy: VersionedCopy,
  items: readonly T[],
): Promise<void> {
  if (items.length === 0) return;
  await tx.query(statementOf(copy), [tx.tenant, JSON.stringify(newestPerKey(items, camelCase(copy.key)))]);
}

function statementOf({ table, key, columns }: VersionedCopy): string {
  const types = { [key]: 'uuid', ...columns, version: 'int' };
  const names = Object.keys(types);
  const changing = names.filter((name) => name !== key);
  return `insert into ${table} as kept (tenant, ${names.join(', ')})
    select $1, ${names.map((name) => `given."${camelCase(name)}"`).join(', ')}
    from jsonb_to_recordset($2::jsonb) as given (${Object.entries(types)
      .map(([name, type]) => `"${camelCase(name)}" ${type}`)
      .join(', ')})
    on conflict (tenant, ${key}) do update set ${changing.map((name) => `${name} = excluded.${name}`).join(', ')}
      where kept.version <= excluded.version`;
}

/** One per key, the highest version; in order of key, so that batches that meet lock rows in the same order. */
export function newestPerKey<T extends { readonly version: number }>(items: readonly T[], property: string): T[] {
  const keyOf = (item: T): string => String((item as Record<string, unknown>)[property]);
  const newest = new Map<string, T>();
  for (const item of items) {
    if ((newest.get(keyOf(item))?.version ?? 0) < item.version) newest.set(keyOf(item), item);
  }
  return [...newest.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

const camelCase = (column: string): string => column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
