import type { Transaction } from '@akkoord/persistence';

const LOCK = { shared: 'pg_advisory_xact_lock_shared', exclusive: 'pg_advisory_xact_lock' } as const;

/**
 * Keeps intake (shared) and changes of organisations, numbers and blocked kinds (exclusive) of one office apart until the
 * transaction ends. Without it a message could look for its organisation just before that commits, while the organisation looks
 * for waiting messages just before this one commits: neither would see the other. A statement of its own, so that what follows
 * reads what the previous holder committed.
 */
export async function lockMatching(tx: Transaction, mode: keyof typeof LOCK): Promise<void> {
  await tx.query(`select ${LOCK[mode]}(726100, hashtext($1))`, [tx.tenant]);
}
