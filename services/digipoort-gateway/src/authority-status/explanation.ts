import type { Words } from './authority-code.js';
import { authorityCode } from './authority-codes.js';
import type { GivenStatus } from './authority-status.js';

/** What a code means and what the reader has to do. */
export interface Explained {
  readonly code: string;
  readonly meaning: Words;
  readonly advice: Words;
}

const UNKNOWN: Omit<Explained, 'code'> = {
  meaning: {
    nl: 'Deze code kennen wij niet. Wij raden niet wat zij betekent.',
    en: 'We do not know this code, and do not guess what it means.',
  },
  advice: {
    nl: 'Lees de woorden van de Belastingdienst of Digipoort. Bel bij twijfel Digipoort en geef het kenmerk.',
    en: 'Read the words of the tax office or Digipoort. When in doubt, call Digipoort and give the reference.',
  },
};

/** Explains a code; one that nobody documented is said to be unknown. */
export function explain(code: string): Explained {
  const known = authorityCode(code);
  return known ? { code, meaning: known.meaning, advice: known.advice } : { code, ...UNKNOWN };
}

/** Explains the end of a process: by the error code beside the last status of that code if there is one, else by the status. */
export function explainEnd(code: string, statuses: readonly GivenStatus[]): Explained {
  const fault = statuses.findLast((status) => status.code === code)?.fault?.code;
  return explain(fault !== undefined && authorityCode(fault) ? fault : code);
}
