import type { Outcome } from './sequences.js';

/** An error in the words of Digipoort or of the Belastingdienst. */
export interface Words {
  foutcode: string;
  foutbeschrijving: string;
  statusdetails?: string;
}

/** What an outcome says when nothing else was ordered. Codes of the authority for 510 and of 210 and 230 are not public: these are ours. */
export const DEFAULT_WORDS: Record<Exclude<Outcome, 'accepted' | 'delivery-trouble'>, Words> = {
  refused: {
    foutcode: '0301',
    foutbeschrijving: 'Over dit tijdvak is al een aangifte omzetbelasting ontvangen. Dien een suppletie in.',
  },
  'xbrl-invalid': {
    foutcode: 'VAS500',
    foutbeschrijving: 'Het bericht voldoet niet aan de taxonomie.',
    statusdetails: bataviaReport(['Het bericht voldoet niet aan de taxonomie.']),
  },
  'validator-down': { foutcode: 'VAS400', foutbeschrijving: 'De validatieservice is niet beschikbaar.' },
  'not-authorised': {
    foutcode: 'AUS100',
    foutbeschrijving: 'De verzender is niet gemachtigd voor deze belanghebbende.',
  },
  'authorisation-down': { foutcode: 'AUS400', foutbeschrijving: 'De autorisatieservice (AuSP) is niet bereikbaar.' },
  'delivery-refused': { foutcode: 'AFS400', foutbeschrijving: 'De uitvragende partij heeft het bericht geweigerd.' },
  'delivery-given-up': {
    foutcode: 'AFS600',
    foutbeschrijving: 'Het maximale aantal afleverpogingen is bereikt. Het bericht is niet afgeleverd.',
  },
};

/** The report of the validator, in the shape Microsoft's tests show: `results` of Batavia with a message per finding. */
export function bataviaReport(messages: readonly string[]): string {
  const written = messages.map(
    (message, index) =>
      `<msg line="0" col="0" technicalRole="error" userRole="error" level="error" id="${index + 1}">${markup(message)}</msg>`,
  );
  return `<results xmlns="http://nlvalidatie.nl/batavia"><xbrl><messages>${written.join('')}</messages></xbrl></results>`;
}

/** The Responsemessage of the Belastingdienst, in the shape of the real one (digipoort page 3.2). */
export function responseMessage(
  kenmerk: string,
  at: Date,
  answer: { class: 'A' | 'E'; code: string; text: string },
): string {
  return [
    '<Responsemessage version="2006.1"><Identification>',
    `<MessageId>${kenmerk}-BD</MessageId><RefersToMessageId>${kenmerk}</RefersToMessageId>`,
    `<MessageIdBd>${kenmerk}</MessageIdBd><DatumTijdOntvangst>${at.toISOString()}</DatumTijdOntvangst>`,
    '<ResponseType>acknowledgement</ResponseType></Identification>',
    `<Specification><Class>${answer.class}</Class><Code>${markup(answer.code)}</Code>`,
    `<Description>${markup(answer.text)}</Description></Specification></Responsemessage>`,
  ].join('');
}

/** Text as it stands in an element. */
export function markup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
