import type { FilingFacts, FilingStatus } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';
import { amsterdamDate } from '@akkoord/tax';
import { knownActor } from '../approval/known-actor.js';
import { quorumOf, type CountedAct, type Quorum } from '../approval/quorum.js';
import { reviewerKeysOf } from '../approval/reviewer-keys.repository.js';
import { mattersWhoReviews } from '../approval/second-pair.js';
import { definitionOf } from '../definition/definitions-for.js';
import { approversOf, reviewersOf } from '../people/people.repository.js';
import type { Waiting } from './waiting.js';

interface Row {
  readonly filingId: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly facts: FilingFacts;
  readonly status: FilingStatus;
  readonly since: Date;
  readonly definitionId: string;
  readonly definitionVersion: number;
  readonly step: string;
  readonly round: number;
  readonly isStanding: boolean;
}

/** A waiting filing without the day it is due, which its timer knows. */
export type WaitingNow = Omit<Waiting, 'dueOn' | 'isOverdue'>;

/** Those of these filings that wait for somebody, and for whom; a few statements however many there are. Take their turns before. */
export async function waitingNow(tx: Transaction, filingIds: readonly string[], now: Date): Promise<WaitingNow[]> {
  const rows = await tx.query<Row>(
    `select filing_id as "filingId", organisation_id as "organisationId", organisation_name as "organisationName", facts, status,
            changed_at as since, definition_id as "definitionId", definition_version as "definitionVersion", step, round,
            mandate_id is not null as "isStanding"
     from approval where filing_id = any($1::uuid[]) and status in (25, 30, 35)`,
    [filingIds],
  );
  if (rows.length === 0) return [];
  const organisations = rows.map(({ organisationId }) => organisationId);
  const approvers = await approversOf(tx, organisations);
  const reviewers = await reviewersOf(tx, organisations);
  const acts = await actsThatCount(tx, filingIds);
  const delegates = await delegatesOn(tx, now);
  const waiting: WaitingNow[] = [];
  for (const row of rows) {
    const { filingId, organisationId, facts, status, since, step, round, isStanding } = row;
    const workflow = await definitionOf(tx, row.definitionId, row.definitionVersion);
    const office = reviewers.get(organisationId) ?? [];
    const keys = mattersWhoReviews({ workflow, facts }) ? { reviewerKeys: await reviewerKeysOf(tx, office) } : {};
    const people = { approvers: approvers.get(organisationId) ?? [], reviewers: office, ...keys };
    const quorum = quorumOf({ facts, workflow, step, round, acts: acts.get(filingId) ?? [] }, people);
    waiting.push({
      organisation: { organisationId, name: row.organisationName },
      ...{ filingId, facts, status, since, isStanding, office },
      isReview: workflow.definition.steps[step]?.kind === 'office-review',
      waitingFor: peopleAsked(quorum, delegates),
      isTooFew: quorum.tooFew > 0,
    });
  }
  return waiting;
}

/** Who can decide now, and who does so for them; where too few can, also who stands in for those who may not decide themselves. */
function peopleAsked(quorum: Quorum, delegates: ReadonlyMap<string, string[]>): string[] {
  const { waitingFor, barred, counted, tooFew } = quorum;
  const standIns = (id: string): string[] => delegates.get(id) ?? [];
  const instead = tooFew > 0 ? [...barred].filter((id) => !counted.has(id)).flatMap(standIns) : [];
  const asked = [...waitingFor.flatMap((id) => [id, ...standIns(id)]), ...instead];
  return [...new Set(asked)].filter((id) => !barred.has(id));
}

type ActRow = Omit<CountedAct, 'actor'> & {
  readonly filingId: string;
  readonly kind: 'contact' | 'employee' | 'client-environment' | 'workflow';
  readonly contactId: string | null;
  readonly employeeId: string | null;
};

/** Approvals, and repairs: who put a filing back does not review it. */
async function actsThatCount(tx: Transaction, filingIds: readonly string[]): Promise<Map<string, CountedAct[]>> {
  const rows = await tx.query<ActRow>(
    `select filing_id as "filingId", choice, actor_kind as kind, contact_id as "contactId", employee_id as "employeeId",
            counts_for::text[] as "countsFor", step, round
     from approval_decision where filing_id = any($1::uuid[]) and choice in ('approve', 'repair')`,
    [filingIds],
  );
  const acts = new Map<string, CountedAct[]>();
  for (const { filingId, kind, contactId, employeeId, ...act } of rows) {
    const actor = knownActor({ kind, contactId: contactId ?? undefined, employeeId: employeeId ?? undefined });
    if (actor) acts.set(filingId, [...(acts.get(filingId) ?? []), { ...act, actor }]);
  }
  return acts;
}

/** Who decides for somebody today, by the id of who is away. */
async function delegatesOn(tx: Transaction, now: Date): Promise<ReadonlyMap<string, string[]>> {
  const rows = await tx.query<{ fromId: string; toIds: string[] }>(
    `select from_id as "fromId", array_agg(to_id::text order by delegation_id) as "toIds"
     from delegation where revoked_at is null and starts_on <= $1 and ends_on >= $1 group by from_id`,
    [amsterdamDate(now)],
  );
  return new Map(rows.map(({ fromId, toIds }) => [fromId, toIds]));
}

/** Of each active contact whose he is: the same for all contacts of one person, his own id where that is not known. */
export async function personOfContact(
  tx: Transaction,
  contactIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ contactId: string; person: string }>(
    `select contact_id as "contactId", coalesce(person_key, contact_id::text) as person
     from contact where contact_id = any($1::uuid[]) and is_active`,
    [contactIds],
  );
  return new Map(rows.map(({ contactId, person }) => [contactId, person]));
}
