import { broken, type Rule } from './rule.js';

/** The office takes messages of this kind; it switches kinds at the connector, where such a message stays on the desk (15). */
export const kindNotBlocked: Rule = {
  name: 'kind-not-blocked',
  asks: {
    nl: 'Het kantoor neemt berichten van deze soort aan.',
    en: 'The office takes messages of this kind.',
  },
  defaultSeverity: 'refuse',
  isSwitchable: false,
  check: ({ isKindBlocked }) => (isKindBlocked ? broken('kind-not-blocked', 'RULE_KIND_BLOCKED') : undefined),
};
