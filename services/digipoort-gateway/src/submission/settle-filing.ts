import { Injectable } from '@nestjs/common';
import type { FilingReleased } from '@akkoord/contracts';
import { Database } from '@akkoord/persistence';
import { Authorities } from '../authority/authorities.js';
import { AuthorityOfProcess } from '../authority/authority-of-process.js';
import { givenStatus, inOrder, outcomeOf } from '../authority-status/authority-status.js';
import { DigipoortGatewayConfig } from '../digipoort-gateway.config.js';
import { Breakers } from '../host-health/breakers.js';
import { certainFrom } from '../reconciliation/reconciliation.js';
import { AdvanceSubmissions, type Order, type StepResult } from './advance-submissions.js';
import {
  AuthorityNotAsked,
  FilingNotFound,
  NothingToSettle,
  ProcessOfOtherFiling,
  SettledTooEarly,
} from './filing.errors.js';
import { FilingCommandRepository } from './filing-command.repository.js';
import { constraintOf, sameFiling } from './given-command.js';
import { resultOf } from './submission.consequences.js';
import type { SubmissionCommand } from './submission.events.js';
import { attemptOf, type SubmissionRecord } from './submission.record.js';
import { SubmissionRepository } from './submission.repository.js';
import { mayBeConfirmed, mayBeDenied } from './submission.rules.js';

type Given = Omit<Order, 'command' | 'processes'>;

/** What a person has seen at the authority: it has the filing, known there by `kenmerk` if that was told, or it has not. */
export type Seen = { readonly arrived: true; readonly kenmerk?: string } | { readonly arrived: false };

/**
 * A person says what became of a filing that the authority cannot be asked about: it was sent with a certificate that is never
 * coming back, its process never came to an end, or it had stopped and was filed by hand. Where asking can tell after all, it is
 * asked instead: a word counts only where no answer can be had. Who gave it, and how he knows, is kept with the command.
 */
@Injectable()
export class SettleFiling {
  constructor(
    private readonly config: DigipoortGatewayConfig,
    private readonly database: Database,
    private readonly authorities: Authorities,
    private readonly authorityOfProcess: AuthorityOfProcess,
    private readonly breakers: Breakers,
    private readonly submissions: SubmissionRepository,
    private readonly commands: FilingCommandRepository,
    private readonly advance: AdvanceSubmissions,
  ) {}

  /** Throws FilingNotFound, NothingToSettle, SettledTooEarly, AuthorityNotAsked, ProcessOfOtherFiling, CommandIdUsed. */
  async settle(tenant: string, filingId: string, seen: Seen, given: Given): Promise<FilingReleased['result']> {
    const { before, record } = await this.database.inTenant(tenant, async (tx) => ({
      before: await this.commands.find(tx, given.id),
      record: (await this.submissions.lock(tx, [filingId])).get(filingId),
    }));
    if (before) return sameFiling(before, filingId);
    if (!record) throw new FilingNotFound();
    if (!counts(record, seen)) throw new NothingToSettle();
    const attempt = attemptOf(record);
    // What still wanders through the network could arrive after the person looked.
    const certainAt = attempt && certainFrom(attempt, this.config);
    if (!seen.arrived && certainAt && certainAt > new Date()) throw new SettledTooEarly(certainAt);
    const canTell = await this.canBeAsked(tenant, record, seen);
    const { order, command } = canTell ? releaseOf(given) : settlementOf(seen, given, attempt?.id);
    const result = await this.step(() => this.advance.advance(tenant, { filingId, command, order }));
    if (result.kind === 'done' && result.events[0]) return resultOf(result.events[0]);
    // The same command given twice at once: the other one has done it.
    const twin = await this.database.inTenant(tenant, (tx) => this.commands.find(tx, given.id));
    if (twin) return sameFiling(twin, filingId);
    throw new NothingToSettle();
  }

  /** Whether the authority can tell by now what became of it: then it is asked, and nobody's word is needed. */
  private async canBeAsked(tenant: string, record: SubmissionRecord, seen: Seen): Promise<boolean> {
    if (record.attempt_id !== null) {
      const authority = await this.authorities.toAsk(tenant, record.attempt_oin).catch(() => undefined);
      const isBack = record.attempt_oin !== null && record.attempt_oin === authority?.oin;
      return record.code === 'SENT_WITH_OTHER_OIN' && isBack;
    }
    const { earlier_kenmerk: kenmerk, filing_id: filingId } = record;
    if (kenmerk === null) return false;
    const authority = await this.authorityOfProcess.find(tenant, filingId, kenmerk).catch(() => undefined);
    const answer = authority && (await this.breakers.call(authority.hosts.status, () => authority.statuses(kenmerk)));
    if (answer?.kind === 'answered') {
      const outcome = outcomeOf(inOrder(answer.reply.map(givenStatus)));
      return outcome?.kind === 'accepted' || outcome?.kind === 'refused';
    }
    // Nothing is sent on somebody's word while it is not known what the authority would say; what refuses to tell has answered.
    if (!seen.arrived && answer?.kind !== 'fault') throw new AuthorityNotAsked();
    return false;
  }

  private async step(advance: () => Promise<StepResult>): Promise<StepResult> {
    try {
      return await advance();
    } catch (error) {
      if (constraintOf(error) === 'submission_tenant_kenmerk_key') throw new ProcessOfOtherFiling();
      throw error;
    }
  }
}

/** Whether a person's word counts for it as it stands. */
function counts(
  { phase, code, attempt_id: attemptId, earlier_kenmerk: earlier }: SubmissionRecord,
  seen: Seen,
): boolean {
  if (phase !== 'attention') return false;
  const stopped = { code: code ?? '', hasOpenAttempt: attemptId !== null, hasEarlierProcess: earlier !== null };
  return seen.arrived ? mayBeConfirmed(stopped) : mayBeDenied(stopped);
}

interface Commanded {
  readonly order: Order;
  readonly command: SubmissionCommand;
}

const releaseOf = (given: Given): Commanded => ({
  order: { ...given, command: 'release' },
  command: { type: 'release', now: new Date() },
});

function settlementOf(seen: Seen, given: Given, attemptId: string | undefined): Commanded {
  const about = attemptId === undefined ? {} : { attemptId };
  if (!seen.arrived) return { order: { ...given, command: 'deny' }, command: { type: 'deny', ...about } };
  const { kenmerk } = seen;
  const known = kenmerk === undefined ? {} : { kenmerk };
  return {
    order: {
      ...given,
      command: 'confirm',
      processes: kenmerk === undefined ? [] : [{ kenmerk, firstStatusAt: undefined }],
    },
    command: { type: 'confirm', now: new Date(), ...about, ...known },
  };
}
