import { formatEuros } from '../figures/euros.js';
import { filingDeadline } from '../periods/deadlines.js';
import { dateLabel, periodLabel } from '../periods/period-label.js';
import { monthOf, periodKind, quarterAround } from '../periods/period.js';
import type { Messages } from '../tax.errors.js';
import { defineCheck } from './check.js';
import type { CheckedFiling } from './checked-filing.js';
import { matchIcp, type IcpMatch } from './icp-match.js';

const KINDS = ['vat-return', 'icp-statement'] as const;
const SOURCE = 'domain.md 7.2, digipoort.md 5.5: 3b equals goods + services + ABC + corrections of the same period';

const isRounding = ({ box3b, icpTotal, lines }: IcpMatch) => Math.abs(box3b - icpTotal) <= lines;
/** Credit notes may bring a statement to zero: only without lines there is none. */
const hasIcp = ({ lines }: IcpMatch) => lines > 0;
const isOneSided = (match: IcpMatch) => match.box3b === 0 || !hasIcp(match);

/** `over augustus 2026 en september 2026` is known to be missing. */
function missingMonths({ missing, lines }: IcpMatch): Messages {
  if (missing.length === 0 || lines === 0) return { nl: '', en: '' };
  const names = missing
    .map((month) => dateLabel(`${month}-01`))
    .map(({ nl, en }) => ({ nl: nl.slice(2), en: en.slice(2) }));
  return {
    nl: ` Over ${names.map(({ nl }) => nl).join(', ')} is geen opgaaf bekend.`,
    en: ` No statement is known for ${names.map(({ en }) => en).join(', ')}.`,
  };
}

function amounts(match: IcpMatch): Messages {
  const [box, icp, missing] = [formatEuros(match.box3b), formatEuros(match.icpTotal), missingMonths(match)];
  return {
    nl: `In rubriek 3b staat ${box.nl}, in de opgaaf ICP ${icp.nl}.${missing.nl}`,
    en: `Box 3b has ${box.en}, the ICP statement ${icp.en}.${missing.en}`,
  };
}

/** A return of a month before the last of its quarter: who files ICP by quarter (domain.md 7.5) has nothing to file yet. */
function withinQuarter({ kind, period }: CheckedFiling): { messages?: Messages } {
  if (kind !== 'vat-return' || periodKind(period) !== 'month' || monthOf(period.start) % 3 === 0) return {};
  const quarter = quarterAround(period);
  const by = filingDeadline(quarter, 'icp-statement');
  const [month, whole, day] = [periodLabel(period), periodLabel(quarter), by && dateLabel(by)];
  return {
    messages: {
      nl: `Rubriek 3b is ingevuld, en er is geen opgaaf ICP over ${month.nl}. Doet u de opgaaf per maand, dien die dan ook in. Per kwartaal hoort deze maand in de opgaaf over het ${whole.nl}${day ? `, uiterlijk ${day.nl}` : ''}.`,
      en: `Box 3b is filled in, and there is no ICP statement for ${month.en}. If you file it by month, file it too. By quarter this month belongs in the statement for the ${whole.en}${day ? `, due by ${day.en}` : ''}.`,
    },
  };
}

/** Box 3b of the return against the ICP statements of the same period. */
export const ICP_MATCH_CHECKS = [
  defineCheck({
    code: 'CHECK_3B_DIFFERS_FROM_ICP',
    severity: 'warn',
    kinds: KINDS,
    title: {
      nl: 'Rubriek 3b is niet gelijk aan de opgaaf ICP van hetzelfde tijdvak. Kijk na welke van de twee klopt.',
      en: 'Box 3b is not equal to the ICP statement of the same period. Check which of the two is right.',
    },
    source: SOURCE,
    find: (filing, surroundings) => {
      const match = matchIcp(filing, surroundings);
      if (match === undefined || isOneSided(match) || isRounding(match)) return [];
      const { nl, en } = amounts(match);
      return [
        {
          details: { box: '3b.turnover' },
          messages: { nl: `${nl} Kijk na welke van de twee klopt.`, en: `${en} Check which of the two is right.` },
        },
      ];
    },
  }),
  defineCheck({
    code: 'CHECK_3B_ROUNDED_AGAINST_ICP',
    severity: 'note',
    kinds: KINDS,
    title: {
      nl: 'Rubriek 3b en de opgaaf ICP verschillen alleen door afronding.',
      en: 'Box 3b and the ICP statement differ by rounding only.',
    },
    source: `${SOURCE}; a difference up to the number of lines is rounding`,
    find: (filing, surroundings) => {
      const match = matchIcp(filing, surroundings);
      if (match === undefined || match.box3b === match.icpTotal || isOneSided(match) || !isRounding(match)) return [];
      const { nl, en } = amounts(match);
      return [
        {
          details: { box: '3b.turnover' },
          messages: { nl: `${nl} Dat komt door afronding.`, en: `${en} That is rounding.` },
        },
      ];
    },
  }),
  defineCheck({
    code: 'CHECK_3B_WITHOUT_ICP',
    severity: 'warn',
    kinds: KINDS,
    title: {
      nl: 'Rubriek 3b is ingevuld, maar er is geen opgaaf ICP met bedragen over dit tijdvak. Dien ook de opgaaf ICP in.',
      en: 'Box 3b is filled in, but there is no ICP statement with amounts for this period. File the ICP statement too.',
    },
    source: SOURCE,
    find: (filing, surroundings) => {
      const match = matchIcp(filing, surroundings);
      if (match === undefined || match.box3b === 0 || hasIcp(match)) return [];
      return [{ details: { box: '3b.turnover' }, ...withinQuarter(filing) }];
    },
  }),
  defineCheck({
    code: 'CHECK_ICP_WITHOUT_3B',
    severity: 'warn',
    kinds: KINDS,
    title: {
      nl: 'Er is een opgaaf ICP over dit tijdvak, maar rubriek 3b van de btw-aangifte is leeg.',
      en: 'There is an ICP statement for this period, but box 3b of the VAT return is empty.',
    },
    source: SOURCE,
    find: (filing, surroundings) => {
      const match = matchIcp(filing, surroundings);
      return match !== undefined && match.box3b === 0 && match.icpTotal !== 0
        ? [{ details: { box: '3b.turnover' } }]
        : [];
    },
  }),
];
