import type { FilingFacts, FilingStatus, StatusStep } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';
import { definitionOf } from '../definition/definitions-for.js';
import { actsOf, storeActs } from './act.repository.js';
import type { Approval, StandingApproval } from './approval-state.js';

/** Adds approvals that have just begun, all in one statement and in the order in which the rules let them in; gives the ids of those that were not there yet. */
export async function addApprovals(
  tx: Transaction,
  approvals: readonly Approval[],
  at: string,
): Promise<ReadonlySet<string>> {
  const column = <T>(of: (approval: Approval) => T): T[] => approvals.map(of);
  const added = await tx.query<{ filingId: string }>(
    `insert into approval (tenant, filing_id, organisation_id, organisation_name, facts, status, sequence, version,
                           definition_id, definition_version, step, mandate_id, objection_hours, approves_at,
                           started_at, changed_at)
     select $1, a.filing_id, a.organisation_id, a.organisation_name, a.facts, a.status, a.sequence, a.version,
            a.definition_id, a.definition_version, a.step, a.mandate_id, a.objection_hours, a.approves_at, $2, $2
     from unnest($3::uuid[], $4::uuid[], $5::text[], $6::jsonb[], $7::int[], $8::int[], $9::int[], $10::uuid[], $11::int[],
                 $12::text[], $13::uuid[], $14::int[], $15::timestamptz[]) with ordinality
       as a(filing_id, organisation_id, organisation_name, facts, status, sequence, version, definition_id,
            definition_version, step, mandate_id, objection_hours, approves_at, place)
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
      column(({ workflow }) => workflow.definitionId),
      column(({ workflow }) => workflow.version),
      column(({ step }) => step),
      column(({ standing }) => standing?.mandateId ?? null),
      column(({ standing }) => standing?.objectionHours ?? null),
      column(({ standing }) => standing?.approvesAt ?? null),
    ],
  );
  return new Set(added.map(({ filingId }) => filingId));
}

interface Row {
  readonly filingId: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly facts: FilingFacts;
  readonly status: FilingStatus;
  readonly sequence: number;
  readonly version: number;
  readonly since: Date;
  readonly definitionId: string;
  readonly definitionVersion: number;
  readonly step: string;
  readonly round: number;
  readonly mandateId: string | null;
  readonly objectionHours: number;
  readonly approvesAt: Date;
  readonly undoUntil: Date | null;
}

const COLUMNS = `filing_id as "filingId", organisation_id as "organisationId", organisation_name as "organisationName", facts,
  status, sequence, version, changed_at as since, definition_id as "definitionId", definition_version as "definitionVersion",
  step, round, mandate_id as "mandateId", objection_hours as "objectionHours", approves_at as "approvesAt",
  undo_until as "undoUntil"`;

/** Loads and locks an approval; undefined when there is none. The lock is a statement of its own: only what is read after it is sure to be new. */
export async function lockApproval(tx: Transaction, filingId: string): Promise<Approval | undefined> {
  return load(tx, `select ${COLUMNS} from approval where filing_id = $1 for update`, filingId);
}

/** Reads an approval as it stands at this moment; undefined when there is none. */
export async function readApproval(tx: Transaction, filingId: string): Promise<Approval | undefined> {
  return load(tx, `select ${COLUMNS} from approval where filing_id = $1`, filingId);
}

async function load(tx: Transaction, sql: string, filingId: string): Promise<Approval | undefined> {
  const [row] = await tx.query<Row>(sql, [filingId]);
  if (!row) return undefined;
  const workflow = await definitionOf(tx, row.definitionId, row.definitionVersion);
  const { facts, status, sequence, version, step, round, undoUntil } = row;
  const standing = standingOf(row);
  return {
    filingId: row.filingId,
    organisation: { organisationId: row.organisationId, name: row.organisationName },
    ...{ facts, status, sequence, version, step, round, workflow },
    since: row.since.toISOString(),
    ...(standing ? { standing } : {}),
    ...(undoUntil ? { undoUntil: undoUntil.toISOString() } : {}),
    acts: await actsOf(tx, filingId),
  };
}

const standingOf = ({ mandateId, objectionHours, approvesAt }: Row): StandingApproval | undefined =>
  mandateId === null ? undefined : { mandateId, objectionHours, approvesAt: approvesAt.toISOString() };

/** Stores what changed and the acts that are new. The row is locked; status and version are checked all the same (G4). */
export async function storeChange(tx: Transaction, before: Approval, after: Approval): Promise<void> {
  const { standing, undoUntil } = after;
  const stored = await tx.query(
    `update approval set status = $2, sequence = $3, version = $4, changed_at = $5, step = $6, round = $7, mandate_id = $8,
                         objection_hours = $9, approves_at = $10, undo_until = $11
     where filing_id = $1 and status = $12 and version = $13
     returning filing_id`,
    [
      before.filingId,
      after.status,
      after.sequence,
      after.version,
      after.since,
      after.step,
      after.round,
      standing?.mandateId ?? null,
      standing?.objectionHours ?? null,
      standing?.approvesAt ?? null,
      undoUntil ?? null,
      before.status,
      before.version,
    ],
  );
  if (stored.length !== 1) throw new Error(`approval ${before.filingId} changed under its lock`);
  await storeActs(tx, before.filingId, after.acts.slice(before.acts.length));
}

/** Brings approvals to the newest step that another service made, never back to an earlier one (docs/adr/0004). */
export async function followSteps(tx: Transaction, newest: ReadonlyMap<string, StatusStep>): Promise<void> {
  const steps = [...newest];
  await tx.query(
    `update approval a set status = s.status, sequence = s.sequence, version = a.version + 1, changed_at = s.at, undo_until = null
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
