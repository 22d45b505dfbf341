import type { Transaction } from '@akkoord/persistence';
import type { WebhookOutcome } from './webhook.js';

export interface WebhookRow {
  readonly url: string;
  readonly secret: Buffer;
  readonly lastStatus: number | null;
}

export async function findWebhook(tx: Transaction, environmentId: string): Promise<WebhookRow | undefined> {
  const [row] = await tx.query<WebhookRow>(
    'select url, secret, last_status as "lastStatus" from webhook where environment_id = $1',
    [environmentId],
  );
  return row;
}

/** Sets the address; true when the webhook, and so its secret, is new. */
export async function putWebhook(
  tx: Transaction,
  environmentId: string,
  webhook: Omit<WebhookRow, 'lastStatus'>,
): Promise<boolean> {
  const [row] = await tx.query<{ is_new: boolean }>(
    `insert into webhook (environment_id, tenant, url, secret) values ($1, $2, $3, $4)
     on conflict (environment_id) do update set url = $3 returning xmax = 0 as is_new`,
    [environmentId, tx.tenant, webhook.url, webhook.secret],
  );
  return row!.is_new;
}

/** Takes the webhook away, with what still waited for it. */
export async function removeWebhook(tx: Transaction, environmentId: string): Promise<boolean> {
  await tx.query(`delete from webhook_delivery where environment_id = $1 and state = 'queued'`, [environmentId]);
  const rows = await tx.query('delete from webhook where environment_id = $1 returning environment_id', [
    environmentId,
  ]);
  return rows.length > 0;
}

/** A message this process holds, with where it goes. */
export interface HeldWebhook {
  readonly id: string;
  readonly tenant: string;
  readonly environmentId: string;
  readonly attempt: number;
  readonly body: string;
  readonly queuedAt: Date;
  readonly url: string;
  readonly secret: Buffer;
}

/** Takes messages that are due, for `leaseMs` milliseconds; one whose webhook went while it was being queued takes nobody's place. */
export function claimWebhooks(tx: Transaction, limit: number, leaseMs: number): Promise<HeldWebhook[]> {
  return tx.query<HeldWebhook>(
    `update webhook_delivery d set attempt = d.attempt + 1, next_attempt_at = now() + $2 * interval '1 millisecond'
     from (select q.id from webhook_delivery q join webhook using (environment_id)
           where q.state = 'queued' and q.next_attempt_at <= now()
           order by q.next_attempt_at limit $1 for update of q skip locked) due, webhook w
     where d.id = due.id and w.environment_id = d.environment_id
     returning d.id, d.tenant, d.environment_id as "environmentId", d.attempt, d.body, d.created_at as "queuedAt", w.url, w.secret`,
    [limit, leaseMs],
  );
}

/** Keeps held messages for another `leaseMs`. */
export async function renewWebhooks(tx: Transaction, held: readonly HeldWebhook[], leaseMs: number): Promise<void> {
  await tx.query(
    `update webhook_delivery d set next_attempt_at = now() + $3 * interval '1 millisecond'
     from (select id from webhook_delivery where (id, attempt) in (select * from unnest($1::uuid[], $2::integer[]))
           and state = 'queued' for update skip locked) mine
     where d.id = mine.id`,
    [held.map(({ id }) => id), held.map(({ attempt }) => attempt), leaseMs],
  );
}

export interface EndedWebhook {
  readonly held: HeldWebhook;
  readonly outcome: WebhookOutcome;
}

/** Records how attempts ended, and what each receiver answered last, in one statement. */
export async function recordWebhooks(tx: Transaction, ended: readonly EndedWebhook[]): Promise<void> {
  await tx.query(
    `with given as (
       select * from unnest($1::uuid[], $2::integer[], $3::text[], $4::bigint[], $5::integer[], $6::uuid[])
         with ordinality as g (id, attempt, kind, pause_ms, status, environment_id, place)
     ), receivers as (
       update webhook w set last_status = g.status, last_at = now()
       from (select distinct on (environment_id) environment_id, status from given order by environment_id, place desc) g
       where w.environment_id = g.environment_id
     )
     update webhook_delivery d set
       state = case g.kind when 'postponed' then 'queued' else g.kind end,
       next_attempt_at = now() + g.pause_ms * interval '1 millisecond',
       last_status = g.status
     from given g where d.id = g.id and d.attempt = g.attempt and d.state = 'queued'`,
    [
      ended.map(({ held }) => held.id),
      ended.map(({ held }) => held.attempt),
      ended.map(({ outcome }) => outcome.kind),
      ended.map(({ outcome }) => (outcome.kind === 'postponed' ? outcome.pauseMs : 0)),
      // 0: no answer came.
      ended.map(({ outcome }) => outcome.httpStatus ?? 0),
      ended.map(({ held }) => held.environmentId),
    ],
  );
}
