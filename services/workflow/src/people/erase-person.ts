import type { ErasedCount, ErasureQuestion, ErasureReport, KeptCount } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';
import { appendAudit } from '../audit/audit-trail.js';
import {
  decisionsKept,
  eraseEvidence,
  eraseMandates,
  erasePeople,
  eraseSubmitterNames,
  mandatesKept,
  submissionsKept,
} from './erasure.repository.js';
import { keptSince, keptUntil } from './retention.js';

/**
 * Erases a person from the workflow. His name stays with what he decided or agreed to in the years the law asks for; that is the proof of who
 * approved what. Everything older, and everything else, goes. That something was erased is in the audit trail, without saying of whom.
 */
export async function erasePerson(
  tx: Transaction,
  { personKey, personIds }: Pick<ErasureQuestion, 'personKey' | 'personIds'>,
  now: Date,
): Promise<ErasureReport> {
  const since = keptSince(now);
  const held = [
    { thing: 'decision', ...(await decisionsKept(tx, personIds, since)) },
    { thing: 'mandate', ...(await mandatesKept(tx, personIds, since)) },
  ] as const;
  const submissions = { thing: 'submitter-name', ...(await submissionsKept(tx, personKey, since)) } as const;
  const mandates = await eraseMandates(tx, personIds, since);
  const isNameKept = held.some(({ count }) => count > 0);
  const { contacts, employees } = await erasePeople(tx, personIds, isNameKept);
  const counts: [ErasedCount['thing'], number][] = [
    ['contact', contacts],
    ['employee', employees],
    ['mandate', mandates],
    ['submitter-name', await eraseSubmitterNames(tx, personKey, since)],
    ['evidence', await eraseEvidence(tx, { personKey, personIds }, since)],
  ];
  const erased = counts.flatMap(([thing, count]) => (count > 0 ? [{ thing, count }] : []));
  if (erased.length > 0) {
    const of = (thing: ErasedCount['thing']) => erased.find((one) => one.thing === thing)?.count ?? 0;
    await appendAudit(tx, [{ kind: 'person-erased', at: now.toISOString(), evidenceErased: of('evidence') }]);
  }
  return { erased, kept: [...held, submissions].flatMap(keptCount) };
}

const keptCount = ({
  thing,
  count,
  newest,
}: {
  readonly thing: KeptCount['thing'];
  readonly count: number;
  readonly newest: Date | null;
}): KeptCount[] => (count > 0 && newest ? [{ thing, count, until: keptUntil(newest) }] : []);
