import type {
  DocumentReference,
  FilingFacts,
  FilingFinding,
  IdentificationNumber,
  MessageKind,
  OrganisationReference,
  StatusStep,
} from '@akkoord/contracts';

/** Why a message has no organisation. */
export type UnmatchedReason = 'unknown-number' | 'kind-blocked';

/** The number by which a message finds its organisation. */
export type MessageNumber = IdentificationNumber;

/** A message that was checked and may be registered. */
export interface NewMessage {
  readonly id: string;
  readonly number: MessageNumber;
  readonly facts: FilingFacts;
  /** The document. */
  readonly bytes: Buffer;
  /** The same as it came, base64. */
  readonly content: string;
  /** The PDF that came with it, base64; its reference is in the facts. */
  readonly pdf?: string;
  /** The sender's key of the message whose place it takes. */
  readonly supersedes?: string;
  /** What the check on arrival remarked. */
  readonly findings: readonly FilingFinding[];
  /** The same for who is not a resident, where that makes a difference: it is checked before its organisation is known. */
  readonly findingsOfNonResident?: readonly FilingFinding[];
  readonly registeredAt: Date;
  /** Under which the logs and events know the request. */
  readonly correlationId?: string;
}

/** An organisation as matching finds it; its residence stands here when it is not a resident. */
export type FoundOrganisation = OrganisationReference & Pick<FilingFacts, 'residence'>;

/** What matching goes by: kinds the office does not let in, and active organisations by number (`numberKey`). */
export interface MatchingFacts {
  readonly blockedKinds: ReadonlySet<MessageKind>;
  readonly organisations: ReadonlyMap<string, FoundOrganisation>;
}

/** Where a message belongs: with an organisation, or on the desk of unmatched messages. */
export type Placement =
  | { readonly organisation: FoundOrganisation; readonly reason: null }
  | { readonly organisation: null; readonly reason: UnmatchedReason };

/** A stored PDF by what it is. */
export const pdfReference = (sha256: string, size: number): DocumentReference => ({
  sha256,
  size,
  mediaType: 'application/pdf',
});

/** Remark of the checks on a VAT return of which all boxes are zero (libs/tax, docs/checks.md). */
export const NIL_RETURN = 'CHECK_NIL_RETURN';

/** Remark of the checks on a filing whose last day has passed (libs/tax, docs/checks.md). */
export const FILED_LATE = 'CHECK_FILED_LATE';

/** Key of a number among numbers of all types. */
export const numberKey = ({ type, value }: MessageNumber): string => `${type} ${value}`;

/** Decides where a message belongs. A blocked kind stays out whoever it is for. */
export function placeMessage(kind: MessageKind, number: MessageNumber, facts: MatchingFacts): Placement {
  if (facts.blockedKinds.has(kind)) return { organisation: null, reason: 'kind-blocked' };
  const organisation = facts.organisations.get(numberKey(number));
  return organisation ? { organisation, reason: null } : { organisation: null, reason: 'unknown-number' };
}

/** The facts of a filing that belongs to an organisation: its terms are those of where the organisation is a resident. */
export const factsAt = (facts: FilingFacts, { residence }: FoundOrganisation): FilingFacts =>
  residence === 'non-resident' ? { ...facts, residence } : facts;

/** A message in its place, with the facts and the remarks that belong to it there. */
export function placedMessage(message: NewMessage, { organisation }: Placement): NewMessage {
  // Nobody's yet: whether it is late is not known.
  if (!organisation) return { ...message, findings: message.findings.filter(({ code }) => code !== FILED_LATE) };
  if (organisation.residence !== 'non-resident') return message;
  const findings = message.findingsOfNonResident ?? message.findings;
  return { ...message, facts: factsAt(message.facts, organisation), findings };
}

/** A registered message as far as a repeat of its submission has to know it. */
export interface RegisteredMessage {
  readonly id: string;
  readonly externalMessageId: string;
  readonly kind: MessageKind;
  readonly documentSha256: string;
  readonly registeredStatus: 10 | 15;
  readonly registeredAt: Date;
  readonly findings: readonly FilingFinding[];
  /** Supplement: the return it corrects was filed another way. */
  readonly returnFiledElsewhere: boolean;
  /** The sender's key of the message whose place it took. */
  readonly supersedes?: string | null;
}

/** Whether a submission under a known key is a repeat; if not, the key was used for something else. */
export const isRepeat = (
  known: RegisteredMessage,
  { facts, supersedes }: Pick<NewMessage, 'facts' | 'supersedes'>,
): boolean =>
  known.documentSha256 === facts.document.sha256 &&
  known.kind === facts.kind &&
  known.returnFiledElsewhere === (facts.returnFiledElsewhere ?? false) &&
  (known.supersedes ?? undefined) === supersedes;

/** A new message as a later repeat will find it. */
export const registeredMessage = (message: NewMessage, placement: Placement): RegisteredMessage => ({
  id: message.id,
  externalMessageId: message.facts.externalMessageId,
  kind: message.facts.kind,
  documentSha256: message.facts.document.sha256,
  registeredStatus: placement.organisation ? 10 : 15,
  registeredAt: message.registeredAt,
  findings: message.findings,
  returnFiledElsewhere: message.facts.returnFiledElsewhere ?? false,
});

/** The statuses a message was registered with, in order. */
export const firstSteps = ({ registeredStatus, registeredAt }: RegisteredMessage): StatusStep[] =>
  (registeredStatus === 10 ? ([10] as const) : ([10, 15] as const)).map((status, index) => ({
    status,
    sequence: index + 1,
    at: registeredAt.toISOString(),
  }));
