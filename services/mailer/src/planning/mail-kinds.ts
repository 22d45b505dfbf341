import type { FilingStatus, MailAudience, MailKind } from '@akkoord/contracts';

/** How a kind of mail is sent to an audience. */
export interface MailRule {
  /** Whether an office that chose nothing sends it. */
  readonly isOn: boolean;
  /** The filing's status while the mail still makes sense; absent: always. Looked at when it is sent. */
  readonly whileStatus?: readonly FilingStatus[];
}

const ON: MailRule = { isOn: true };
const OFF: MailRule = { isOn: false };
const whileIn = (...whileStatus: FilingStatus[]): MailRule => ({ isOn: true, whileStatus });

/**
 * Which mail exists for whom. An office sees approvals and acceptances in the portal, hundreds a month, so that it gets those only when it
 * asks for them; what somebody of the office has to act upon always comes. A client hears that he approved, and how it ended: between the
 * two lie minutes, so that "sent" comes only where the office wants it.
 */
export const MAIL_RULES: Readonly<Record<MailKind, Partial<Record<MailAudience, MailRule>>>> = {
  'review-requested': { office: whileIn(25) },
  'filing-ready': { client: whileIn(30, 35) },
  'partly-granted': { client: whileIn(30, 35) },
  'for-information': { client: ON, office: ON },
  reminder: { client: whileIn(30, 35), office: whileIn(25, 30, 35) },
  escalated: { office: whileIn(25, 30, 35) },
  'question-asked': { office: whileIn(35) },
  'question-answered': { client: whileIn(30, 35) },
  rejected: { office: whileIn(40) },
  repaired: { client: whileIn(30, 35) },
  withdrawn: { client: ON, office: ON },
  // Of an approval that was taken back, or of a filing that was, it would say that it is sent.
  approved: { client: whileIn(50, 60, 70, 80, 90), office: { ...whileIn(50, 60, 70, 80, 90), isOn: false } },
  undone: { office: ON },
  sent: { client: OFF, office: OFF },
  'send-failed': { office: whileIn(70) },
  accepted: { client: ON, office: OFF },
  refused: { client: ON, office: ON },
  'certificate-expiring': { office: ON },
};

/** The rule of a kind for an audience, or undefined where that mail does not exist. */
export const mailRule = (kind: MailKind, audience: MailAudience): MailRule | undefined => MAIL_RULES[kind][audience];
