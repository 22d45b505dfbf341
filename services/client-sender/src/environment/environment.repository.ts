import type { Transaction } from '@akkoord/persistence';
import type { CommunicationProfile } from './environment.js';

/** A row of client_environment. */
export interface EnvironmentRow {
  readonly id: string;
  readonly tenant: string;
  readonly name: string;
  readonly connector_url: string;
  readonly connector_token: Buffer;
  readonly profile: Partial<CommunicationProfile>;
}

export type NewEnvironment = Omit<EnvironmentRow, 'connector_url' | 'connector_token'> & {
  readonly connectorUrl: string;
  readonly sealedToken: Buffer;
};

/** All environments of all offices. */
export const allEnvironments = (tx: Transaction): Promise<EnvironmentRow[]> =>
  tx.query<EnvironmentRow>('select id, tenant, name, connector_url, connector_token, profile from client_environment');

/** Adds or changes an environment; false when it is another office's, where it stays. */
export async function putEnvironment(tx: Transaction, environment: NewEnvironment): Promise<boolean> {
  const { id, tenant, name, connectorUrl, sealedToken, profile } = environment;
  const [row] = await tx.query(
    `insert into client_environment as e (id, tenant, name, connector_url, connector_token, profile)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (id) do update set name = $3, connector_url = $4, connector_token = $5, profile = $6, changed_at = now()
       where e.tenant = $2
     returning e.id`,
    [id, tenant, name, connectorUrl, sealedToken, JSON.stringify(profile)],
  );
  if (!row) return false;
  await tx.query(
    'insert into status_cursor (environment_id, tenant) values ($1, $2) on conflict (environment_id) do nothing',
    [id, tenant],
  );
  return true;
}

/** Who gave a token: the bootstrap file or an operator. */
export type TokenIssuer = 'bootstrap' | 'administration';

export interface NewToken {
  readonly sha256: string;
  readonly tenant: string;
  readonly environmentId: string;
  readonly issuer: TokenIssuer;
}

/** Makes this the one token its issuer gives the environment; what that issuer gave before is revoked. False when it is another environment's. */
export async function putToken(tx: Transaction, { sha256, tenant, environmentId, issuer }: NewToken): Promise<boolean> {
  await tx.query(
    `update erp_token set revoked_at = now()
     where environment_id = $1 and issued_by = $3 and sha256 <> $2 and revoked_at is null`,
    [environmentId, sha256, issuer],
  );
  const rows = await tx.query(
    `insert into erp_token as t (sha256, tenant, environment_id, issued_by) values ($1, $2, $3, $4)
     on conflict (sha256) do update set revoked_at = null where t.environment_id = $3
     returning t.sha256`,
    [sha256, tenant, environmentId, issuer],
  );
  return rows.length === 1;
}

/** Makes what waits for the environment's connector due now. */
export async function releaseDeliveries(tx: Transaction, environmentId: string): Promise<void> {
  await tx.query(
    `update delivery set next_attempt_at = now() where return_id in (
       select return_id from delivery where environment_id = $1 and state = 'queued' and not is_held
       for update skip locked)`,
    [environmentId],
  );
}

/** The environment a live token belongs to. */
export async function environmentOfToken(tx: Transaction, sha256: string): Promise<string | undefined> {
  const [row] = await tx.query<{ environment_id: string }>(
    `select environment_id from erp_token
     where sha256 = $1 and revoked_at is null and (expires_at is null or expires_at > now())`,
    [sha256],
  );
  return row?.environment_id;
}
