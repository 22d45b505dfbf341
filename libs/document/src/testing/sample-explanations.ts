import type { ExplanationRow, FilingExplanation, Messages } from '@akkoord/tax';

/** The same in both languages. */
export const same = (text: string): Messages => ({ nl: text, en: text });

const euros = (amount: number): Messages => {
  const digits = String(Math.abs(amount)).replace(/\B(?=(\d{3})+$)/gu, '.');
  return same(`${amount < 0 ? '-' : ''}€ ${digits}`);
};

const line = (...cells: Messages[]): ExplanationRow => ({ kind: 'line', cells });
const none = same('');
const heading = (text: string, columns: number): ExplanationRow => ({
  kind: 'heading',
  cells: [same(text), ...Array.from({ length: columns - 1 }, () => none)],
});

/** Explanation of a VAT return with a payment of € 12.345; any part can be replaced. */
export function aVatReturnExplanation(changes: Partial<FilingExplanation> = {}): FilingExplanation {
  return {
    kind: 'vat-return',
    title: { nl: 'Btw-aangifte 3e kwartaal 2026', en: 'VAT return 3rd quarter of 2026' },
    taxpayer: { number: '*******44B37', name: 'Bakkerij Vrolijk & Zonen B.V.' },
    period: { nl: '3e kwartaal 2026', en: '3rd quarter of 2026' },
    headline: {
      nl: 'U betaalt € 12.345 omzetbelasting, uiterlijk 31 oktober 2026. Dat is € 1.050 meer dan het vorige kwartaal.',
      en: 'You pay €12,345 VAT by 31 October 2026. That is €1,050 more than the previous quarter.',
    },
    because: [
      {
        nl: 'De omzet tegen het hoge tarief steeg met € 6.500 naar € 86.500: dat geeft € 1.365 meer btw.',
        en: 'Sales at the general rate rose by €6,500 to €86,500: that adds €1,365 VAT.',
      },
      {
        nl: 'De voorbelasting steeg met € 315, vooral door de aankoop van bedrijfsmiddelen in augustus.',
        en: 'Input VAT rose by €315, mostly because of equipment bought in August.',
      },
    ],
    tables: [
      {
        title: { nl: 'De aangifte', en: 'The return' },
        columns: [
          { name: { nl: 'Rubriek', en: 'Box' }, kind: 'text' },
          { name: { nl: 'Omschrijving', en: 'Description' }, kind: 'text' },
          { name: { nl: 'Omzet', en: 'Turnover' }, kind: 'amount' },
          { name: { nl: 'Omzetbelasting', en: 'VAT' }, kind: 'amount' },
        ],
        rows: [
          heading('1. Prestaties binnenland', 4),
          line(same('1a'), same('Leveringen/diensten belast met hoog tarief'), euros(86_500), euros(18_165)),
          line(same('1b'), same('Leveringen/diensten belast met laag tarief'), euros(41_111), euros(3_700)),
          line(same('1d'), same('Privégebruik'), euros(-250), euros(-53)),
          line(same('1e'), same('Leveringen/diensten belast met 0% of niet bij u belast'), euros(1_900), none),
          heading('3. Prestaties naar of in het buitenland', 4),
          line(same('3b'), same('Leveringen naar of diensten in landen binnen de EU'), euros(7_250), none),
          heading('5. Voorbelasting en eindtotaal', 4),
          line(same('5a'), same('Verschuldigde omzetbelasting (rubrieken 1 t/m 4)'), none, euros(21_812)),
          line(same('5b'), same('Voorbelasting'), none, euros(9_467)),
          { kind: 'total', cells: [none, same('Totaal te betalen of terug te vragen'), none, euros(12_345)] },
        ],
      },
    ],
    payment: {
      amount: 12_345,
      by: '2026-10-31',
      reference: '0036000011302270',
      account: {
        iban: 'NL04RABO0200112244',
        bic: 'RABONL2U',
        name: 'Belastingdienst',
        from: '2026-05-01',
        source: 'test',
      },
    },
    fileBy: '2026-10-31',
    notes: [
      {
        nl: 'Betaalt u te laat, dan kan de Belastingdienst een boete opleggen van 3% van het bedrag, ten minste € 50.',
        en: 'If you pay late, the tax office may impose a fine of 3% of the amount, €50 at least.',
      },
      {
        nl: 'Na uw akkoord dienen wij de aangifte in. U krijgt bericht als de Belastingdienst hem heeft ontvangen.',
        en: 'After your approval we file the return. You hear from us when the tax office has received it.',
      },
    ],
    ...changes,
  };
}

/** Explanation of an ICP statement with a line per customer. */
export function anIcpExplanation(customers: number): FilingExplanation {
  const rows = Array.from({ length: customers }, (_, index) =>
    line(
      same(['DE', 'BE', 'FR', 'PL'][index % 4] ?? 'DE'),
      same(String(100_000_000 + index * 7919)),
      index % 3 === 0 ? none : euros(1_000 + index * 37),
      index % 3 === 0 ? euros(-250 - index) : none,
      none,
    ),
  );
  const { payment: _, ...rest } = aVatReturnExplanation();
  return {
    ...rest,
    kind: 'icp-statement',
    title: { nl: 'Opgaaf ICP 3e kwartaal 2026', en: 'ICP statement 3rd quarter of 2026' },
    headline: same(`U leverde aan ${customers} afnemers in andere EU-landen.`),
    because: [],
    tables: [
      {
        title: { nl: 'Per afnemer', en: 'Per customer' },
        columns: [
          { name: { nl: 'Land', en: 'Country' }, kind: 'text' },
          { name: { nl: 'Btw-identificatienummer', en: 'VAT identification number' }, kind: 'text' },
          { name: { nl: 'Leveringen', en: 'Goods' }, kind: 'amount' },
          { name: { nl: 'Diensten', en: 'Services' }, kind: 'amount' },
          { name: { nl: 'ABC-leveringen', en: 'Triangular' }, kind: 'amount' },
        ],
        rows: [...rows, { kind: 'total', cells: [same('Totaal'), none, euros(1_234_567), euros(-98_765), euros(0)] }],
      },
    ],
  };
}

/** Content of a payment QR code for the sample's payment (EPC069-12, version 002). */
export const SAMPLE_EPC =
  'BCD\n002\n1\nSCT\nRABONL2U\nBelastingdienst\nNL04RABO0200112244\nEUR12345.00\n\n\n0036000011302270';
