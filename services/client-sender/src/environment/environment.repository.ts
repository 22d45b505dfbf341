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

/** Adds or changes an environment; an environment never moves to another office. */
export async function putEnvironment(tx: Transaction, environment: NewEnvironment): Promise<void> {
  const { id, tenant, name, connectorUrl, sealedToken, profile } = environment;
  const [row] = await tx.query(
    `insert into client_environment as e (id, tenant, name, connector_url, connector_token, profile)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (id) do update set name = $3, connector_url = $4, connector_token = $5, profile = $6, changed_at = now()
       where e.tenant = $2
     returning e.id`,
    [id, tenant, name, connectorUrl, sealedToken, JSON.stringify(profile)],
  );
  if (!row) throw new Error(`client environment ${id} belongs to another office`);
  await tx.query(
    'insert into status_cursor (environment_id, tenant) values ($1, $2) on conflict (environment_id) do nothing',
    [id, tenant],
  );
}

/** Makes `sha256` the one token the bootstrap gives this environment; what it gave before is revoked. */
export async function putBootstrapToken(
  tx: Transaction,
  tenant: string,
  environmentId: string,
  sha256: string,
): Promise<void> {
  await tx.query(
    `update erp_token set revoked_at = now()
     where environment_id = $1 and issued_by = 'bootstrap' and sha256 <> $2 and revoked_at is null`,
    [environmentId, sha256],
  );
  await tx.query(
    `insert into erp_token as t (sha256, tenant, environment_id, issued_by) values ($1, $2, $3, 'bootstrap')
     on conflict (sha256) do update set revoked_at = null where t.environment_id = $3 and t.revoked_at is not null`,
    [sha256, tenant, environmentId],
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
