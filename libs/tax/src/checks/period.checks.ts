import { earliestFilingDate, filingDeadline } from '../periods/deadlines.js';
import { dateLabel } from '../periods/period-label.js';
import { periodBetween, periodKey, periodKind, yearOf, type Period } from '../periods/period.js';
import { TAX_ERRORS } from '../tax.errors.js';
import { ALL_KINDS, defineCheck } from './check.js';
import { costOfFilingToday } from './late-filing.js';

/** True for whole months, one to twelve; nothing else about a filing can be judged without that. */
export function isWholePeriod({ start, end }: Period): boolean {
  try {
    return periodBetween(start, end).end === end;
  } catch {
    return false;
  }
}

/** The one check that comes before all others. */
export const WHOLE_PERIOD_CHECK = defineCheck({
  code: 'CHECK_PERIOD_NOT_WHOLE_MONTHS',
  severity: 'refuse',
  kinds: ALL_KINDS,
  title: TAX_ERRORS.PERIOD_NOT_WHOLE_MONTHS,
  source: 'domain.md 7.3, 7.4',
  find: ({ period }) => (isWholePeriod(period) ? [] : [{}]),
});

/** Which period, and whether today is the day for it. */
export const PERIOD_CHECKS = [
  defineCheck({
    code: 'CHECK_PERIOD_KIND',
    severity: 'refuse',
    kinds: ['vat-return'],
    title: TAX_ERRORS.PERIOD_NOT_FOR_KIND,
    source: 'domain.md 7.3',
    find: ({ period }) => (periodKind(period) === 'months' ? [{}] : []),
  }),
  defineCheck({
    code: 'CHECK_ICP_PERIOD_KIND',
    severity: 'warn',
    kinds: ['icp-statement'],
    title: {
      nl: 'Een opgaaf ICP gaat over een maand, een kwartaal of de eerste twee maanden van een kwartaal.',
      en: 'An ICP statement covers a month, a quarter or the first two months of a quarter.',
    },
    source: 'domain.md 7.5; that other periods are not refused is our conclusion',
    find: ({ period }) => {
      const kind = periodKind(period);
      const [first, last] = [Number(period.start.slice(5, 7)), Number(period.end.slice(5, 7))];
      const isTwoMonths = last - first === 1 && first % 3 === 1 && yearOf(period.start) === yearOf(period.end);
      return kind === 'month' || kind === 'quarter' || isTwoMonths ? [] : [{}];
    },
  }),
  defineCheck({
    code: 'CHECK_SUPPLEMENT_TWO_YEARS',
    severity: 'refuse',
    kinds: ['supplement'],
    title: {
      nl: 'Een suppletie gaat over tijdvakken van één kalenderjaar. Maak voor elk jaar een eigen suppletie.',
      en: 'A supplement covers periods of one calendar year. Make one supplement for each year.',
    },
    source: 'digipoort.md 5.1: the taxonomy goes with the year of the period',
    find: ({ period }) => (yearOf(period.start) === yearOf(period.end) ? [] : [{}]),
  }),
  defineCheck({
    code: 'CHECK_PERIOD_FUTURE',
    severity: 'refuse',
    kinds: ALL_KINDS,
    title: {
      nl: 'Dit tijdvak is nog niet begonnen. Kijk na of u het goede tijdvak hebt gekozen.',
      en: 'This period has not begun yet. Check that you chose the right one.',
    },
    source: 'domain.md 7.3',
    find: ({ period }, { today }) => (period.start > today ? [{ details: { from: period.start } }] : []),
  }),
  defineCheck({
    code: 'CHECK_FILED_TOO_EARLY',
    severity: 'refuse',
    kinds: ['vat-return'],
    title: {
      nl: 'De Belastingdienst neemt deze aangifte nog niet aan. Dat kan vanaf de 24e van de laatste maand van het tijdvak.',
      en: 'The tax office does not take this return yet. It does from the 24th of the last month of the period.',
    },
    source: 'domain.md 7.3: from the 24th; earlier ones are refused',
    find: ({ period }, { today }) => {
      const from = earliestFilingDate(period);
      if (period.start > today || today >= from) return [];
      const day = dateLabel(from);
      return [
        {
          details: { from },
          messages: {
            nl: `De Belastingdienst neemt deze aangifte nog niet aan. Verstuur de aangifte vanaf ${day.nl}.`,
            en: `The tax office does not take this return yet. Send it from ${day.en}.`,
          },
        },
      ];
    },
  }),
  defineCheck({
    code: 'CHECK_PERIOD_NOT_ENDED',
    severity: 'warn',
    kinds: ['icp-statement', 'supplement'],
    title: {
      nl: 'Dit tijdvak is nog niet voorbij; er kan nog iets bij komen.',
      en: 'This period has not ended yet; more may be added to it.',
    },
    source: 'our conclusion',
    find: ({ period }, { today }) =>
      period.start <= today && today <= period.end ? [{ details: { until: period.end } }] : [],
  }),
  defineCheck({
    code: 'CHECK_FILED_LATE',
    severity: 'warn',
    kinds: ['vat-return', 'icp-statement'],
    title: {
      nl: 'De uiterste datum voor deze aangifte is voorbij. Dien zo snel mogelijk in.',
      en: 'The last day for this filing has passed. File it as soon as you can.',
    },
    source: 'domain.md 7.3, 7.5, 7.8',
    find: ({ kind, period }, { today, residence, filedOn }) => {
      const deadline = filingDeadline(period, kind, residence);
      // Who has filed is not told to file.
      if (deadline === undefined || today <= deadline || filedOn !== undefined) return [];
      const [day, cost] = [dateLabel(deadline), costOfFilingToday(kind, deadline, today)];
      return [
        {
          details: { deadline },
          messages: {
            nl: `De uiterste datum was ${day.nl}. Dien zo snel mogelijk in.${cost.nl}`,
            en: `The last day was ${day.en}. File it as soon as you can.${cost.en}`,
          },
        },
      ];
    },
  }),
  defineCheck({
    code: 'CHECK_ALREADY_FILED',
    severity: 'warn',
    kinds: ['vat-return'],
    title: {
      nl: 'Over dit tijdvak is al aangifte gedaan. Een verbetering stuurt u met een suppletie.',
      en: 'A return for this period was filed before. A correction goes with a supplement.',
    },
    source: 'domain.md 7.4; that it is a warning is our conclusion',
    find: ({ period }, { vatReturns = [] }) =>
      vatReturns.some((known) => periodKey(known.period) === periodKey(period)) ? [{}] : [],
  }),
];
