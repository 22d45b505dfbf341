import { euVatNumberProblem, isEuVatCountryCode, type EuVatNumberProblem } from '../numbers/eu-vat-number.js';
import type { CheckedIcpLine, CheckedIcpStatement } from './checked-filing.js';
import { defineCheck } from './check.js';
import type { Observation } from './finding.js';

const KINDS = ['icp-statement'] as const;

/** Numbers with the prefix GB were good until the transition period ended (withdrawal agreement, 31 December 2020). */
const LAST_BRITISH_DAY = '2020-12-31';

/** Of a line only its place and country are told: a customer's number may be that of a person. */
function onLine(index: number, { country }: CheckedIcpLine, problem: EuVatNumberProblem): Observation {
  const line = index + 1;
  return {
    details: { line, country: country.slice(0, 2), reason: problem.code },
    messages: { nl: `Regel ${line}: ${problem.messages.nl}`, en: `Line ${line}: ${problem.messages.en}` },
  };
}

/** Lines towards a country that does not belong in a statement. */
function wrongCountries({ lines, period }: CheckedIcpStatement, isWanted: (code: string) => boolean): Observation[] {
  return lines.flatMap((line, index) => {
    const isBritish = line.country === 'GB' && period.end <= LAST_BRITISH_DAY;
    if (isBritish || isEuVatCountryCode(line.country)) return [];
    const problem = euVatNumberProblem(line.country, line.vatNumber);
    return problem !== undefined && isWanted(problem.code) ? [onLine(index, line, problem)] : [];
  });
}

function wrongNumbers({ lines }: CheckedIcpStatement): Observation[] {
  return lines.flatMap((line, index) => {
    if (!isEuVatCountryCode(line.country)) return [];
    const problem = euVatNumberProblem(line.country, line.vatNumber);
    return problem === undefined ? [] : [onLine(index, line, problem)];
  });
}

const keyOf = ({ country, vatNumber, supply }: CheckedIcpLine) => `${country} ${vatNumber} ${supply}`;

/** The lines of an ICP statement one by one. */
export const ICP_LINE_CHECKS = [
  defineCheck({
    code: 'CHECK_ICP_OWN_COUNTRY',
    severity: 'refuse',
    kinds: KINDS,
    title: {
      nl: 'Een Nederlandse afnemer hoort niet in de opgaaf ICP. Die omzet komt in rubriek 1 van de btw-aangifte.',
      en: 'A Dutch customer does not belong in the ICP statement. That turnover goes in section 1 of the VAT return.',
    },
    source: 'domain.md 7.5: an EU country code; that it refuses is our conclusion',
    find: (filing) => wrongCountries(filing, (code) => code === 'EU_VAT_COUNTRY_DUTCH'),
  }),
  defineCheck({
    code: 'CHECK_ICP_COUNTRY',
    severity: 'refuse',
    kinds: KINDS,
    title: {
      nl: 'Dit is geen landcode voor de opgaaf ICP. Alleen afnemers in andere EU-landen en Noord-Ierland (XI) horen erin.',
      en: 'This is no country code for the ICP statement. Only customers in other EU countries and Northern Ireland (XI) belong in it.',
    },
    source: 'digipoort.md 5.5: EL for Greece, presumably XI; that it refuses is our conclusion',
    find: (filing) => wrongCountries(filing, (code) => code !== 'EU_VAT_COUNTRY_DUTCH'),
  }),
  defineCheck({
    code: 'CHECK_ICP_CUSTOMER_NUMBER',
    severity: 'warn',
    kinds: KINDS,
    title: {
      nl: 'Het btw-nummer van deze afnemer kan niet kloppen. Vraag het na bij de afnemer.',
      en: 'The VAT number of this customer cannot be right. Ask the customer.',
    },
    source: 'forms of VIES, check digits of the library stdnum; a warning, for countries change their numbers',
    find: wrongNumbers,
  }),
  defineCheck({
    code: 'CHECK_ICP_SERVICES_TO_NORTHERN_IRELAND',
    severity: 'warn',
    kinds: KINDS,
    title: {
      nl: 'Diensten aan Noord-Ierland (XI) horen niet in de opgaaf ICP; alleen goederen.',
      en: 'Services to Northern Ireland (XI) do not belong in the ICP statement; only goods do.',
    },
    source: 'Protocol on Ireland and Northern Ireland, since 1 January 2021: EU VAT rules for goods only',
    find: ({ lines }) =>
      lines.flatMap(({ country, supply }, index) =>
        country === 'XI' && supply === 'services' ? [{ details: { line: index + 1, country } }] : [],
      ),
  }),
  defineCheck({
    code: 'CHECK_ICP_ZERO_AMOUNT',
    severity: 'refuse',
    kinds: KINDS,
    title: { nl: 'Op deze regel staat € 0. Laat de regel weg.', en: 'This line has €0. Leave the line out.' },
    source: 'digipoort.md 5.5: zero is refused by the type',
    find: ({ lines }) => lines.flatMap(({ amount }, index) => (amount === 0 ? [{ details: { line: index + 1 } }] : [])),
  }),
  defineCheck({
    code: 'CHECK_ICP_CUSTOMER_TWICE',
    severity: 'warn',
    kinds: KINDS,
    title: {
      nl: 'Deze afnemer staat twee keer in de opgaaf met hetzelfde soort prestatie. Tel de bedragen op tot één regel.',
      en: 'This customer is in the statement twice with the same kind of supply. Add the amounts into one line.',
    },
    source: 'domain.md 7.5: lines per customer; corrections may concern several periods and are left out',
    find: ({ lines }) => {
      const first = new Map<string, number>();
      return lines.flatMap((line, index) => {
        if (line.correction) return [];
        const earlier = first.get(keyOf(line));
        if (earlier === undefined) {
          first.set(keyOf(line), index + 1);
          return [];
        }
        return [
          {
            details: { line: index + 1, earlier, country: line.country.slice(0, 2) },
            messages: {
              nl: `De afnemer op regel ${index + 1} staat ook op regel ${earlier}, met hetzelfde soort prestatie. Tel de bedragen op tot één regel.`,
              en: `The customer on line ${index + 1} is also on line ${earlier}, with the same kind of supply. Add the amounts into one line.`,
            },
          },
        ];
      });
    },
  }),
];
