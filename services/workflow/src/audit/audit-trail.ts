import { createHash } from 'node:crypto';
import type { Transaction } from '@akkoord/persistence';

/** What became true, without personal data: people and their words only as a salted digest of the evidence row. */
export interface AuditFact {
  readonly kind: string;
  readonly at: string;
  /** Absent for what is about the office itself. */
  readonly filingId?: string;
  readonly [more: string]: string | number | readonly number[] | undefined;
}

/** One link of an office's chain. */
export interface AuditEntry {
  readonly position: number;
  readonly content: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** Appends to the office's chain in the transaction that makes the facts true; call it last, it locks the chain's head. */
export async function appendAudit(tx: Transaction, facts: readonly AuditFact[]): Promise<void> {
  if (facts.length === 0) return;
  await tx.query('select append_audit($1, $2::text[])', [tx.tenant, facts.map((fact) => JSON.stringify(fact))]);
}

/** The chain of the office of this transaction, oldest first. */
export async function readAudit(tx: Transaction): Promise<AuditEntry[]> {
  return tx.query<AuditEntry>(
    `select position::int, content, previous_hash as "previousHash", hash from audit_entry order by position`,
  );
}

/** Position of the first entry that does not follow from the one before it, or undefined when the chain is whole. */
export function firstBrokenEntry(entries: readonly AuditEntry[]): number | undefined {
  let previous = '0'.repeat(64);
  for (const [index, entry] of entries.entries()) {
    const position = index + 1;
    const hash = createHash('sha256').update(`${previous}\n${position}\n${entry.content}`).digest('hex');
    if (entry.position !== position || entry.previousHash !== previous || entry.hash !== hash) return position;
    previous = hash;
  }
  return undefined;
}
