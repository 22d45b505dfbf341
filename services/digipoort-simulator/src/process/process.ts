import { SEQUENCES, STATUS_TEXTS, statusTimes, type Outcome, type StatusCode } from './sequences.js';
import { DEFAULT_WORDS, responseMessage, type Words } from './words.js';

/** What becomes of questions about the statuses of a process: the stub has scenarios for them. */
export type StatusFate = 'normal' | 'fault' | 'busy' | 'overloaded';

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
  /** Milliseconds that delivery to the authority is tried before it is given up. */
  giveUpMs: number;
  statusFate: StatusFate;
  /** By the clock of the simulator, which can be moved. */
  receivedAt: Date;
}

/** One status as a client gets it. */
export interface ProcessStatus {
  /** Place in the sequence, from 0. */
  position: number;
  statuscode: StatusCode;
  statusomschrijving: string;
  at: Date;
  words?: Words;
  statusdetails?: string;
}

/** Every status of a process, those to come too: decided at receipt, whatever happens to us. */
export function allStatuses(process: Process): ProcessStatus[] {
  const sequence = SEQUENCES[process.outcome];
  const times = statusTimes(process.outcome, process.stepMs, process.giveUpMs);
  return sequence.map((statuscode, position): ProcessStatus => {
    const at = new Date(process.receivedAt.getTime() + (times[position] ?? 0));
    const status = { position, statuscode, statusomschrijving: STATUS_TEXTS[statuscode], at };
    return position === sequence.length - 1 ? { ...status, ...endOf(process, at) } : status;
  });
}

/** The statuses of a process that are out by `now`. */
export function statusesAt(process: Process, now: Date): ProcessStatus[] {
  return allStatuses(process).filter(({ at }) => at <= now);
}

function endOf(process: Process, at: Date): Pick<ProcessStatus, 'words' | 'statusdetails'> {
  switch (process.outcome) {
    case 'accepted':
    case 'delivery-trouble': {
      const answer = { class: 'A', code: '0001', text: 'Status: Verwerkbaar' } as const;
      return { statusdetails: responseMessage(process.kenmerk, at, answer) };
    }
    case 'refused': {
      const words = process.words ?? DEFAULT_WORDS.refused;
      const answer = { class: 'E', code: words.foutcode, text: words.foutbeschrijving } as const;
      return { words, statusdetails: words.statusdetails ?? responseMessage(process.kenmerk, at, answer) };
    }
    case 'xbrl-invalid':
    case 'validator-down':
    case 'not-authorised':
    case 'authorisation-down':
    case 'delivery-refused':
    case 'delivery-given-up': {
      const words = process.words ?? DEFAULT_WORDS[process.outcome];
      return words.statusdetails === undefined ? { words } : { words, statusdetails: words.statusdetails };
    }
    default:
      return process.outcome satisfies never;
  }
}
