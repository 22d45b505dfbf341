import { Injectable } from '@nestjs/common';
import type { MessageKind } from '@akkoord/contracts';
import { Outbox } from '@akkoord/messaging';
import type { Transaction } from '@akkoord/persistence';
import { ApplyStatusSteps } from '../status/apply-status-steps.js';
import { matchedEvent } from './filing-events.js';
import { MatchingRepository } from './matching.repository.js';
import { factsAt, placeMessage, type FoundOrganisation, type MessageNumber, type Placement } from './message.js';
import { type WaitingMessage, WaitingMessageRepository } from './waiting-message.repository.js';

/** Hands waiting messages to the organisation they belong to, once there is one. Needs `lockMatching(tx, 'exclusive')` first. */
@Injectable()
export class MatchMessages {
  constructor(
    private readonly waiting: WaitingMessageRepository,
    private readonly matching: MatchingRepository,
    private readonly statusSteps: ApplyStatusSteps,
    private readonly outbox: Outbox,
  ) {}

  /** Looks again at messages that wait for these numbers; gives how many were matched. */
  async byNumbers(tx: Transaction, numbers: readonly MessageNumber[], now: Date): Promise<number> {
    return this.match(tx, await this.waiting.withNumbers(tx, numbers), now);
  }

  /** Looks again at messages of a kind that was blocked or let in; gives how many were matched. */
  async ofKind(tx: Transaction, kind: MessageKind, now: Date): Promise<number> {
    return this.match(tx, await this.waiting.ofKind(tx, kind), now);
  }

  private async match(tx: Transaction, messages: readonly WaitingMessage[], now: Date): Promise<number> {
    if (messages.length === 0) return 0;
    const facts = await this.matching.facts(
      tx,
      messages.map(({ number }) => number),
    );
    const placed = messages.map((message) => ({
      message,
      placement: placeMessage(message.facts.kind, message.number, facts),
    }));
    await this.keepWaiting(tx, placed);
    const found = placed.flatMap(({ message, placement: { organisation } }) =>
      organisation ? [{ message, organisation }] : [],
    );
    if (found.length > 0) await this.handOver(tx, found, now);
    return found.length;
  }

  private async keepWaiting(tx: Transaction, placed: readonly { message: WaitingMessage; placement: Placement }[]) {
    const changed = placed.flatMap(({ message: { id, reason: before }, placement: { reason } }) =>
      reason !== null && reason !== before ? [{ id, reason }] : [],
    );
    if (changed.length > 0) await this.waiting.changeReason(tx, changed);
  }

  /** The chain goes on from the message's last step: 20 is written here, the workflow continues from the sequence in the event. */
  async handOver(
    tx: Transaction,
    found: readonly { message: WaitingMessage; organisation: FoundOrganisation }[],
    now: Date,
  ): Promise<void> {
    const at = now.toISOString();
    await this.statusSteps.apply(
      tx,
      found.map(({ message: { id, lastSequence } }) => ({
        messageId: id,
        status: 20,
        sequence: lastSequence + 1,
        at,
        details: null,
      })),
    );
    await this.waiting.assign(
      tx,
      found.map(({ message: { id }, organisation: { organisationId } }) => ({ id, organisationId })),
    );
    const events = found.map(({ message: { id, facts, lastSequence }, organisation }) =>
      matchedEvent(
        { filingId: id, facts: factsAt(facts, organisation), sequence: lastSequence + 1 },
        organisation,
        now,
      ),
    );
    await this.outbox.add(tx, ...events);
  }
}
