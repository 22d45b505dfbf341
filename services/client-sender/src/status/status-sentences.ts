import type { FilingStatus } from '@akkoord/contracts';

/** What a status means to whoever made the return, Dutch and English. */
const STATUS_SENTENCES: Readonly<Record<FilingStatus, { readonly nl: string; readonly en: string }>> = {
  10: { nl: 'De aangifte is bij het kantoor geregistreerd.', en: 'The return is registered at the office.' },
  15: {
    nl: 'Het kantoor heeft nog geen organisatie bij deze aangifte gevonden en zoekt dit uit.',
    en: 'The office has not found the organisation of this return yet and is looking into it.',
  },
  20: { nl: 'Het kantoor verwerkt de aangifte.', en: 'The office is processing the return.' },
  25: { nl: 'Het kantoor controleert de aangifte.', en: 'The office is reviewing the return.' },
  30: { nl: 'De aangifte wacht op akkoord van de klant.', en: 'The return waits for the approval of the client.' },
  35: { nl: 'De klant heeft een vraag gesteld over de aangifte.', en: 'The client asked a question about the return.' },
  40: { nl: 'De aangifte is afgekeurd; de reden staat erbij.', en: 'The return was rejected; the reason is with it.' },
  45: {
    nl: 'De aangifte is ingetrokken, vervangen door een nieuwe versie of tegengehouden door een regel; de reden staat erbij.',
    en: 'The return was withdrawn, superseded by a new version or kept out by a rule; the reason is with it.',
  },
  50: {
    nl: 'De aangifte is goedgekeurd en wordt verzonden naar de Belastingdienst.',
    en: 'The return was approved and is being sent to the tax office.',
  },
  60: {
    nl: 'De aangifte is verzonden naar de Belastingdienst.',
    en: 'The return was sent to the tax office.',
  },
  70: {
    nl: 'Verzenden naar de Belastingdienst is nog niet gelukt; het wordt vanzelf opnieuw geprobeerd.',
    en: 'Sending to the tax office has not succeeded yet; it is tried again by itself.',
  },
  80: { nl: 'De Belastingdienst heeft de aangifte geaccepteerd.', en: 'The tax office accepted the return.' },
  90: {
    nl: 'De Belastingdienst heeft de aangifte geweigerd; de reden staat erbij.',
    en: 'The tax office refused the return; the reason is with it.',
  },
};

const STOPPED = {
  nl: 'Verzenden naar de Belastingdienst lukt niet; het kantoor moet eerst iets doen.',
  en: 'Sending to the tax office does not succeed; the office has to do something first.',
};

/** What a step means with what it came with: sending that failed is tried again only where the next attempt is known. */
export function sentenceOf(
  status: FilingStatus,
  details: Readonly<Record<string, unknown>> | undefined,
): { readonly nl: string; readonly en: string } {
  const isStopped = status === 70 && details !== undefined && typeof details['nextAttemptAt'] !== 'string';
  return isStopped ? STOPPED : STATUS_SENTENCES[status];
}
