import { Injectable } from '@nestjs/common';
import { Database } from '@akkoord/persistence';
import { OrganisationNotFound } from '../organisation/organisation.errors.js';
import { lockMatching } from './matching-lock.js';
import { MatchMessages } from './match-messages.js';
import { MessageKindBlocked, MessageNotFound, MessageNotUnmatched } from './message.errors.js';
import { WaitingMessageRepository } from './waiting-message.repository.js';

/** The office links a message on its desk to an organisation by hand; the organisation's numbers stay as they are. */
@Injectable()
export class LinkMessage {
  constructor(
    private readonly database: Database,
    private readonly waiting: WaitingMessageRepository,
    private readonly matching: MatchMessages,
  ) {}

  /** Throws MessageNotFound, MessageNotUnmatched, MessageKindBlocked or OrganisationNotFound. A repeat with the same organisation is none of these. */
  async execute(tenant: string, messageId: string, organisationId: string, now: Date): Promise<void> {
    await this.database.inTenant(tenant, async (tx) => {
      await lockMatching(tx, 'exclusive');
      const [message] = await this.waiting.withId(tx, messageId);
      if (!message) {
        const standing = await this.waiting.organisationOf(tx, messageId);
        if (!standing) throw new MessageNotFound();
        if (standing.organisationId === organisationId) return;
        throw new MessageNotUnmatched();
      }
      if (message.reason === 'kind-blocked') throw new MessageKindBlocked();
      const organisation = await this.waiting.activeOrganisation(tx, organisationId);
      if (!organisation) throw new OrganisationNotFound();
      await this.matching.handOver(tx, [{ message, organisation }], now);
    });
  }
}
