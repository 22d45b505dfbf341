import { Inject, Injectable } from '@nestjs/common';
import type { PutOrganisation } from '@akkoord/contracts';
import { Outbox } from '@akkoord/messaging';
import { Database } from '@akkoord/persistence';
import { LOGGER } from '@akkoord/service-kit';
import type { Logger } from 'pino';
import { lockMatching } from '../message/matching-lock.js';
import { MatchMessages } from '../message/match-messages.js';
import { NumberTaken } from './organisation.errors.js';
import { organisationChanged } from './organisation-changed.js';
import { OrganisationRepository } from './organisation.repository.js';
import { normalisedNumbers } from './organisation.js';

/** Records an organisation with its numbers as they are now, and hands it the messages that were waiting for those numbers. */
@Injectable()
export class RecordOrganisation {
  constructor(
    private readonly database: Database,
    private readonly organisations: OrganisationRepository,
    private readonly matchMessages: MatchMessages,
    private readonly outbox: Outbox,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Gives how many waiting messages found their organisation. */
  async record(tenant: string, organisationId: string, given: PutOrganisation, now: Date): Promise<number> {
    const numbers = normalisedNumbers(given.identificationNumbers);
    const { name, isActive = true, residence = 'resident' } = given;
    const organisation = { organisationId, name, isActive, residence };
    const matched = await this.database.inTenant(tenant, async (tx) => {
      await lockMatching(tx, 'exclusive');
      const version = await this.organisations.put(tx, organisation, now);
      const other = await this.organisations.putNumbers(tx, organisationId, numbers);
      if (other !== undefined) throw new NumberTaken(other);
      if (version !== undefined) {
        await this.outbox.add(tx, { event: organisationChanged({ ...organisation, version }) });
      }
      return this.matchMessages.byNumbers(tx, numbers, now);
    });
    this.log.info({ tenant, organisationId, numbers: numbers.length, isActive, matched }, 'organisation recorded');
    return matched;
  }
}
