import { formatEuros } from '../figures/euros.js';
import { periodLabel } from '../periods/period-label.js';
import { periodKind } from '../periods/period.js';
import { defineCheck } from './check.js';
import { legalLimitOn } from './legal-limits.js';
import { lastYearOf, previousOf } from './surroundings.js';

const KINDS = ['icp-statement'] as const;

/** Goods of a statement, triangular trade included: both are supplies of goods (our conclusion). */
const goodsOf = ({ totals }: { totals: { goods: number; triangular: number } }) => totals.goods + totals.triangular;

/** The ICP statement as a whole. */
export const ICP_STATEMENT_CHECKS = [
  defineCheck({
    code: 'CHECK_ICP_NO_LINES',
    severity: 'warn',
    kinds: KINDS,
    title: {
      nl: 'De opgaaf ICP is leeg. Zonder leveringen of diensten in het tijdvak is geen opgaaf nodig.',
      en: 'The ICP statement is empty. Without supplies in the period no statement is needed.',
    },
    source: 'domain.md 7.5',
    find: ({ lines }) => (lines.length === 0 ? [{}] : []),
  }),
  defineCheck({
    code: 'CHECK_ICP_TOTALS',
    severity: 'refuse',
    kinds: KINDS,
    title: {
      nl: 'Het totaal van de opgaaf ICP is niet de som van de regels.',
      en: 'The total of the ICP statement is not the sum of its lines.',
    },
    source: 'our conclusion: totals are computed, never filed',
    find: ({ lines, totals }) => (lines.reduce((sum, { amount }) => sum + amount, 0) === totals.total ? [] : [{}]),
  }),
  defineCheck({
    code: 'CHECK_ICP_GOODS_NEED_MONTHS',
    severity: 'warn',
    kinds: KINDS,
    title: {
      nl: 'De leveringen van goederen zijn meer dan € 50.000 in een kwartaal. Dan hoort er elke maand een opgaaf ICP te komen.',
      en: 'Supplies of goods are over €50,000 in a quarter. An ICP statement is then due every month.',
    },
    source: 'domain.md 7.5; that triangular trade counts is our conclusion',
    find: (filing, surroundings) => {
      if (periodKind(filing.period) !== 'quarter') return [];
      const limit = surroundings.settings.icpQuarterGoodsEuros ?? legalLimitOn('icp-quarter-goods', filing.period.end);
      if (limit === undefined) return [];
      const [bound, quarter] = [formatEuros(limit), periodLabel(filing.period)];
      if (goodsOf(filing) > limit) {
        const goods = formatEuros(goodsOf(filing));
        return [
          {
            details: { limit, quarter: 'this' },
            messages: {
              nl: `In het ${quarter.nl} leverde u voor ${goods.nl} aan goederen. Boven ${bound.nl} hoort er elke maand een opgaaf ICP te komen. Kwam u pas in de derde maand boven dat bedrag, dan is deze opgaaf goed en begint dat met de maand erna.`,
              en: `In the ${quarter.en} you supplied goods for ${goods.en}. Above ${bound.en} an ICP statement is due every month. If you came above it in the third month only, this statement is right and that begins with the month after it.`,
            },
          },
        ];
      }
      // The law looks at the four quarters before; of those between these two nothing is known here.
      const over = [previousOf(filing, surroundings), lastYearOf(filing, surroundings)].find(
        (earlier) => earlier !== undefined && goodsOf(earlier) > limit,
      );
      if (over === undefined) return [];
      const before = periodLabel(over.period);
      return [
        {
          details: { limit, quarter: 'previous' },
          messages: {
            nl: `In het ${before.nl} leverde u voor meer dan ${bound.nl} aan goederen. Daarom hoort er ook nu elke maand een opgaaf ICP te komen.`,
            en: `In the ${before.en} you supplied goods for more than ${bound.en}. That is why an ICP statement is due every month now too.`,
          },
        },
      ];
    },
  }),
];
