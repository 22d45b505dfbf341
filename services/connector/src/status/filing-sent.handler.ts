import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { FilingSent } from '@akkoord/contracts';
import { type EventBatch, Inbox, OnEvent } from '@akkoord/messaging';
import { ApplyStatusSteps } from './apply-status-steps.js';

/** Digipoort has the message (60) and gave a kenmerk. */
@Controller()
export class FilingSentHandler {
  constructor(
    private readonly inbox: Inbox,
    private readonly statusSteps: ApplyStatusSteps,
  ) {}

  @OnEvent(FilingSent)
  async handle(@Payload() batch: EventBatch<FilingSent>): Promise<void> {
    await this.inbox.once('connector.filing-sent', batch, (tx, fresh) =>
      this.statusSteps.ofEvents(tx, fresh, ({ kenmerk, aanleverkenmerk, deliveredAt }) => ({
        kenmerk,
        aanleverkenmerk,
        deliveredAt,
      })),
    );
  }
}
