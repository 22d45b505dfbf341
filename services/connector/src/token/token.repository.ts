import { Injectable } from '@nestjs/common';
import type { Transaction } from '@akkoord/persistence';
import type { AccessToken, TokenScope } from './token.js';

const COLUMNS = `id, scope, client_environment_id as "clientEnvironmentId", issued_at as "issuedAt",
  expires_at as "expiresAt", revoked_at as "revokedAt", last_used_at as "lastUsedAt"`;

export interface NewToken {
  readonly id: string;
  readonly sha256: string;
  readonly scope: TokenScope;
  readonly clientEnvironmentId: string | null;
  readonly isBootstrap: boolean;
  readonly issuedAt: Date;
  readonly expiresAt: Date | null;
}

/** Tokens of one office; row-level security hides those of others, so another office's token is simply unknown. */
@Injectable()
export class TokenRepository {
  async findByHash(tx: Transaction, sha256: string): Promise<AccessToken | undefined> {
    const [token] = await tx.query<AccessToken>(`select ${COLUMNS} from access_token where token_sha256 = $1`, [
      sha256,
    ]);
    return token;
  }

  async ofEnvironment(tx: Transaction, environmentId: string): Promise<(AccessToken & { issuedAt: Date })[]> {
    return tx.query(`select ${COLUMNS} from access_token where client_environment_id = $1 order by id`, [
      environmentId,
    ]);
  }

  /** False when the secret was stored before. */
  async add(tx: Transaction, token: NewToken): Promise<boolean> {
    const added = await tx.query(
      `insert into access_token (id, token_sha256, scope, client_environment_id, is_bootstrap, issued_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict (token_sha256) do nothing returning id`,
      [
        token.id,
        token.sha256,
        token.scope,
        token.clientEnvironmentId,
        token.isBootstrap,
        token.issuedAt,
        token.expiresAt,
      ],
    );
    return added.length > 0;
  }

  async markUsed(tx: Transaction, id: string, now: Date): Promise<void> {
    await tx.query('update access_token set last_used_at = greatest(last_used_at, $2) where id = $1', [id, now]);
  }

  /** Revokes a token of this client environment; false when it has no such token. Revoking twice keeps the first moment. */
  async revoke(tx: Transaction, environmentId: string, id: string, now: Date): Promise<boolean> {
    const revoked = await tx.query(
      `update access_token set revoked_at = coalesce(revoked_at, $3) where id = $1 and client_environment_id = $2 returning id`,
      [id, environmentId, now],
    );
    return revoked.length > 0;
  }

  /** Revokes earlier bootstrap tokens: a changed setting must not leave the old one valid. */
  async revokeOtherBootstrapTokens(tx: Transaction, sha256: string, now: Date): Promise<void> {
    await tx.query(
      'update access_token set revoked_at = $2 where is_bootstrap and token_sha256 <> $1 and revoked_at is null',
      [sha256, now],
    );
  }
}
