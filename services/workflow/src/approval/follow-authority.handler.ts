import { FilingAccepted, FilingRefused, FilingSendFailed, FilingSent, type StatusStep } from '@akkoord/contracts';
import { Inbox, OnEvent, type EventBatch } from '@akkoord/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { OrganisationTurns } from '../rules/organisation-turns.js';
import { followSteps } from './approval.repository.js';

type Moved = FilingSent | FilingSendFailed | FilingAccepted | FilingRefused;

/** What became of a filing after its approval: the rules look at it, the gateway alone judges it. */
@Controller()
export class FollowAuthorityHandler {
  constructor(
    private readonly inbox: Inbox,
    private readonly turns: OrganisationTurns,
  ) {}

  @OnEvent(FilingSent, FilingSendFailed, FilingAccepted, FilingRefused)
  async moved(@Payload() batch: EventBatch<Moved>): Promise<void> {
    await this.inbox.once('workflow.follow-authority', batch, async (tx, fresh) => {
      const newest = new Map<string, StatusStep>();
      for (const { filingId, statuses } of fresh.map(({ data }) => data)) {
        for (const step of statuses) {
          if ((newest.get(filingId)?.sequence ?? 0) < step.sequence) newest.set(filingId, step);
        }
      }
      const known = await this.turns.takeOfFilings(tx, [...newest.keys()]);
      await followSteps(tx, new Map([...newest].filter(([filingId]) => known.has(filingId.toLowerCase()))));
    });
  }
}
