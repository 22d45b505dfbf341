import type { CheckedIcpLine, CheckedIcpStatement } from '../checks/checked-filing.js';
import { EU_VAT_COUNTRIES } from '../numbers/eu-vat-countries.js';
import { isEuVatCountryCode } from '../numbers/eu-vat-number.js';
import { periodLabel } from '../periods/period-label.js';
import type { Messages } from '../tax.errors.js';
import type { ExplanationColumn, ExplanationRow, ExplanationTable } from './filing-explanation.js';
import { icpCustomers } from './icp-customers.js';
import { NOTHING, same, signed } from './wording.js';

/** Kinds of supply in the words of the form. */
export const SUPPLIES: Readonly<Record<CheckedIcpLine['supply'], Messages>> = {
  goods: { nl: 'Goederen', en: 'Goods' },
  services: { nl: 'Diensten', en: 'Services' },
  triangular: { nl: 'ABC-leveringen', en: 'Triangular supplies' },
};
const TOTAL: Messages = { nl: 'Totaal', en: 'Total' };
const CORRECTIONS: Messages = { nl: 'Correcties op eerdere opgaven', en: 'Corrections of earlier statements' };
const COUNTRY: ExplanationColumn = { name: { nl: 'Land', en: 'Country' }, kind: 'text' };
const NUMBER: ExplanationColumn = { name: { nl: 'Btw-nummer', en: 'VAT number' }, kind: 'text' };
const amount = (name: Messages): ExplanationColumn => ({ name, kind: 'amount' });

/** Sums per kind of supply, beside those of other periods. */
export function icpTotalsTable(
  statement: CheckedIcpStatement,
  compared: readonly CheckedIcpStatement[],
): ExplanationTable {
  const all = [statement, ...compared];
  const row = (
    kind: ExplanationRow['kind'],
    name: Messages,
    of: keyof CheckedIcpStatement['totals'],
  ): ExplanationRow => ({
    kind,
    cells: [name, ...all.map(({ totals }) => signed(totals[of]))],
  });
  return {
    title: { nl: 'Totalen', en: 'Totals' },
    columns: [
      { name: { nl: 'Soort', en: 'Kind' }, kind: 'text' },
      ...all.map(({ period }) => amount(periodLabel(period))),
    ],
    rows: [
      row('line', SUPPLIES.goods, 'goods'),
      row('line', SUPPLIES.services, 'services'),
      row('line', SUPPLIES.triangular, 'triangular'),
      row('line', CORRECTIONS, 'corrections'),
      row('total', TOTAL, 'total'),
    ],
  };
}

/** One row for each customer, by country and number. */
export function icpCustomersTable(statement: CheckedIcpStatement): ExplanationTable[] {
  const customers = icpCustomers(statement);
  if (customers.length === 0) return [];
  const sum = (of: 'goods' | 'services' | 'triangular' | 'total') =>
    signed(customers.reduce((total, customer) => total + customer[of], 0));
  return [
    {
      title: { nl: 'Per klant', en: 'Per customer' },
      columns: [
        COUNTRY,
        NUMBER,
        amount(SUPPLIES.goods),
        amount(SUPPLIES.services),
        amount(SUPPLIES.triangular),
        amount(TOTAL),
      ],
      rows: [
        ...customers.map(({ country, vatNumber, goods, services, triangular, total }): ExplanationRow => ({
          kind: 'line',
          cells: [countryName(country), same(vatNumber), ...[goods, services, triangular].map(orEmpty), signed(total)],
        })),
        { kind: 'total', cells: [TOTAL, NOTHING, sum('goods'), sum('services'), sum('triangular'), sum('total')] },
      ],
    },
  ];
}

/** Corrections one by one, in the order of the statement. */
export function icpCorrectionsTable({ lines, totals }: CheckedIcpStatement): ExplanationTable[] {
  const corrections = lines.filter(({ correction }) => correction);
  if (corrections.length === 0) return [];
  return [
    {
      title: CORRECTIONS,
      columns: [
        COUNTRY,
        NUMBER,
        { name: { nl: 'Soort', en: 'Kind' }, kind: 'text' },
        amount({ nl: 'Bedrag', en: 'Amount' }),
      ],
      rows: [
        ...corrections.map((line): ExplanationRow => ({
          kind: 'line',
          cells: [countryName(line.country), same(line.vatNumber), SUPPLIES[line.supply], signed(line.amount)],
        })),
        { kind: 'total', cells: [TOTAL, NOTHING, NOTHING, signed(totals.corrections)] },
      ],
    },
  ];
}

/** `België (BE)`; a code that is no country of the statement stands as it is. */
function countryName(code: string): Messages {
  if (!isEuVatCountryCode(code)) return same(code);
  const { nl, en } = EU_VAT_COUNTRIES[code].name;
  return { nl: `${nl} (${code})`, en: `${en} (${code})` };
}

const orEmpty = (euros: number): Messages => (euros === 0 ? NOTHING : signed(euros));
