import type { Authentication, FilingStatus, RejectionReason } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';
import type { Act } from './approval-state.js';
import { knownActor, type KnownActor } from './known-actor.js';

interface Row {
  readonly actId: string;
  readonly choice: Act['choice'];
  readonly actorKind: KnownActor['kind'];
  readonly contactId: string | null;
  readonly employeeId: string | null;
  readonly clientEnvironmentId: string | null;
  readonly countsFor: string[];
  readonly authentication: Authentication | null;
  readonly documentSha256: string;
  readonly reason: RejectionReason | null;
  readonly text: string | null;
  readonly box: string | null;
  readonly questionId: string | null;
  readonly supersededBy: string | null;
  readonly step: string;
  readonly round: number;
  readonly idempotencyKey: string;
  readonly at: Date;
  readonly ledTo: FilingStatus;
}

/** Everything people did with a filing, oldest first: ids are made in order of time, under the lock of the filing. */
export async function actsOf(tx: Transaction, filingId: string): Promise<Act[]> {
  const rows = await tx.query<Row>(
    `select decision_id as "actId", choice, actor_kind as "actorKind", contact_id as "contactId", employee_id as "employeeId",
            client_environment_id as "clientEnvironmentId", counts_for::text[] as "countsFor", authentication,
            document_sha256 as "documentSha256", reason, words as text, box, question_id as "questionId",
            superseded_by as "supersededBy", step, round, idempotency_key as "idempotencyKey", decided_at as at, led_to as "ledTo"
     from approval_decision where filing_id = $1 order by decided_at, decision_id`,
    [filingId],
  );
  return rows.map(actOfRow);
}

function actOfRow(row: Row): Act {
  const { actId, choice, countsFor, documentSha256, step, round, idempotencyKey, ledTo } = row;
  return {
    ...{ actId, choice, documentSha256, step, round, idempotencyKey, ledTo },
    actor: actorOfRow(row),
    // A decision of before there were steps counts for who took it.
    countsFor: countsFor.length > 0 || row.contactId === null ? countsFor : [row.contactId],
    at: row.at.toISOString(),
    ...known('authentication', row.authentication),
    ...known('reason', row.reason),
    ...known('text', row.text),
    ...known('box', row.box),
    ...known('questionId', row.questionId),
    ...known('supersededBy', row.supersededBy),
  };
}

const known = <K extends string, V>(key: K, value: V | null): Partial<Record<K, V>> =>
  value === null ? {} : ({ [key]: value } as Record<K, V>);

function actorOfRow({ actorKind: kind, contactId, employeeId, clientEnvironmentId }: Row): KnownActor {
  const actor = knownActor({
    kind,
    ...known('contactId', contactId),
    ...known('employeeId', employeeId),
    ...known('clientEnvironmentId', clientEnvironmentId),
  });
  if (!actor) throw new Error(`an act of a ${kind} without an id`);
  return actor;
}

/** Stores new acts. */
export async function storeActs(tx: Transaction, filingId: string, acts: readonly Act[]): Promise<void> {
  for (const act of acts) {
    const { actor } = act;
    await tx.query(
      `insert into approval_decision (tenant, decision_id, filing_id, choice, actor_kind, contact_id, employee_id,
         client_environment_id, counts_for, authentication, document_sha256, reason, words, box, question_id, superseded_by,
         step, round, idempotency_key, decided_at, led_to)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)`,
      [
        tx.tenant,
        act.actId,
        filingId,
        act.choice,
        actor.kind,
        actor.kind === 'contact' ? actor.contactId : null,
        actor.kind === 'employee' ? actor.employeeId : null,
        actor.kind === 'client-environment' ? actor.clientEnvironmentId : null,
        act.countsFor.filter((id) => id !== ''),
        act.authentication ? JSON.stringify(act.authentication) : null,
        act.documentSha256,
        act.reason ? JSON.stringify(act.reason) : null,
        act.text ?? null,
        act.box ?? null,
        act.questionId ?? null,
        act.supersededBy ?? null,
        act.step,
        act.round,
        act.idempotencyKey,
        act.at,
        act.ledTo,
      ],
    );
  }
}
