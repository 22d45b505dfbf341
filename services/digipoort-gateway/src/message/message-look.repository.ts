import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@akkoord/persistence';
import type { Environment } from '../certificate/certificate.js';

/** An office and environment, and whether it is its time. */
export interface LookPlace {
  readonly tenant: string;
  readonly environment: Environment;
}

/** How it stands with fetching. */
export interface LookState {
  readonly lastAt: Date | null;
  readonly nextAt: Date;
  readonly problem: string | null;
}

/** Rows of `message_look`: one per office and environment, held by who is looking, in the database's clock. */
@Injectable()
export class MessageLookRepository {
  constructor(private readonly database: Database) {}

  /** Takes hold of a look that is due, or any when it `isWanted`; gives what was seen before. Undefined when it is not due or somebody has it. */
  async take(
    { tenant, environment }: LookPlace,
    holdMs: number,
    isWanted: boolean,
  ): Promise<{ seenUntil: Date | undefined } | undefined> {
    return this.database.inTenant(tenant, async (tx) => {
      await tx.query('insert into message_look (tenant, environment) values ($1, $2) on conflict do nothing', [
        tenant,
        environment,
      ]);
      const [taken] = await tx.query<{ seenUntil: Date | null }>(
        `update message_look set held_until = now() + $3 * interval '1 millisecond'
         where tenant = $1 and environment = $2 and (held_until is null or held_until <= now()) and ($4 or next_at <= now())
         returning seen_until as "seenUntil"`,
        [tenant, environment, holdMs, isWanted],
      );
      return taken && { seenUntil: taken.seenUntil ?? undefined };
    });
  }

  /** Lets go. Without `seenUntil` what was seen before stays. */
  async leave(
    { tenant, environment }: LookPlace,
    { seenUntil, nextMs, problem }: { seenUntil: Date | undefined; nextMs: number; problem: string | undefined },
  ): Promise<void> {
    await this.database.inTenant(tenant, (tx) =>
      tx.query(
        `update message_look set held_until = null, seen_until = coalesce($3, seen_until), last_at = now(), problem = $4,
           next_at = now() + $5 * interval '1 millisecond'
         where tenant = $1 and environment = $2`,
        [tenant, environment, seenUntil ?? null, problem ?? null, nextMs],
      ),
    );
  }

  async state(tx: Transaction, environment: Environment): Promise<LookState | undefined> {
    const [row] = await tx.query<LookState>(
      `select last_at as "lastAt", next_at as "nextAt", problem from message_look where tenant = $1 and environment = $2`,
      [tx.tenant, environment],
    );
    return row;
  }
}
