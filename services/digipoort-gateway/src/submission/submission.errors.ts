/** Why a command does not apply to a submission as it is; internal, the command is dropped. */
export type SubmissionRefusalCode =
  | 'SUBMISSION_NOT_WAITING'
  | 'SUBMISSION_ATTEMPT_NUMBER'
  | 'SUBMISSION_ATTEMPT_CLOSED'
  | 'SUBMISSION_NO_OPEN_ATTEMPT'
  | 'SUBMISSION_NOT_SENT';

/** What the office reads with status 70; `needsPerson` ones are not tried again by themselves. */
export const SEND_FAILURES = {
  NO_COMMUNICATION_PROFILE: {
    nl: 'Er is nog geen communicatieprofiel met Digipoort. De aangifte gaat vanzelf weg zodra het er is.',
    en: 'There is no communication profile with Digipoort yet. The filing goes out by itself once there is.',
  },
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
} as const;

/** One of SEND_FAILURES. */
export type SendFailureCode = keyof typeof SEND_FAILURES;
