import {
  ApprovalCompleted,
  ApprovalEscalated,
  ApprovalInformed,
  ApprovalPartlyGranted,
  ApprovalQuestionAnswered,
  ApprovalQuestionAsked,
  ApprovalRejected,
  ApprovalReminderDue,
  ApprovalRepaired,
  ApprovalRequested,
  ApprovalReviewRequested,
  ApprovalUndone,
  CertificateExpiring,
  FilingAccepted,
  FilingApproved,
  FilingMoved,
  FilingRefused,
  FilingSendFailed,
  FilingSent,
  FilingWithdrawn,
} from '@akkoord/contracts';
import { OnEvent, type EventBatch, type ReceivedEvent } from '@akkoord/messaging';
import { Database, type Transaction } from '@akkoord/persistence';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { keepFilings, moveFilings } from '../filing/filing.repository.js';
import { MailerConfig } from '../mailer.config.js';
import type { KnownFiling } from '../planning/known.js';
import { Plan } from '../planning/plan.js';
import type { Occasion } from './occasion.js';
import { keepWaiting, takeWaiting } from './occasion.repository.js';
import { occasionsOf, type MailedEvent } from './occasions-of.js';

const HOUR_MS = 3_600_000;

/**
 * Turns what happened into mail that is to be sent. Without an inbox: a mail's key is made from what it tells and to whom, so an event that
 * comes twice plans nothing new, and filings nobody was asked about (the bulk, where an office approves by itself) cost one look per batch.
 */
@Controller()
export class OccasionHandler {
  constructor(
    private readonly database: Database,
    private readonly plan: Plan,
    private readonly config: MailerConfig,
  ) {}

  /** Events with the filing in full: from now on mail can be about it. */
  @OnEvent(ApprovalRequested, ApprovalReviewRequested, FilingApproved, FilingWithdrawn)
  async filingTold(
    @Payload() batch: EventBatch<ApprovalRequested | ApprovalReviewRequested | FilingApproved | FilingWithdrawn>,
  ): Promise<void> {
    const wanted = batch.filter(({ data }) => !isApprovedByNobody(data));
    await this.inOffice(wanted, async (tx) => {
      await keepFilings(
        tx,
        wanted.map(({ data }) => Object.assign(data, { wasWithClient: wasWithClient(data) })),
      );
      const occasions = wanted.flatMap((event) => this.occasions(event));
      await this.plan.add(tx, [...occasions, ...(await takeWaiting(tx))]);
    });
  }

  @OnEvent(
    ApprovalPartlyGranted,
    ApprovalInformed,
    ApprovalQuestionAsked,
    ApprovalQuestionAnswered,
    ApprovalRejected,
    ApprovalRepaired,
    ApprovalCompleted,
    ApprovalUndone,
    FilingSent,
    FilingSendFailed,
    FilingAccepted,
    FilingRefused,
  )
  async filingMoved(
    @Payload()
    batch: EventBatch<
      | ApprovalPartlyGranted
      | ApprovalInformed
      | ApprovalQuestionAsked
      | ApprovalQuestionAnswered
      | ApprovalRejected
      | ApprovalRepaired
      | ApprovalCompleted
      | ApprovalUndone
      | FilingSent
      | FilingSendFailed
      | FilingAccepted
      | FilingRefused
    >,
  ): Promise<void> {
    await this.inOffice(batch, async (tx) => {
      const known = await this.move(tx, batch);
      const occasions = batch.flatMap((event) => this.occasions(event));
      const isKnown = ({ filingId = '' }: Occasion): boolean => known.has(filingId);
      await this.plan.add(tx, occasions.filter(isKnown), known);
      await keepWaiting(
        tx,
        occasions.filter((occasion) => !isKnown(occasion)),
      );
    });
  }

  /** About no filing, or about several that are told in full. */
  @OnEvent(ApprovalReminderDue, ApprovalEscalated, CertificateExpiring)
  async toldInFull(
    @Payload() batch: EventBatch<ApprovalReminderDue | ApprovalEscalated | CertificateExpiring>,
  ): Promise<void> {
    await this.inOffice(batch, (tx) =>
      this.plan.add(
        tx,
        batch.flatMap((event) => this.occasions(event)),
      ),
    );
  }

  private async move(
    tx: Transaction,
    batch: EventBatch<{ filingId: string }>,
  ): Promise<ReadonlyMap<string, KnownFiling>> {
    // `approval.partly-granted` and `approval.informed` move nothing: their filing is looked up by the same statement, with a step that is older than any.
    const moves = batch.map(({ data }) =>
      'statuses' in data ? (data as FilingMoved) : { filingId: data.filingId, statuses: [STANDING_STILL] },
    );
    const filings = await moveFilings(tx, moves);
    return new Map(filings.map((filing) => [filing.filingId, filing]));
  }

  /** Nothing for old news: a mailer that was away for days does not tell it all the same. */
  private occasions({ id, time, data }: ReceivedEvent<MailedEvent>): Occasion[] {
    if (Date.now() - time.getTime() > this.config.newsHours * HOUR_MS) return [];
    return occasionsOf(data, { id, time });
  }

  private async inOffice<T>(batch: EventBatch<T>, work: (tx: Transaction) => Promise<void>): Promise<void> {
    const [first] = batch;
    if (first) await this.database.inTenant(first.tenant, work);
  }
}

const STANDING_STILL = { status: 10, sequence: 1, at: '1970-01-01T00:00:00.000Z' } as const;

/** Where an office lets filings through by itself, nobody was asked and nobody gets mail. */
const isApprovedByNobody = (event: object): boolean =>
  event instanceof FilingApproved && event.approvedByContactId === undefined && event.mandateId === undefined;

/** A withdrawal alone does not tell whether the client ever saw it. */
const wasWithClient = (event: object): boolean => event instanceof ApprovalRequested || event instanceof FilingApproved;
