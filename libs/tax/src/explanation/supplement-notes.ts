import { costOfSupplementingLate } from '../late/cost-of-supplementing-late.js';
import { interestOnSupplement, type SupplementInterest } from '../late/interest-on-supplement.js';
import type { CheckedSupplement } from '../checks/checked-filing.js';
import type { Surroundings } from '../checks/surroundings.js';
import { ruleOn } from '../periods/dated-rule.js';
import type { IsoDate } from '../periods/iso-date.js';
import { supplementDeadline } from '../periods/supplement-terms.js';
import { REFUND_TERMS } from '../payment/refund-expectation.js';
import type { Messages } from '../tax.errors.js';
import { day, say } from './wording.js';

/** What the client does after a supplement (mostly wait), and by when it must be filed (domain.md 7.4). */
export function supplementNotes(filing: CheckedSupplement, surroundings: Surroundings): Messages[] {
  const { supplement } = filing;
  return [...termNote(supplement.difference, surroundings), ...outcomeNote(filing, surroundings)];
}

function termNote(difference: number, { discovered, today, filedOn }: Surroundings): Messages[] {
  if (filedOn !== undefined)
    return [say('De suppletie is op {on} ingediend.', 'The supplement was filed on {on}.', { on: day(filedOn) })];
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
        ...(difference > 0
          ? [costOfSupplementingLate({ due: by, filedOn: today, cents: difference * 100 }).messages]
          : []),
      ]
    : [say('De suppletie moet uiterlijk {by} binnen zijn.', 'The supplement must be filed by {by}.', { by: day(by) })];
}

function outcomeNote(
  { supplement: { difference }, period }: CheckedSupplement,
  { today, filedOn }: Surroundings,
): Messages[] {
  if (difference > 0)
    return [
      {
        nl: 'Betaal nog niet. U krijgt een naheffingsaanslag van de Belastingdienst; betaal met het betalingskenmerk dat daarop staat.',
        en: 'Do not pay yet. The tax office sends an additional assessment; pay with the payment reference on it.',
      },
      filedOn === undefined
        ? interestNote(interestOnSupplement({ period, cents: difference * 100, filedOn: today }), today)
        : interestOnSupplement({ period, cents: difference * 100, filedOn }).messages,
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

function interestNote({ freeUntil, messages }: SupplementInterest, today: IsoDate): Messages {
  return today > freeUntil
    ? messages
    : say(
        'Dient u de suppletie uiterlijk {day} in, dan betaalt u geen belastingrente.',
        'If you file the supplement by {day}, you pay no interest.',
        { day: day(freeUntil) },
      );
}
