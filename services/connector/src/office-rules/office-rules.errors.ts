import { Refusal } from '@akkoord/service-kit';

/** There is no rule of this name. */
export class RuleUnknown extends Refusal {
  constructor() {
    super('RULE_UNKNOWN', {
      status: 404,
      nl: 'Deze regel bestaat niet. Vraag de lijst van regels op.',
      en: 'There is no such rule. Ask for the list of rules.',
    });
  }
}
