import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { FilingBlocked, SupplementBlocked } from '@akkoord/contracts';
import { type EventBatch, Inbox, OnEvent } from '@akkoord/messaging';
import { reasonFor } from '../eligibility/eligibility.js';
import { ApplyStatusSteps } from './apply-status-steps.js';

/** A rule of the office kept the message out (45); the client environment hears which filings are in the way and what to do. */
@Controller()
export class FilingKeptOutHandler {
  constructor(
    private readonly inbox: Inbox,
    private readonly statusSteps: ApplyStatusSteps,
  ) {}

  @OnEvent(SupplementBlocked, FilingBlocked)
  async handle(@Payload() batch: EventBatch<SupplementBlocked | FilingBlocked>): Promise<void> {
    await this.inbox.once('connector.filing-kept-out', batch, (tx, fresh) =>
      this.statusSteps.ofEvents(tx, fresh, ({ facts, reasons }) => {
        const told = reasons.map((broken) => reasonFor(facts.clientEnvironmentId, broken));
        return { ...told[0], ...(told.length > 1 ? { alsoBroken: told.slice(1) } : {}) };
      }),
    );
  }
}
