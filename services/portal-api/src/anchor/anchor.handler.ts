import { AuditAnchored } from '@akkoord/contracts';
import { Inbox, OnEvent, type EventBatch } from '@akkoord/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { keepAnchors } from './anchor.repository.js';

/** Keeps what offices state about their audit trails, to publish it. */
@Controller()
export class AnchorHandler {
  constructor(private readonly inbox: Inbox) {}

  @OnEvent(AuditAnchored)
  async anchored(@Payload() batch: EventBatch<AuditAnchored>): Promise<void> {
    await this.inbox.once('portal.keep-anchors', batch, (tx, fresh) =>
      keepAnchors(
        tx,
        fresh.map(({ data }) => data),
      ),
    );
  }
}
