import type { AuthorityCode, Words } from './authority-code.js';

const WAIT: Words = {
  nl: 'U hoeft niets te doen. Wij blijven vragen hoe het ervoor staat.',
  en: 'You need not do anything. We keep asking how it stands.',
};
const SENT_AGAIN: Words = {
  nl: 'U hoeft niets te doen. Wij kijken eerst of de aangifte toch verder is gekomen, en sturen haar anders opnieuw.',
  en: 'You need not do anything. We first look whether the filing got further after all, and otherwise send it again.',
};
const STATUSES = 'Statuses of Digipoort, digipoort.md 3.1';
const RETRIES = 'Statuses and retries, digipoort.md 3.1 and 3.4';
const ALS = 'Logius, Statussen en foutcodes Digipoort v1.6, digipoort.md 3.3 and 3.4';
const ERRORS = 'Error codes beside statuses, digipoort.md 3.1 and 3.3';

const underWay = (code: string, text: string, meaning: Words): AuthorityCode => ({
  ...{ code, kind: 'status', text, meaning, advice: WAIT },
  ...{ endState: 'under-way', retry: 'no', certainty: 'P', source: STATUSES },
});

/** statuscode, in the order in which a process meets them. */
const STATUS_CODES: readonly AuthorityCode[] = [
  underWay('105', 'Aanleverproces gestart.', {
    nl: 'Digipoort controleert het bericht waarmee de aangifte kwam.',
    en: 'Digipoort checks the message that brought the filing.',
  }),
  underWay('100', 'Aanleveren gelukt.', {
    nl: 'Digipoort heeft de aangifte ontvangen en een kenmerk gegeven.',
    en: 'Digipoort received the filing and gave it a reference.',
  }),
  underWay('110', 'Aanleverproces wordt aangeboden.', {
    nl: 'Digipoort begint met de verwerking.',
    en: 'Digipoort begins to process it.',
  }),
  underWay('200', 'Authenticatie gelukt.', {
    nl: 'Digipoort weet wie de afzender is en dat deze mag indienen.',
    en: 'Digipoort knows who the sender is and that it may file.',
  }),
  {
    ...{ code: '210', kind: 'status', text: 'Authenticatie (verzender) niet gelukt' },
    meaning: {
      nl: 'Digipoort vindt dat de afzender deze aangifte niet mag indienen.',
      en: 'Digipoort finds that the sender may not file this.',
    },
    advice: {
      nl: 'Controleer het certificaat van het kantoor en of de klant het kantoor heeft gemachtigd. Dien daarna opnieuw in.',
      en: "Check the office's certificate and whether the client authorised the office. Then file again.",
    },
    ...{ endState: 'refused', retry: 'no', certainty: 'D', source: RETRIES },
  },
  {
    ...{ code: '230', kind: 'status', text: 'Technisch probleem bij de AuSP' },
    meaning: {
      nl: 'De dienst die machtigingen controleert, had een storing. De aangifte is niet beoordeeld.',
      en: 'The service that checks authorisations failed. The filing was not judged.',
    },
    advice: SENT_AGAIN,
    ...{ endState: 'broke-down', retry: 'by-us', certainty: 'D', source: RETRIES },
  },
  underWay('301', 'Validatie gelukt.', {
    nl: 'De aangifte is technisch in orde. Dit kan twee keer voorkomen.',
    en: 'The filing is technically in order. This may come twice.',
  }),
  {
    ...{ code: '311', kind: 'status', text: 'Validatie niet gelukt' },
    meaning: {
      nl: 'De aangifte voldoet niet aan de regels voor het bestand, of het nummer hoort niet bij de afzender.',
      en: 'The filing breaks the rules for the file, or its number differs from the one it was sent for.',
    },
    advice: {
      nl: 'Lees de melding van Digipoort, verbeter de aangifte in het boekhoudprogramma en dien haar opnieuw in.',
      en: 'Read the message of Digipoort, mend the filing in the accounting software and file it again.',
    },
    ...{ endState: 'refused', retry: 'no', certainty: 'D', source: RETRIES },
  },
  {
    ...{ code: '321', kind: 'status', text: 'Technische problemen bij validatie' },
    meaning: {
      nl: 'De controle bij Digipoort had een storing. De aangifte is niet beoordeeld.',
      en: 'The check at Digipoort failed for a technical reason. The filing was not judged.',
    },
    advice: SENT_AGAIN,
    // That it is an end is inferred, hence the look at the process before a new delivery.
    ...{ endState: 'broke-down', retry: 'by-us', certainty: 'I', source: RETRIES },
  },
  underWay('405', 'Afleveren naar uitvragende partij bezig...', {
    nl: 'Digipoort geeft de aangifte door aan de Belastingdienst.',
    en: 'Digipoort is passing the filing on to the tax office.',
  }),
  underWay('400', 'Afleveren uitvragende partij gelukt.', {
    nl: 'De Belastingdienst heeft de aangifte. Nu controleert hij haar.',
    en: 'The tax office has the filing and is checking it.',
  }),
  {
    ...{ code: '410', kind: 'status', text: 'Afleveren uitvragende partij niet gelukt' },
    meaning: {
      nl: 'De Belastingdienst heeft de aangifte niet aangenomen van Digipoort.',
      en: 'The tax office did not take the filing from Digipoort.',
    },
    advice: {
      nl: 'Lees de melding. Staat daar niet wat er mis is, bel dan Digipoort met het kenmerk. Dien daarna opnieuw in.',
      en: 'Read the message. If it does not say what is wrong, call Digipoort and give the reference. Then file again.',
    },
    ...{ endState: 'refused', retry: 'no', certainty: 'D', source: RETRIES },
  },
  {
    ...{ code: '420', kind: 'status', text: 'Technisch probleem bij de afleverservice uitvragende partij' },
    meaning: {
      nl: 'Digipoort kan de Belastingdienst niet bereiken. Digipoort probeert het zelf 72 uur lang opnieuw.',
      en: 'Digipoort cannot reach the tax office. Digipoort itself goes on trying for 72 hours.',
    },
    advice: {
      nl: 'U hoeft niets te doen. Alleen als AFS600 volgt, heeft Digipoort het opgegeven.',
      en: 'You need not do anything. Only when AFS600 follows has Digipoort given up.',
    },
    ...{ endState: 'under-way', retry: 'by-digipoort', certainty: 'D', source: RETRIES },
  },
  {
    ...{ code: '500', kind: 'status', text: 'Validatie bij de uitvragende partij gelukt.' },
    meaning: { nl: 'De Belastingdienst heeft de aangifte aangenomen.', en: 'The tax office accepted the filing.' },
    advice: {
      nl: 'De aangifte is binnen. Denk aan de betaling als er iets te betalen is.',
      en: 'The filing is in. Remember the payment, if there is something to pay.',
    },
    ...{ endState: 'accepted', retry: 'no', certainty: 'P', source: STATUSES },
  },
  {
    ...{ code: '510', kind: 'status', text: 'Validatie bij de uitvragende partij niet gelukt' },
    meaning: { nl: 'De Belastingdienst heeft de aangifte geweigerd.', en: 'The tax office refused the filing.' },
    advice: {
      nl: 'Lees de melding van de Belastingdienst, verbeter de aangifte en dien haar opnieuw in. Bel bij twijfel de BelastingTelefoon.',
      en: 'Read the message of the tax office, mend the filing and file it again. When in doubt, call the tax office.',
    },
    ...{ endState: 'refused', retry: 'no', certainty: 'I', source: RETRIES },
  },
];

const requestRefused = (code: string, certainty: 'D' | '?'): AuthorityCode => ({
  ...{ code, kind: 'fault', endState: 'refused', retry: 'no', certainty, source: ALS },
  ...(code === 'ALS100'
    ? {
        text: 'Het verzoek voldoet niet aan de koppelvlakspecificaties en kan hierdoor niet door Digipoort worden verwerkt.',
      }
    : {}),
  meaning: {
    nl: 'Digipoort weigert het verzoek zoals het is. Er is geen kenmerk en er is niets ingediend.',
    en: 'Digipoort refuses the request as it is. There is no reference and nothing was filed.',
  },
  advice: {
    nl: 'Opnieuw versturen helpt niet. Lees de reden in de melding; gaat zij over certificaat of afzender, herstel die. Meld het anders bij de leverancier.',
    en: 'Sending again does not help. Read the reason in the message; if it is about certificate or sender, mend that. Otherwise tell the supplier.',
  },
});

/** foutcode in a SOAP fault. What ALS110 to ALS170 mean apart could not be read. */
const FAULT_CODES: readonly AuthorityCode[] = [
  requestRefused('ALS100', 'D'),
  ...['ALS110', 'ALS120', 'ALS130', 'ALS140', 'ALS150', 'ALS160', 'ALS170'].map((code) => requestRefused(code, '?')),
  {
    ...{ code: 'ALS400', kind: 'fault', endState: 'broke-down', retry: 'by-us', certainty: 'D', source: ALS },
    meaning: {
      nl: 'Digipoort heeft een technisch probleem en heeft de aangifte niet aangenomen.',
      en: 'Digipoort has a technical problem and did not take the filing.',
    },
    advice: {
      nl: 'U hoeft niets te doen. De aangifte gaat vanzelf opnieuw.',
      en: 'You need not do anything. The filing goes again by itself.',
    },
  },
  {
    ...{ code: 'STS100', kind: 'fault', endState: 'under-way', retry: 'by-us', certainty: 'D', source: ALS },
    text: 'Het verzoek voldoet niet aan de koppelvlakspecificaties en kan hierdoor niet door Digipoort worden verwerkt.',
    meaning: {
      nl: 'Digipoort weigert de vraag naar de status. Over de aangifte zelf zegt dit niets.',
      en: 'Digipoort refuses the question about the status. It says nothing of the filing itself.',
    },
    advice: {
      nl: 'Wij vragen het opnieuw. Blijft het zo, controleer dan het certificaat van het kantoor.',
      en: "We ask again. If it stays like this, check the office's certificate.",
    },
  },
];

/** statusFoutcode beside a status. */
const ERROR_CODES: readonly AuthorityCode[] = [
  {
    ...{ code: 'VAS500', kind: 'error', endState: 'refused', retry: 'no', certainty: 'D', source: ERRORS },
    meaning: {
      nl: 'De aangifte is niet geldig volgens de regels voor het bestand (bij status 311).',
      en: 'The filing is not valid by the rules for the file (with status 311).',
    },
    advice: {
      nl: 'Lees de melding, verbeter de aangifte in het boekhoudprogramma en dien haar opnieuw in.',
      en: 'Read the message, mend the filing in the accounting software and file it again.',
    },
  },
  {
    ...{ code: 'VAS400', kind: 'error', endState: 'broke-down', retry: 'by-us', certainty: 'D', source: ERRORS },
    meaning: {
      nl: 'De controle bij Digipoort had een storing (bij status 321).',
      en: 'The check at Digipoort failed for a technical reason (with status 321).',
    },
    advice: SENT_AGAIN,
  },
  {
    ...{ code: 'AFS100', kind: 'error', endState: 'refused', retry: 'no', certainty: '?', source: ERRORS },
    meaning: {
      nl: 'Digipoort kon de aangifte niet doorgeven aan de Belastingdienst; de precieze betekenis is niet bekend.',
      en: 'Digipoort could not pass the filing on to the tax office; its exact meaning is not known.',
    },
    advice: {
      nl: 'Bel Digipoort met het kenmerk en vraag wat er mis is. Dien daarna opnieuw in.',
      en: 'Call Digipoort, give the reference and ask what is wrong. Then file again.',
    },
  },
  {
    ...{ code: 'AFS400', kind: 'error', endState: 'refused', retry: 'no', certainty: 'D', source: ERRORS },
    meaning: {
      nl: 'Doorgeven aan de Belastingdienst mislukte. Bij status 410 is dat het einde; bij 420 probeert Digipoort het nog.',
      en: 'Passing it on to the tax office failed. With status 410 that is the end; with 420 Digipoort still tries.',
    },
    advice: {
      nl: 'Bij 410: bel Digipoort met het kenmerk en dien daarna opnieuw in. Bij 420 hoeft u niets te doen.',
      en: 'With 410: call Digipoort, give the reference, then file again. With 420 you need not do anything.',
    },
  },
  {
    ...{ code: 'AFS600', kind: 'error', endState: 'refused', retry: 'no', certainty: 'D', source: ERRORS },
    meaning: {
      nl: 'Digipoort heeft het na 72 uur opgegeven. De Belastingdienst heeft de aangifte niet.',
      en: 'Digipoort gave up after 72 hours. The tax office does not have the filing.',
    },
    advice: {
      nl: 'Dien de aangifte opnieuw in. Is de termijn intussen voorbij, bewaar dan het bewijsbestand: daaruit blijkt dat u op tijd was.',
      en: 'File again. If the deadline has passed meanwhile, keep the evidence file: it shows that you were in time.',
    },
  },
  {
    ...{ code: 'AFO100', kind: 'error', endState: 'refused', retry: 'no', certainty: 'D', source: ERRORS },
    meaning: {
      nl: 'De Belastingdienst nam de aangifte niet aan van Digipoort (bij status 410).',
      en: 'The tax office did not take the filing from Digipoort (with status 410).',
    },
    advice: {
      nl: 'Lees de melding. Staat daar niet wat er mis is, bel dan Digipoort met het kenmerk. Dien daarna opnieuw in.',
      en: 'Read the message. If it does not say what is wrong, call Digipoort and give the reference. Then file again.',
    },
  },
];

/** Every code that a source names. A code that is not here is shown as it came and taken for under way, never guessed. */
export const AUTHORITY_CODES: readonly AuthorityCode[] = [...STATUS_CODES, ...FAULT_CODES, ...ERROR_CODES];

const byCode = new Map(AUTHORITY_CODES.map((entry) => [entry.code, entry]));

/** What is known of a code, or undefined. */
export const authorityCode = (code: string): AuthorityCode | undefined => byCode.get(code);
