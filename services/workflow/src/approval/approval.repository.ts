import { uuidv7, type Transaction } from '@akkoord/persistence';
import type { StatusStep } from '@akkoord/contracts';
import type { Approval, Decision } from './approval.js';
import type { Contact } from './contact.js';

/** Adds approvals that have just begun, all in one statement and in the order in which the rules let them in; gives the ids of those that were not there yet. */
export async function addApprovals(
  tx: Transaction,
  approvals: readonly Approval[],
  at: string,
): Promise<ReadonlySet<string>> {
  const column = <T>(of: (approval: Approval) => T): T[] => approvals.map(of);
  const added = await tx.query<{ filingId: string }>(
    `insert into approval (tenant, filing_id, organisation_id, organisation_name, facts, status, sequence, version,
                           started_at, changed_at)
     select $1, a.filing_id, a.organisation_id, a.organisation_name, a.facts, a.status, a.sequence, a.version, $2, $2
     from unnest($3::uuid[], $4::uuid[], $5::text[], $6::jsonb[], $7::int[], $8::int[], $9::int[]) with ordinality
       as a(filing_id, organisation_id, organisation_name, facts, status, sequence, version, place)
     order by place
     on conflict (tenant, filing_id) do nothing
     returning filing_id as "filingId"`,
    [
      tx.tenant,
      at,
      column(({ filingId }) => filingId),
      column(({ organisation }) => organisation.organisationId),
      column(({ organisation }) => organisation.name),
      column(({ facts }) => JSON.stringify(facts)),
      column(({ status }) => status),
      column(({ sequence }) => sequence),
      column(({ version }) => version),
    ],
  );
  return new Set(added.map(({ filingId }) => filingId));
}

/** What a decision needs to know. */
export interface Question {
  readonly approval: Approval | undefined;
  readonly contact: Contact | undefined;
}

/** Locks the approval of a filing; undefined when there is none. */
export async function lockApproval(
  tx: Transaction,
  filingId: string,
): Promise<Omit<Approval, 'decisions'> | undefined> {
  const [row] = await tx.query<{ approval: Omit<Approval, 'decisions'> }>(
    `select json_build_object(
         'filingId', filing_id, 'facts', facts, 'status', status, 'sequence', sequence, 'version', version,
         'organisation', json_build_object('organisationId', organisation_id, 'name', organisation_name)
       ) as approval
     from approval where filing_id = $1 for update`,
    [filingId],
  );
  return row?.approval;
}

/** Loads and locks what a decision needs to know. The lock is a statement of its own: only what is read after it is sure to be new. */
export async function loadForDecision(tx: Transaction, filingId: string, contactId: string): Promise<Question> {
  const approval = await lockApproval(tx, filingId);
  const [row] = await tx.query<{ decisions: Decision[]; contact: Contact | null }>(
    `select
       (select coalesce(json_agg(json_strip_nulls(json_build_object(
           'choice', d.choice, 'contactId', d.contact_id, 'documentSha256', d.document_sha256, 'reason', d.reason,
           'idempotencyKey', d.idempotency_key, 'at', d.decided_at, 'ledTo', d.led_to)) order by d.decision_id), '[]')
         from approval_decision d where d.filing_id = $1) as decisions,
       (select json_build_object('contactId', c.contact_id, 'organisationId', c.organisation_id, 'roles', c.roles,
           'isActive', c.is_active) from contact c where c.contact_id = $2) as contact`,
    [filingId, contactId],
  );
  return { approval: approval && { ...approval, decisions: row?.decisions ?? [] }, contact: row?.contact ?? undefined };
}

/** Stores a move and its evidence, in one statement. The row is locked; status and version are checked all the same (G4). */
export async function storeDecision(
  tx: Transaction,
  before: Approval,
  after: Approval,
  decision: Decision,
  salt: string,
): Promise<string> {
  const decisionId = uuidv7();
  const stored = await tx.query(
    `with moved as (
       update approval set status = $3, sequence = $4, version = $5, changed_at = $6
       where filing_id = $2 and status = $7 and version = $8
       returning tenant, filing_id)
     insert into approval_decision (tenant, decision_id, filing_id, contact_id, choice, document_sha256, reason,
                                    idempotency_key, decided_at, led_to, salt)
     select moved.tenant, $1, moved.filing_id, $9, $10, $11, $12::jsonb, $13, $6, $3, $14 from moved
     returning decision_id`,
    [
      decisionId,
      before.filingId,
      after.status,
      after.sequence,
      after.version,
      decision.at,
      before.status,
      before.version,
      decision.contactId,
      decision.choice,
      decision.documentSha256,
      decision.reason ? JSON.stringify(decision.reason) : null,
      decision.idempotencyKey,
      salt,
    ],
  );
  if (stored.length !== 1) throw new Error(`approval ${before.filingId} changed under its lock`);
  return decisionId;
}

/** Brings approvals to the newest step that another service made, never back to an earlier one (docs/adr/0004). */
export async function followSteps(tx: Transaction, newest: ReadonlyMap<string, StatusStep>): Promise<void> {
  const steps = [...newest];
  await tx.query(
    `update approval a set status = s.status, sequence = s.sequence, version = a.version + 1, changed_at = s.at
     from unnest($1::uuid[], $2::int[], $3::int[], $4::timestamptz[]) as s(filing_id, status, sequence, at)
     where a.filing_id = s.filing_id and a.sequence < s.sequence`,
    [
      steps.map(([filingId]) => filingId),
      steps.map(([, { status }]) => status),
      steps.map(([, { sequence }]) => sequence),
      steps.map(([, { at }]) => at),
    ],
  );
}
