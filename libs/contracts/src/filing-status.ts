/** Status of a filing; the numbers are those the existing product's web service returns, plus 15, 25, 35 and 45 (docs/architecture.md). */
export const FILING_STATUSES = [10, 15, 20, 25, 30, 35, 40, 45, 50, 60, 70, 80, 90] as const;

/** One of FILING_STATUSES. */
export type FilingStatus = (typeof FILING_STATUSES)[number];

/** Short names of the statuses, in Dutch and English, the same on every screen and in every message. */
export const FILING_STATUS_NAMES: Readonly<Record<FilingStatus, { code: string; nl: string; en: string }>> = {
  10: { code: 'registered', nl: 'Geregistreerd', en: 'Registered' },
  15: { code: 'unmatched', nl: 'Geen organisatie gevonden', en: 'No organisation found' },
  20: { code: 'processing', nl: 'In behandeling', en: 'Processing' },
  25: { code: 'office-review', nl: 'Ter controle bij kantoor', en: 'In office review' },
  30: { code: 'awaiting-approval', nl: 'Wacht op akkoord', en: 'Awaiting approval' },
  35: { code: 'question-asked', nl: 'Vraag gesteld', en: 'Question asked' },
  40: { code: 'rejected', nl: 'Afgekeurd', en: 'Rejected' },
  45: { code: 'withdrawn', nl: 'Ingetrokken', en: 'Withdrawn' },
  50: { code: 'approved', nl: 'Goedgekeurd', en: 'Approved' },
  60: { code: 'sent', nl: 'Verzonden', en: 'Sent' },
  70: { code: 'send-error', nl: 'Fout bij verzenden', en: 'Send error' },
  80: { code: 'accepted', nl: 'Geaccepteerd', en: 'Accepted' },
  90: { code: 'refused', nl: 'Geweigerd', en: 'Refused' },
};

/** Kinds of message (berichtsoort) the system carries; the authority's own names are in libs/tax. */
export const MESSAGE_KINDS = ['vat-return', 'icp-statement', 'supplement'] as const;

/** One of MESSAGE_KINDS. */
export type MessageKind = (typeof MESSAGE_KINDS)[number];
