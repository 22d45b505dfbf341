import { Inject, Injectable } from '@nestjs/common';
import type { MessageKind } from '@akkoord/contracts';
import { Database } from '@akkoord/persistence';
import { LOGGER } from '@akkoord/service-kit';
import type { Logger } from 'pino';
import { lockMatching } from '../message/matching-lock.js';
import { MatchMessages } from '../message/match-messages.js';
import { MessageKindRepository } from './message-kind.repository.js';

/** Blocks a kind of message, or lets it in again together with the messages that waited for that. */
@Injectable()
export class BlockMessageKind {
  constructor(
    private readonly database: Database,
    private readonly kinds: MessageKindRepository,
    private readonly matchMessages: MatchMessages,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Gives how many waiting messages found their organisation. */
  async set(tenant: string, kind: MessageKind, isBlocked: boolean, now: Date): Promise<number> {
    const matched = await this.database.inTenant(tenant, async (tx) => {
      await lockMatching(tx, 'exclusive');
      await this.kinds.put(tx, kind, isBlocked, now);
      return this.matchMessages.ofKind(tx, kind, now);
    });
    this.log.info({ tenant, kind, isBlocked, matched }, 'message kind set');
    return matched;
  }
}
