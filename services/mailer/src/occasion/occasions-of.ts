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
  FilingRefused,
  type FilingSendFailed,
  FilingSent,
  FilingWithdrawn,
  type Actor,
  type CodeExplanation,
  type FilingMoved,
} from '@akkoord/contracts';
import type { CodeInMail } from '../mail/story.js';
import type { Occasion, Target } from './occasion.js';
import { occasionOfWaiting } from './occasion-of-waiting.js';

/** Every event that somebody may get mail about. */
export type MailedEvent =
  | ApprovalRequested
  | ApprovalReviewRequested
  | ApprovalPartlyGranted
  | ApprovalInformed
  | ApprovalReminderDue
  | ApprovalEscalated
  | ApprovalQuestionAsked
  | ApprovalQuestionAnswered
  | ApprovalRejected
  | ApprovalRepaired
  | ApprovalCompleted
  | ApprovalUndone
  | FilingApproved
  | FilingWithdrawn
  | FilingSent
  | FilingSendFailed
  | FilingAccepted
  | FilingRefused
  | CertificateExpiring;

/** What an event carries besides its payload. */
export interface Told {
  readonly id: string;
  readonly time: Date;
}

/** A failure that mends itself is no news until it lasts; the schedule of attempts brings the fifth after some minutes. */
const LASTING_ATTEMPT = 5;

const APPROVERS: Target = { to: 'approvers' };
const OFFICE: Target = { to: 'office' };

/** What people are told because of an event; usually one thing, sometimes nothing. */
export function occasionsOf(event: MailedEvent, { id, time }: Told): Occasion[] {
  const base = { key: id, at: time.toISOString() };
  if (event instanceof ApprovalReminderDue) return occasionOfWaiting('reminder', event, base.at);
  if (event instanceof ApprovalEscalated) return occasionOfWaiting('escalated', event, base.at);
  if (event instanceof CertificateExpiring) return [ofCertificate(event, base)];
  const about = { ...base, filingId: event.filingId };
  return ofFiling(event, about);
}

type Base = Pick<Occasion, 'key' | 'at'>;
type About = Base & { readonly filingId: string };
type FilingEvent = Exclude<MailedEvent, ApprovalReminderDue | ApprovalEscalated | CertificateExpiring>;

function ofFiling(event: FilingEvent, about: About): Occasion[] {
  if (event instanceof ApprovalRequested) {
    const approvesAt = event.progress?.approvesAt;
    const contactIds = event.progress ? contactsIn(event.progress.waitingFor) : event.approverContactIds;
    const story = approvesAt === undefined ? {} : { approvesAt };
    return [{ ...about, kind: 'filing-ready', targets: [{ to: 'contacts', contactIds }], story }];
  }
  if (event instanceof ApprovalReviewRequested) {
    const employeeIds = event.progress.waitingFor.flatMap(({ employeeId }) => employeeId ?? []);
    const target: Target = employeeIds.length > 0 ? { to: 'employees', employeeIds } : OFFICE;
    return [{ ...about, kind: 'review-requested', targets: [target], story: {} }];
  }
  if (event instanceof ApprovalPartlyGranted) {
    const { granted, needed, waitingFor } = event.progress;
    const targets: Target[] = [{ to: 'contacts', contactIds: contactsIn(waitingFor) }];
    return [
      { ...about, kind: 'partly-granted', targets, actor: event.actor, story: { progress: { granted, needed } } },
    ];
  }
  if (event instanceof ApprovalInformed) return ofInform(event, about);
  if (event instanceof ApprovalQuestionAsked) {
    const story = { text: event.text, ...(event.box === undefined ? {} : { box: event.box }) };
    return [{ ...about, kind: 'question-asked', targets: [OFFICE], actor: event.actor, story }];
  }
  if (event instanceof ApprovalQuestionAnswered) {
    return [
      {
        ...about,
        kind: 'question-answered',
        targets: [APPROVERS],
        actor: event.actor,
        story: { text: event.text },
      },
    ];
  }
  if (event instanceof ApprovalRejected) {
    const actor: Actor = { kind: 'contact', contactId: event.contactId };
    return [{ ...about, kind: 'rejected', targets: [OFFICE], actor, story: { text: event.reason.text } }];
  }
  if (event instanceof ApprovalRepaired) {
    // Back at the office's own review there is nothing for the client yet.
    if (lastStatus(event) !== 30) return [];
    const story = event.text === undefined ? {} : { text: event.text };
    return [{ ...about, kind: 'repaired', targets: [APPROVERS], actor: event.actor, story }];
  }
  if (event instanceof ApprovalUndone) {
    return [{ ...about, kind: 'undone', targets: [OFFICE], actor: event.actor, story: {} }];
  }
  if (event instanceof ApprovalCompleted || event instanceof FilingApproved) return ofApproval(event, about);
  if (event instanceof FilingWithdrawn) return [ofWithdrawal(event, about)];
  return ofAuthority(event, about);
}

/** The key is that of the event: a filing that passes the step again, after an undo, is told of again. */
function ofInform({ contactIds, employeeIds }: ApprovalInformed, about: About): Occasion[] {
  const targets: Target[] = [
    ...(contactIds.length > 0 ? [{ to: 'contacts' as const, contactIds }] : []),
    ...(employeeIds.length > 0 ? [{ to: 'employees' as const, employeeIds }] : []),
  ];
  return [{ ...about, kind: 'for-information', targets, story: {} }];
}

/** The receipt of a decision. `approval.completed` and the `filing.approved` that follows when nobody took it back are one occasion. */
function ofApproval(event: ApprovalCompleted | FilingApproved, about: About): Occasion[] {
  const approved = event.statuses.findLast(({ status }) => status === 50);
  const key = `approved ${event.filingId} ${approved?.sequence ?? about.key}`;
  const isOurs = event instanceof ApprovalCompleted;
  const actor: Actor | undefined = isOurs
    ? event.actor
    : event.approvedByContactId === undefined
      ? undefined
      : { kind: 'contact', contactId: event.approvedByContactId };
  const isByMandate = !isOurs && event.mandateId !== undefined;
  // Nobody was asked and no standing approval stands behind it: nobody waits for news.
  if (actor?.contactId === undefined && !isByMandate) return [];
  const client: Target =
    isByMandate || !actor?.contactId ? APPROVERS : { to: 'contacts', contactIds: [actor.contactId] };
  const story = {
    ...(isOurs ? { undoUntil: event.undoUntil } : {}),
    ...(isByMandate ? { isByMandate } : {}),
  };
  return [{ ...about, key, kind: 'approved', targets: [client, OFFICE], ...(actor ? { actor } : {}), story }];
}

function ofWithdrawal({ by, reason, supersededBy }: FilingWithdrawn, about: About): Occasion {
  const withdrawnBy = by.kind === 'employee' ? 'office' : by.kind === 'client-environment' ? by.kind : 'workflow';
  const isSuperseded = supersededBy !== undefined;
  // The office knows what it did itself. A new version brings a mail of its own to the client.
  const targets: Target[] = [...(isSuperseded ? [] : [APPROVERS]), ...(withdrawnBy === 'office' ? [] : [OFFICE])];
  return {
    ...about,
    kind: 'withdrawn',
    targets,
    actor: by,
    story: { text: reason.text, withdrawnBy, ...(isSuperseded ? { isSuperseded } : {}) },
  };
}

function ofAuthority(event: FilingSent | FilingSendFailed | FilingAccepted | FilingRefused, about: About): Occasion[] {
  const everybody = [APPROVERS, OFFICE];
  if (event instanceof FilingSent) {
    return [{ ...about, kind: 'sent', targets: everybody, story: { kenmerk: event.kenmerk } }];
  }
  if (event instanceof FilingAccepted) {
    return [{ ...about, kind: 'accepted', targets: everybody, story: { kenmerk: event.kenmerk } }];
  }
  if (event instanceof FilingRefused) {
    const authority = codeInMail(event.code, event.explanation);
    return [{ ...about, kind: 'refused', targets: everybody, story: { authority } }];
  }
  return ofFailure(event, about);
}

/** Told when a person has to act, or when it lasts; each once per filing. */
function ofFailure(event: FilingSendFailed, about: About): Occasion[] {
  const { nextAttemptAt, attempt } = event;
  if (nextAttemptAt !== undefined && attempt !== LASTING_ATTEMPT) return [];
  const key = `send-failed ${event.filingId} ${nextAttemptAt === undefined ? event.code : 'lasting'}`;
  const authority = codeInMail(event.code, event.explanation);
  const story = { authority, ...(nextAttemptAt === undefined ? {} : { nextAttemptAt }) };
  return [{ ...about, key, kind: 'send-failed', targets: [OFFICE], story }];
}

function ofCertificate(event: CertificateExpiring, base: Base): Occasion {
  const { commonName, validUntil, daysLeft, hasSuccessor, environment } = event;
  const certificate = { commonName, validUntil, daysLeft, hasSuccessor, isTest: environment === 'test' };
  return { ...base, kind: 'certificate-expiring', targets: [{ to: 'managers' }], story: { certificate } };
}

const contactsIn = (actors: readonly Actor[]): string[] => actors.flatMap(({ contactId }) => contactId ?? []);

const lastStatus = ({ statuses }: FilingMoved): number | undefined => statuses.at(-1)?.status;

const codeInMail = (code: string, explanation: CodeExplanation | undefined): CodeInMail => ({
  code,
  ...(explanation ? { meaning: explanation.meaning } : {}),
  ...(explanation?.advice ? { advice: explanation.advice } : {}),
});
