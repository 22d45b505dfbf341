import type { Database } from './database.js';
import type { Transaction } from './transaction.js';

/** Carries the outcome of a rehearsal out of its transaction, which is rolled back. */
class Rehearsed extends Error {
  constructor(readonly outcome: unknown) {
    super('a rehearsal ends');
  }
}

/** Does `work` for an office; as a rehearsal it does the very same, tells what came of it, and nothing of it stays. */
export async function inTenantOrRehearsed<T>(
  database: Database,
  { tenant, isRehearsal }: { readonly tenant: string; readonly isRehearsal: boolean },
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  if (!isRehearsal) return database.inTenant(tenant, work);
  try {
    return await database.inTenant(tenant, async (tx) => {
      throw new Rehearsed(await work(tx));
    });
  } catch (error) {
    if (error instanceof Rehearsed) return error.outcome as T;
    throw error;
  }
}
