import { Refusal } from '@akkoord/service-kit';

/** Why nothing is known: no answer came from the office's connector, or none that can be read. */
export const CONNECTOR_SILENT = {
  code: 'ELIGIBILITY_CONNECTOR_SILENT',
  messages: {
    nl: 'Of dit nu kan, is niet bekend: het kantoor gaf geen antwoord.',
    en: 'Whether this is possible is not known: the office gave no answer.',
  },
  advice: {
    nl: 'Vraag het over een paar seconden opnieuw. Blijft het zo? Controleer dan het adres en het token van de connector.',
    en: 'Ask again in a few seconds. If it stays like this, check the address and the token of the connector.',
  },
} as const;

/** The office's connector says that the question itself is wrong; code and sentences are its own. */
export class QuestionRefused extends Refusal {
  constructor(code: string, { nl, en }: { readonly nl: string; readonly en: string }) {
    super(code, { nl, en });
  }
}
