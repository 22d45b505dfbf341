import { Controller } from '@nestjs/common';
import { FilingApproved, FilingSendFailed } from '@akkoord/contracts';
import { type EventBatch, Inbox, OnEvent, Outbox, type ReceivedEvent } from '@akkoord/messaging';
import type { Transaction } from '@akkoord/persistence';
import { Payload } from '@nestjs/microservices';
import { JobRepository } from '../job/job.repository.js';
import { WorkBell } from '../job/work-bell.js';
import { ProfileRepository } from '../profile/profile.repository.js';
import { SEND_FAILURES } from './submission.errors.js';
import { SubmissionRepository } from './submission.repository.js';

/** Takes approved filings for sending: each once, however often it is told. */
@Controller()
export class TakeApprovedHandler {
  constructor(
    private readonly inbox: Inbox,
    private readonly outbox: Outbox,
    private readonly submissions: SubmissionRepository,
    private readonly jobs: JobRepository,
    private readonly profiles: ProfileRepository,
    private readonly bell: WorkBell,
  ) {}

  @OnEvent(FilingApproved)
  async handle(@Payload() batch: EventBatch<FilingApproved>): Promise<void> {
    await this.inbox.once('digipoort-gateway.take-approved', batch, (tx, fresh) => this.take(tx, fresh));
  }

  private async take(tx: Transaction, approved: readonly ReceivedEvent<FilingApproved>[]): Promise<void> {
    const hasProfile = await this.profiles.exists(tx);
    // Without a profile the filing's own 70 comes first; the first step of sending continues from there.
    const toSequence = (sequence: number) => (hasProfile ? sequence : sequence + 1);
    const known = await this.submissions.insertNew(
      tx,
      approved.map(({ id, correlationId, data }) => ({
        filingId: data.filingId,
        kind: data.facts.kind,
        documentSha256: data.facts.document.sha256,
        documentSize: data.facts.document.size,
        periodStart: data.facts.period.start,
        periodEnd: data.facts.period.end,
        residence: data.facts.residence,
        sequence: toSequence(lastSequence(data)),
        correlationId,
        causationId: id,
      })),
    );
    if (known.size === 0) return;
    await this.jobs.insert(tx, [...known]);
    if (!hasProfile) await this.tellNoProfile(tx, approved, known);
    const tenant = tx.tenant ?? '';
    tx.afterCommit(() => this.bell.ring('submit', tenant));
  }

  /** The job stays due and is taken up as soon as the office has a profile, so there is no next attempt to name. */
  private async tellNoProfile(
    tx: Transaction,
    approved: readonly ReceivedEvent<FilingApproved>[],
    known: ReadonlySet<string>,
  ): Promise<void> {
    const at = new Date().toISOString();
    const events = approved.flatMap(({ id, correlationId, data }) => {
      if (!known.has(data.filingId)) return [];
      const event = Object.assign(new FilingSendFailed(), {
        filingId: data.filingId,
        statuses: [{ status: 70, sequence: lastSequence(data) + 1, at }],
        code: 'NO_COMMUNICATION_PROFILE',
        message: SEND_FAILURES.NO_COMMUNICATION_PROFILE.nl,
        attempt: 1,
      });
      return [{ event, subject: data.filingId, correlationId, causationId: id }];
    });
    await this.outbox.add(tx, ...events);
  }
}

const lastSequence = (approved: FilingApproved): number => approved.statuses.at(-1)?.sequence ?? 0;
