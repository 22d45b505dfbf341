import { randomBytes } from 'node:crypto';
import { firstBrokenLink, sealEvidence, type ChainEntry, type PersonalEvidence } from '@akkoord/evidence';
import type { Transaction } from '@akkoord/persistence';

/** What became true, without personal data: people and their words only as a salted digest of the evidence row. */
export interface AuditFact {
  readonly kind: string;
  readonly at: string;
  /** Absent for what is about the office itself. */
  readonly filingId?: string;
  readonly [more: string]: string | number | boolean | readonly number[] | undefined;
}

/** A fact with what is personal about it: kept beside the chain, and in the chain as `evidenceSha256`. Made by `withEvidence`. */
export class EvidencedFact {
  constructor(
    readonly fact: AuditFact,
    readonly evidence: PersonalEvidence,
  ) {}
}

/** Who did it, how he logged in, for whom, in which words: `withEvidence(fact, { actor, authentication, onBehalfOf, reason })`. */
export const withEvidence = (fact: AuditFact, evidence: PersonalEvidence): EvidencedFact =>
  new EvidencedFact(fact, evidence);

/** One link of an office's chain. */
export type AuditEntry = ChainEntry;

/** Appends to the office's chain in the transaction that makes the facts true; call it last, it locks the chain's head. */
export async function appendAudit(tx: Transaction, facts: readonly (AuditFact | EvidencedFact)[]): Promise<void> {
  if (facts.length === 0) return;
  const sealed = facts.map(seal);
  const evidence = sealed.flatMap(({ kept }) => (kept ? [kept] : []));
  if (evidence.length > 0) {
    await tx.query(
      `insert into audit_evidence (tenant, sha256, filing_id, content)
       select $1, e.sha256, e.filing_id, e.content
       from unnest($2::text[], $3::uuid[], $4::text[]) as e(sha256, filing_id, content)`,
      [
        tx.tenant,
        evidence.map(({ sha256 }) => sha256),
        evidence.map(({ filingId }) => filingId),
        evidence.map(({ text }) => text),
      ],
    );
  }
  await tx.query('select append_audit($1, $2::text[])', [tx.tenant, sealed.map(({ fact }) => JSON.stringify(fact))]);
}

function seal(given: AuditFact | EvidencedFact) {
  if (!(given instanceof EvidencedFact)) return { fact: given };
  const { fact, evidence } = given;
  const { text, sha256 } = sealEvidence(evidence, randomBytes(16).toString('hex'));
  return { fact: { ...fact, evidenceSha256: sha256 }, kept: { text, sha256, filingId: fact.filingId ?? null } };
}

/** The chain of the office of this transaction, oldest first. */
export async function readAudit(tx: Transaction): Promise<AuditEntry[]> {
  return tx.query<AuditEntry>(
    `select position::int, content, previous_hash as "previousHash", hash from audit_entry order by position`,
  );
}

/** Position of the first entry that does not follow from the one before it, or undefined when the chain is whole. */
export const firstBrokenEntry = (entries: readonly AuditEntry[]): number | undefined => firstBrokenLink(entries);
