import { Injectable } from '@nestjs/common';
import { Database } from '@akkoord/persistence';
import { lockMatching } from '../message/matching-lock.js';
import { ExternalMessageIdReused } from '../message/message.errors.js';
import { MessageRepository } from '../message/message.repository.js';
import { isRepeat, type NewMessage } from '../message/message.js';
import { RegisterMessage, type Registration } from '../message/register-message.js';
import { WithdrawUnmatched } from '../withdrawal/withdraw-unmatched.js';
import { SupersededMessageRepository } from './superseded-message.repository.js';
import { whoSupersedes } from './supersede.js';

/** Registers a new version of a message: the workflow, which knows what was approved, lets it take the place of the old one or not. */
@Injectable()
export class RegisterVersion {
  constructor(
    private readonly database: Database,
    private readonly registerMessage: RegisterMessage,
    private readonly messages: MessageRepository,
    private readonly superseded: SupersededMessageRepository,
    private readonly unmatched: WithdrawUnmatched,
  ) {}

  /** Resolves after the commit; throws ExternalMessageIdReused or what `whoSupersedes` throws. */
  async register(tenant: string, message: NewMessage, supersedes: string): Promise<Registration> {
    const { clientEnvironmentId, externalMessageId } = message.facts;
    return this.database.inTenant(tenant, async (tx) => {
      // Exclusive: the old message stays on the desk of unmatched messages, or off it, until this is done.
      await lockMatching(tx, 'exclusive');
      const [known] = await this.messages.byExternalIds(tx, clientEnvironmentId, [externalMessageId]);
      if (known && !isRepeat(known, message)) throw new ExternalMessageIdReused();
      if (known) return { message: known, isNew: false };
      const found = await this.superseded.find(tx, clientEnvironmentId, supersedes);
      const { old, where } = whoSupersedes(message, supersedes, found);
      const facts = where === 'workflow' ? { ...message.facts, supersedes: old.id } : message.facts;
      const [registered] = await this.registerMessage.registerIn(tx, clientEnvironmentId, [{ ...message, facts }]);
      if (!registered || registered instanceof ExternalMessageIdReused) throw new ExternalMessageIdReused();
      if (!registered.isNew) return registered;
      await this.superseded.link(tx, message.id, supersedes, old.id);
      if (where === 'here') {
        const supersededBy = { id: message.id, externalMessageId };
        await this.unmatched.withdraw(tx, old.id, { supersededBy, now: message.registeredAt });
      }
      return registered;
    });
  }
}
