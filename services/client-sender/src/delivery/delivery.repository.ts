import type { MessageKind, SubmittedBy } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';
import { supersededAtOffice } from '../supersede/superseded-at-office.js';
import type { DeliveryOutcome } from './delivery.js';

/** A delivery this process holds; `attempt` tells its hold from an earlier one. */
export interface HeldDelivery {
  readonly returnId: string;
  readonly tenant: string;
  readonly environmentId: string;
  readonly attempt: number;
  readonly size: number;
  readonly traceparent: string | null;
}

/** Bytes above which a consignment is read only when it is its turn. */
export const LARGE_CONSIGNMENT = 256 * 1024;

/** What has to be sent. */
export interface Consignment {
  readonly reference: string;
  readonly kind: MessageKind;
  readonly sha256: string;
  readonly content: Buffer;
  readonly pdf: Buffer | null;
  readonly returnFiledElsewhere: boolean;
  /** Reference of the return whose place it takes. */
  readonly supersedes: string | null;
  readonly submittedBy: SubmittedBy | null;
}

/**
 * A new version goes only after the delivery of the one it takes the place of has ended; where the office never got that one, after the
 * one before it: the office may have that, and then has to be told whose place is taken.
 */
const NOT_WAITING = `(after_return_id is null or not exists (
  with recursive before as (
    select b.state, b.after_return_id from delivery b where b.return_id = delivery.after_return_id
    union all
    select b.state, b.after_return_id from before join delivery b on b.return_id = before.after_return_id
    where before.state in ('refused', 'withdrawn'))
  select from before where state = 'queued'))`;

/** Takes deliveries that are due, for `leaseMs` milliseconds; several processes never take the same. */
export function claimDeliveries(tx: Transaction, limit: number, leaseMs: number): Promise<HeldDelivery[]> {
  return tx.query<HeldDelivery>(
    `update delivery d set attempt = d.attempt + 1, is_held = true, next_attempt_at = now() + $2 * interval '1 millisecond'
     from (select return_id from delivery where state = 'queued' and next_attempt_at <= now() and ${NOT_WAITING}
           order by next_attempt_at limit $1 for update skip locked) due
     where d.return_id = due.return_id
     returning d.return_id as "returnId", d.tenant, d.environment_id as "environmentId", d.attempt, d.size, d.traceparent`,
    [limit, leaseMs],
  );
}

/** Keeps held deliveries for another `leaseMs`; those another writer is busy with are as good as done. */
export async function renewDeliveries(tx: Transaction, held: readonly HeldDelivery[], leaseMs: number): Promise<void> {
  await tx.query(
    `update delivery d set next_attempt_at = now() + $3 * interval '1 millisecond'
     from (select return_id from delivery where (return_id, attempt) in (select * from unnest($1::uuid[], $2::integer[]))
           and state = 'queued' for update skip locked) mine
     where d.return_id = mine.return_id`,
    [held.map(({ returnId }) => returnId), held.map(({ attempt }) => attempt), leaseMs],
  );
}

/** What has to be sent for these returns of one office, by return id. */
export async function consignments(tx: Transaction, returnIds: readonly string[]): Promise<Map<string, Consignment>> {
  const rows = await tx.query<Consignment & { id: string; environmentId: string }>(
    `select r.id, r.reference, r.kind, r.document_sha256 as sha256, d.content, d.pdf,
       r.return_filed_elsewhere as "returnFiledElsewhere", r.supersedes, r.submitted_by as "submittedBy",
       r.environment_id as "environmentId"
     from submitted_return r join return_document d on d.return_id = r.id where r.id = any($1::uuid[])`,
    [returnIds],
  );
  const found = new Map<string, Consignment>();
  for (const { id, environmentId, ...consignment } of rows) {
    const { supersedes } = consignment;
    const atOffice = supersedes === null ? null : ((await supersededAtOffice(tx, environmentId, supersedes)) ?? null);
    found.set(id, { ...consignment, supersedes: atOffice });
  }
  return found;
}

/** A held delivery and how its attempt ended. */
export interface EndedAttempt {
  readonly held: HeldDelivery;
  readonly reference: string;
  readonly outcome: DeliveryOutcome;
}

/** Records how attempts ended, all in one statement; what another process took over meanwhile is left to that one. Gives the ids recorded. */
export async function recordOutcomes(tx: Transaction, ended: readonly EndedAttempt[]): Promise<Set<string>> {
  const rows = await tx.query<{ return_id: string }>(
    `update delivery d set
       state = case g.kind when 'postponed' then 'queued' else g.kind end,
       is_held = false,
       next_attempt_at = now() + g.pause_ms * interval '1 millisecond',
       message_id = g.message_id,
       findings = g.findings,
       problem = g.problem,
       ended_at = case g.kind when 'postponed' then null else now() end
     from unnest($1::uuid[], $2::integer[], $3::text[], $4::integer[], $5::uuid[], $6::jsonb[], $7::jsonb[])
       as g (return_id, attempt, kind, pause_ms, message_id, problem, findings)
     where d.return_id = g.return_id and d.attempt = g.attempt and d.state = 'queued'
     returning d.return_id`,
    [
      ended.map(({ held }) => held.returnId),
      ended.map(({ held }) => held.attempt),
      ended.map(({ outcome }) => outcome.kind),
      ended.map(({ outcome }) => (outcome.kind === 'postponed' ? outcome.pauseMs : 0)),
      ended.map(({ outcome }) => (outcome.kind === 'delivered' ? outcome.messageId : null)),
      ended.map(({ outcome }) => (outcome.kind === 'delivered' ? null : JSON.stringify(outcome.problem))),
      ended.map(({ outcome }) =>
        outcome.kind === 'delivered' && outcome.findings ? JSON.stringify(outcome.findings) : null,
      ),
    ],
  );
  return new Set(rows.map(({ return_id }) => return_id));
}

/** Makes what waits for these environments' connectors due now: one of theirs was just taken again. */
export async function hastenDeliveries(tx: Transaction, environmentIds: readonly string[]): Promise<void> {
  await tx.query(
    `update delivery set next_attempt_at = now() where return_id in (
       select return_id from delivery where environment_id = any($1::uuid[]) and state = 'queued' and not is_held
         and next_attempt_at > now() for update skip locked)`,
    [environmentIds],
  );
}
