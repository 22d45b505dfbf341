import { OBSTACLES } from '../profile/profile.errors.js';

/** Why a command does not apply to a submission as it is; internal, the command is dropped. */
export type SubmissionRefusalCode =
  | 'SUBMISSION_NOT_WAITING'
  | 'SUBMISSION_ATTEMPT_NUMBER'
  | 'SUBMISSION_ATTEMPT_CLOSED'
  | 'SUBMISSION_NO_OPEN_ATTEMPT'
  | 'SUBMISSION_NOT_SENT'
  | 'SUBMISSION_NOT_STOPPED'
  | 'SUBMISSION_CAN_BE_ASKED';

/** What the office reads with status 70, where the authority's own words do not say it. */
export const SEND_FAILURES = {
  ...OBSTACLES,
  DOCUMENT_UNAVAILABLE: {
    nl: 'Het document is nu niet op te halen. Het wordt vanzelf opnieuw geprobeerd.',
    en: 'The document cannot be fetched now. It is tried again by itself.',
  },
  DOCUMENT_DAMAGED: {
    nl: 'Het document is niet het document dat is goedgekeurd. Er wordt niets verzonden.',
    en: 'The document is not the document that was approved. Nothing is sent.',
  },
  DOCUMENT_UNREADABLE: {
    nl: 'Het document kan niet worden gelezen. Er wordt niets verzonden.',
    en: 'The document cannot be read. Nothing is sent.',
  },
  REQUEST_INVALID: {
    nl: 'Van dit document kan geen geldig verzoek worden gemaakt. Er wordt niets verzonden.',
    en: 'No valid request can be made of this document. Nothing is sent.',
  },
  CREDENTIALS_UNUSABLE: {
    nl: 'Het certificaat of de sleutel van het kantoor is niet te gebruiken.',
    en: "The office's certificate or key cannot be used.",
  },
  DIGIPOORT_UNREACHABLE: {
    nl: 'Digipoort is niet bereikbaar. Het wordt vanzelf opnieuw geprobeerd.',
    en: 'Digipoort cannot be reached. It is tried again by itself.',
  },
  DIGIPOORT_TROUBLE: {
    nl: 'Digipoort heeft een technisch probleem. Het wordt vanzelf opnieuw geprobeerd.',
    en: 'Digipoort has a technical problem. It is tried again by itself.',
  },
  DIGIPOORT_OUTAGE: {
    nl: 'Digipoort heeft een storing. De aangifte wacht en gaat vanzelf zodra Digipoort weer antwoordt.',
    en: 'Digipoort has an outage. The filing waits and goes by itself as soon as Digipoort answers again.',
  },
  RETRIES_EXHAUSTED: {
    nl: 'Het is zo vaak niet gelukt dat het niet meer vanzelf wordt geprobeerd. Kijk wat er mis is en geef de aangifte daarna vrij.',
    en: 'It failed so often that it is no longer tried by itself. Find out what is wrong, then release the filing.',
  },
  NO_OUTCOME_YET: {
    nl: 'De aangifte is aangekomen, maar er is nog geen uitslag. Vraag Digipoort ernaar met het kenmerk en geef aan wat u hoort, of laat het systeem doorgaan met volgen.',
    en: 'The filing has arrived, but there is no outcome yet. Ask Digipoort about it with the reference and say what you hear, or let the system go on following.',
  },
  REQUEST_EXPIRED: {
    nl: 'Het verzoek was te oud toen het verzonden kon worden. Het gaat opnieuw, met een nieuw tijdstip.',
    en: 'The request was too old when it could be sent. It goes again with a fresh time.',
  },
  EARLIER_FILING_UNRESOLVED: {
    nl: 'Van een eerdere aangifte van dezelfde belastingplichtige is nog niet duidelijk of zij is aangekomen. Daarna gaat deze vanzelf.',
    en: 'It is not yet clear whether an earlier filing of the same taxpayer has arrived. After that this one goes by itself.',
  },
  OUTCOME_UNKNOWN: {
    nl: 'Het antwoord van Digipoort is verloren gegaan. Eerst wordt nagevraagd of de aangifte is aangekomen.',
    en: 'The answer of Digipoort was lost. First it is asked whether the filing has arrived.',
  },
  OUTCOME_AMBIGUOUS: {
    nl: 'Er is bij Digipoort meer dan één aangifte die deze kan zijn. Iemand moet kijken voordat er iets wordt verzonden.',
    en: 'Digipoort has more than one filing that may be this one. A person has to look before anything is sent.',
  },
  SENT_WITH_OTHER_OIN: {
    nl: 'Het antwoord van Digipoort is verloren gegaan en het kantoor heeft nu een certificaat met een ander nummer (OIN). Alleen met het vorige nummer is na te vragen of de aangifte is aangekomen. Zet een certificaat met dat nummer terug en geef de aangifte daarna vrij. Kan dat niet meer? Kijk bij de Belastingdienst of zij er is, en geef dat hier aan.',
    en: 'The answer of Digipoort was lost, and the office now has a certificate with another number (OIN). Only with the former number it can be asked whether the filing has arrived. Put a certificate with that number back, then release the filing. Is that no longer possible? Look at the tax office whether it is there, and say so here.',
  },
  OUTCOME_NOT_TOLD: {
    nl: 'Het antwoord van Digipoort is verloren gegaan, en Digipoort geeft al dagen geen antwoord op de vraag of de aangifte is aangekomen. Geef de aangifte vrij om het opnieuw te vragen, of kijk bij de Belastingdienst of zij er is en geef dat hier aan.',
    en: 'The answer of Digipoort was lost, and for days Digipoort has not answered the question whether the filing has arrived. Release the filing to ask again, or look at the tax office whether it is there and say so here.',
  },
} as const;

/** One of SEND_FAILURES. */
export type SendFailureCode = keyof typeof SEND_FAILURES;
