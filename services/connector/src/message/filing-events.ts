import {
  DocumentReference,
  FilingFacts,
  FilingFinding,
  FilingMatched,
  FilingPeriod,
  FilingRegistered,
  FilingSubmitter,
  FilingUnmatched,
  OrganisationReference,
  StatusStep,
  type FilingStatus,
} from '@akkoord/contracts';
import type { OutgoingEvent } from '@akkoord/messaging';
import type { NewMessage, Placement } from './message.js';

/** As many as the event may carry. */
const MOST_FINDINGS = 100;

/** An instance of a contract class; contracts are checked by class, so plain objects would not pass. */
export const fill = <T extends object>(Contract: new () => T, fields: T): T => Object.assign(new Contract(), fields);

const stepOf = (status: FilingStatus, sequence: number, at: Date): StatusStep =>
  fill(StatusStep, { status, sequence, at: at.toISOString() });

const factsOf = (facts: FilingFacts): FilingFacts =>
  fill(FilingFacts, {
    ...facts,
    period: fill(FilingPeriod, facts.period),
    document: fill(DocumentReference, facts.document),
    ...(facts.submittedBy ? { submittedBy: fill(FilingSubmitter, facts.submittedBy) } : {}),
    ...(facts.suppliedPdf ? { suppliedPdf: fill(DocumentReference, facts.suppliedPdf) } : {}),
  });

const referenceTo = ({ organisationId, name }: OrganisationReference): OrganisationReference =>
  fill(OrganisationReference, { organisationId, name });

/** What the other services hear of a new message: `filing.registered`, and `filing.unmatched` when it has no organisation. */
export function eventsOfRegistration(message: NewMessage, placement: Placement): OutgoingEvent[] {
  const { id: filingId, registeredAt, correlationId } = message;
  const warnings = message.findings
    .filter(({ severity }) => severity === 'warn')
    .slice(0, MOST_FINDINGS)
    .map((finding) => fill(FilingFinding, finding));
  const registered = fill(FilingRegistered, {
    filingId,
    statuses: [stepOf(10, 1, registeredAt)],
    facts: factsOf(message.facts),
    ...(placement.organisation ? { organisation: referenceTo(placement.organisation) } : {}),
    ...(warnings.length > 0 ? { findings: warnings } : {}),
  });
  const cause = correlationId === undefined ? {} : { correlationId };
  if (placement.organisation) return [{ event: registered, ...cause }];
  const unmatched = fill(FilingUnmatched, {
    filingId,
    statuses: [stepOf(15, 2, registeredAt)],
    reason: placement.reason,
  });
  return [
    { event: registered, ...cause },
    { event: unmatched, ...cause },
  ];
}

/** A message that waited found its organisation. */
export const matchedEvent = (
  filing: { filingId: string; facts: FilingFacts; sequence: number },
  organisation: OrganisationReference,
  now: Date,
): OutgoingEvent => ({
  event: fill(FilingMatched, {
    filingId: filing.filingId,
    statuses: [stepOf(20, filing.sequence, now)],
    facts: factsOf(filing.facts),
    organisation: referenceTo(organisation),
  }),
});
