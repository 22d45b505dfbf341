import { Refusal } from '@akkoord/service-kit';
import type { Messages } from '@akkoord/tax';

/** Reasons the connector itself gives; the others are the workflow's rules. */
export const ELIGIBILITY_REASONS = {
  ELIGIBILITY_ORGANISATION_UNKNOWN: {
    messages: {
      nl: 'Het kantoor kent geen organisatie met dit omzetbelastingnummer.',
      en: 'The office knows no organisation with this VAT number.',
    },
    advice: {
      nl: 'Vraag het kantoor om het nummer bij de organisatie vast te leggen. Wat u nu stuurt, blijft bij het kantoor liggen.',
      en: 'Ask the office to record the number with the organisation. What you send now stays on the desk of the office.',
    },
  },
  ELIGIBILITY_UNKNOWN: {
    messages: {
      nl: 'Of dit nu kan, is op dit moment niet bekend.',
      en: 'Whether this is possible is not known right now.',
    },
    advice: {
      nl: 'Vraag het over een paar seconden opnieuw.',
      en: 'Ask again in a few seconds.',
    },
  },
} as const;

/** The number or the period cannot exist; code and sentence are those of libs/tax, which never hold the number. */
export class QuestionIncorrect extends Refusal {
  constructor(code: string, { nl, en }: Messages, cause: unknown) {
    super(code, { nl, en, cause });
  }
}
