import type { CheckedSupplement } from '../checks/checked-filing.js';
import type { Surroundings } from '../checks/surroundings.js';
import { ruleOn } from '../periods/dated-rule.js';
import { supplementDeadline } from '../periods/supplement-terms.js';
import { REFUND_TERMS } from '../payment/refund-expectation.js';
import type { Messages } from '../tax.errors.js';
import { day, say } from './wording.js';

/** What the client does after a supplement (mostly wait), and by when it must be filed (domain.md 7.4). */
export function supplementNotes({ supplement }: CheckedSupplement, surroundings: Surroundings): Messages[] {
  return [...termNote(surroundings), ...outcomeNote(supplement.difference, surroundings)];
}

function termNote({ discovered, today }: Surroundings): Messages[] {
  const by = discovered === undefined ? undefined : supplementDeadline(discovered);
  if (by === undefined)
    return [
      {
        nl: 'Dien de suppletie zo snel mogelijk in, uiterlijk 8 weken nadat u de fout hebt ontdekt.',
        en: 'File the supplement as soon as possible, at latest 8 weeks after the mistake was found.',
      },
    ];
  return today > by
    ? [
        say(
          'De suppletie had uiterlijk {by} binnen moeten zijn. Dien zo snel mogelijk in.',
          'The supplement was due by {by}. File it as soon as you can.',
          { by: day(by) },
        ),
      ]
    : [say('De suppletie moet uiterlijk {by} binnen zijn.', 'The supplement must be filed by {by}.', { by: day(by) })];
}

function outcomeNote(difference: number, { today }: Surroundings): Messages[] {
  if (difference > 0)
    return [
      {
        nl: 'Betaal nog niet. U krijgt een naheffingsaanslag van de Belastingdienst; betaal met het betalingskenmerk dat daarop staat.',
        en: 'Do not pay yet. The tax office sends an additional assessment; pay with the payment reference on it.',
      },
    ];
  const weeks = ruleOn(today, REFUND_TERMS)?.decisionWeeks;
  if (difference === 0 || weeks === undefined) return [];
  return [
    say(
      'De Belastingdienst beslist binnen ongeveer {weeks} weken nadat de suppletie binnen is.',
      'The tax office decides within about {weeks} weeks after the supplement arrives.',
      { weeks },
    ),
  ];
}
