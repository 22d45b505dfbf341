import { Injectable } from '@nestjs/common';
import type { FilingReleased } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';

/** What a person told the gateway to do with a filing, and what it was about. */
export interface FilingCommand {
  readonly id: string;
  readonly filingId: string;
  readonly command: 'release' | 'claim' | 'disown' | 'confirm' | 'deny';
  /** Processes it was about. */
  readonly kenmerken: readonly string[];
  readonly actor: string;
  readonly reason: string | undefined;
  readonly phase: string;
  readonly code: string | null;
  readonly result: FilingReleased['result'];
}

/** A command as it is kept. */
export interface GivenCommand extends Omit<FilingCommand, 'id' | 'filingId' | 'reason'> {
  readonly reason: string;
  readonly givenAt: Date;
}

/** Rows of `filing_command`: the audit trail of people's commands, added and never changed. */
@Injectable()
export class FilingCommandRepository {
  async find(tx: Transaction, id: string): Promise<Pick<FilingCommand, 'filingId' | 'result'> | undefined> {
    const [row] = await tx.query<Pick<FilingCommand, 'filingId' | 'result'>>(
      `select filing_id as "filingId", result from filing_command where tenant = $1 and id = $2`,
      [tx.tenant, id],
    );
    return row;
  }

  async add(tx: Transaction, command: FilingCommand): Promise<void> {
    await tx.query(
      `insert into filing_command (tenant, id, filing_id, command, kenmerken, actor, reason, phase, code, result)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        tx.tenant,
        command.id,
        command.filingId,
        command.command,
        command.kenmerken.length === 0 ? null : command.kenmerken,
        command.actor,
        command.reason ?? null,
        command.phase,
        command.code,
        command.result,
      ],
    );
  }

  /** All that were given about a filing, in order. */
  async of(tx: Transaction, filingId: string): Promise<GivenCommand[]> {
    return tx.query<GivenCommand>(
      `select command, coalesce(kenmerken, '{}') as kenmerken, actor, coalesce(reason, '') as reason, phase, code, result,
         given_at as "givenAt"
       from filing_command where tenant = $1 and filing_id = $2 order by given_at, id`,
      [tx.tenant, filingId],
    );
  }
}
