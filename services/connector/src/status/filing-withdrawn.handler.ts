import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { FilingWithdrawn } from '@akkoord/contracts';
import { type EventBatch, Inbox, OnEvent } from '@akkoord/messaging';
import { SupersededMessageRepository } from '../supersede/superseded-message.repository.js';
import { ApplyStatusSteps } from './apply-status-steps.js';

/** The message was taken back (45); the client environment hears by whom, why, and which message took its place. */
@Controller()
export class FilingWithdrawnHandler {
  constructor(
    private readonly inbox: Inbox,
    private readonly statusSteps: ApplyStatusSteps,
    private readonly messages: SupersededMessageRepository,
  ) {}

  @OnEvent(FilingWithdrawn)
  async handle(@Payload() batch: EventBatch<FilingWithdrawn>): Promise<void> {
    await this.inbox.once('connector.filing-withdrawn', batch, async (tx, fresh) => {
      const keys = await this.messages.keysOf(
        tx,
        fresh.flatMap(({ data }) => data.supersededBy ?? []),
      );
      await this.statusSteps.ofEvents(tx, fresh, ({ by, reason, supersededBy }) => ({
        withdrawnBy: by.kind,
        reasonCode: reason.code,
        reason: reason.text,
        ...(supersededBy ? { supersededBy: keys.get(supersededBy) ?? supersededBy } : {}),
      }));
    });
  }
}
