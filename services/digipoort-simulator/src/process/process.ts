/** How a process ends. */
export type Outcome = 'accepted' | 'refused' | 'xbrl-invalid' | 'not-authorised' | 'delivery-refused';

/** An error in the words of Digipoort or of the Belastingdienst. */
export interface Words {
  foutcode: string;
  foutbeschrijving: string;
  statusdetails?: string;
}

/** One processing at Digipoort, as it was decided at receipt. */
export interface Process {
  kenmerk: string;
  /** OIN of who delivered; nobody else sees the process. */
  oin: string;
  messageId: string;
  berichtsoort: string;
  aanleverkenmerk: string | null;
  nummer: string;
  numberType: string;
  periodStart: string | null;
  periodEnd: string | null;
  documentSha256: string;
  documentSize: number;
  outcome: Outcome;
  words: Words | null;
  /** Milliseconds between two statuses. */
  stepMs: number;
  receivedAt: Date;
}

/** One status as a client gets it. */
export interface ProcessStatus {
  statuscode: string;
  statusomschrijving: string;
  at: Date;
  words?: Words;
  statusdetails?: string;
}

// Texts: those of the real stub where it shows them, else Logius' own names (digipoort page 3.1).
const TEXTS = {
  '105': 'Aanleverproces gestart.',
  '100': 'Aanleveren gelukt.',
  '110': 'Aanleverproces wordt aangeboden.',
  '200': 'Authenticatie gelukt.',
  '210': 'Authenticatie (verzender) niet gelukt',
  '301': 'Validatie gelukt.',
  '311': 'Validatie niet gelukt',
  '405': 'Afleveren naar uitvragende partij bezig...',
  '400': 'Afleveren uitvragende partij gelukt.',
  '410': 'Afleveren uitvragende partij niet gelukt',
  '500': 'Validatie bij de uitvragende partij gelukt.',
  '510': 'Validatie bij de uitvragende partij niet gelukt',
} as const;

type StatusCode = keyof typeof TEXTS;

const BEGIN: readonly StatusCode[] = ['105', '100', '110'];
const DELIVERED: readonly StatusCode[] = [...BEGIN, '200', '301', '301', '405', '400'];

/** The statuses of each outcome in order (digipoort page 8.2). */
export const SEQUENCES: Record<Outcome, readonly StatusCode[]> = {
  accepted: [...DELIVERED, '500'],
  refused: [...DELIVERED, '510'],
  'xbrl-invalid': [...BEGIN, '200', '311'],
  'not-authorised': [...BEGIN, '210'],
  'delivery-refused': [...BEGIN, '200', '301', '405', '410'],
};

/** The statuses of a process that are out by `now`: each comes one step after the one before, whatever happens to us. */
export function statusesAt(process: Process, now: Date): ProcessStatus[] {
  const sequence = SEQUENCES[process.outcome];
  return sequence
    .map((statuscode, index): ProcessStatus => {
      const at = new Date(process.receivedAt.getTime() + index * process.stepMs);
      const status = { statuscode, statusomschrijving: TEXTS[statuscode], at };
      return index === sequence.length - 1 ? { ...status, ...endOf(process, at) } : status;
    })
    .filter(({ at }) => at <= now);
}

function endOf(process: Process, at: Date): Pick<ProcessStatus, 'words' | 'statusdetails'> {
  switch (process.outcome) {
    case 'accepted':
      return { statusdetails: responseMessage(process, at, { class: 'A', code: '0001', text: 'Status: Verwerkbaar' }) };
    case 'refused': {
      const words = process.words ?? DEFAULT_WORDS.refused;
      const answer = { class: 'E', code: words.foutcode, text: words.foutbeschrijving };
      return { words, statusdetails: words.statusdetails ?? responseMessage(process, at, answer) };
    }
    case 'xbrl-invalid':
    case 'not-authorised':
    case 'delivery-refused': {
      const words = process.words ?? DEFAULT_WORDS[process.outcome];
      return words.statusdetails === undefined ? { words } : { words, statusdetails: words.statusdetails };
    }
    default:
      return process.outcome satisfies never;
  }
}

// The codes of the authority for 510 are not public: this one is ours.
const DEFAULT_WORDS: Record<Exclude<Outcome, 'accepted'>, Words> = {
  refused: {
    foutcode: '0301',
    foutbeschrijving: 'Over dit tijdvak is al een aangifte omzetbelasting ontvangen. Dien een suppletie in.',
  },
  'xbrl-invalid': { foutcode: 'VAS500', foutbeschrijving: 'Het bericht voldoet niet aan de taxonomie.' },
  'not-authorised': {
    foutcode: 'AUS100',
    foutbeschrijving: 'De verzender is niet gemachtigd voor deze belanghebbende.',
  },
  'delivery-refused': { foutcode: 'AFS400', foutbeschrijving: 'De uitvragende partij heeft het bericht geweigerd.' },
};

/** The Responsemessage of the Belastingdienst, in the shape of the real one (digipoort page 3.2). */
function responseMessage(process: Process, at: Date, answer: { class: string; code: string; text: string }): string {
  return [
    '<Responsemessage version="2006.1"><Identification>',
    `<MessageId>${process.kenmerk}-BD</MessageId><RefersToMessageId>${process.kenmerk}</RefersToMessageId>`,
    `<MessageIdBd>${process.kenmerk}</MessageIdBd><DatumTijdOntvangst>${at.toISOString()}</DatumTijdOntvangst>`,
    '<ResponseType>acknowledgement</ResponseType></Identification>',
    `<Specification><Class>${answer.class}</Class><Code>${answer.code}</Code>`,
    `<Description>${markup(answer.text)}</Description></Specification></Responsemessage>`,
  ].join('');
}

function markup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
