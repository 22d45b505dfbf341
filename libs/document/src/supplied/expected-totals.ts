import type { Filing } from '@akkoord/xbrl';

/** A total of the filing and how documents name it. */
export interface ExpectedTotal {
  readonly box: string;
  readonly amount: number;
  /** Box of the form, as documents number it; a line with it goes before any line with the words. */
  readonly code?: string;
  readonly words: RegExp;
  /** Whole euros by which a document that shows cents may differ: each amount of the return is rounded on its own. */
  readonly rounding: number;
  /** May be shown without its sign after words as `terug te vragen`. */
  readonly direction?: true;
}

const DUE = /verschuldigde (?:omzetbelasting|btw)|\bvat (?:due|owed)\b|\boutput (?:vat|tax)\b/iu;
const INPUT = /voorbelasting|\binput (?:vat|tax)\b/iu;
const TOTAL =
  /\btotaal (?:te betalen|terug)|\bte betalen (?:omzetbelasting|btw|bedrag)|(?:omzetbelasting|btw) te betalen|\bte betalen (?:of|\/) ?terug|terug te (?:vragen|ontvangen|krijgen)|\beindtotaal\b|\btotal (?:to pay|payable|to reclaim)|\b(?:vat|amount) (?:payable|to pay|to reclaim|refundable)/iu;
const NEW = /\bnieuwe? totaal|\btotaal nieuw|\bnew total|\btotal new/iu;
const OLD =
  /\b(?:al|reeds|eerder) (?:aangegeven|opgegeven)|\boude? totaal|\btotaal oud|\b(?:already|previously|earlier) declared|\bold total/iu;
const DIFFERENCE =
  /\bverschil\b|\bdifference\b|\b(?:nog|bij) te betalen|\bte betalen (?:of|\/) ?terug|terug te (?:vragen|ontvangen|krijgen)|\badditional(?:ly)? (?:to pay|payable)/iu;

// 5a is the sum of seven rounded amounts, 5b is one (domain: BOXES of libs/tax).
const [DUE_ROUNDING, INPUT_ROUNDING, TOTAL_ROUNDING] = [7, 1, 8];

/** The totals of a filing that a document should show as well. */
export function expectedTotals(filing: Filing): ExpectedTotal[] {
  switch (filing.kind) {
    case 'vat-return': {
      const { total } = filing.figures;
      return [
        ...boxes(filing.figures),
        ...(total === undefined
          ? []
          : [
              {
                box: 'total',
                amount: total,
                code: '5g',
                words: TOTAL,
                rounding: TOTAL_ROUNDING,
                direction: true,
              } as const,
            ]),
      ];
    }
    case 'supplement': {
      const { totalNew, totalOld, difference } = filing.supplement;
      return [
        ...boxes(filing.figures),
        { box: 'new', amount: totalNew, code: '5e', words: NEW, rounding: TOTAL_ROUNDING },
        { box: 'old', amount: totalOld, code: '5f', words: OLD, rounding: TOTAL_ROUNDING },
        {
          box: 'difference',
          amount: difference,
          code: '5g',
          words: DIFFERENCE,
          rounding: 2 * TOTAL_ROUNDING,
          direction: true,
        },
      ];
    }
    case 'icp-statement':
      return icpTotals(filing);
    default:
      return filing satisfies never;
  }
}

function boxes(figures: Extract<Filing, { kind: 'vat-return' }>['figures']): ExpectedTotal[] {
  const { '5a': due, '5b': input } = figures;
  return [
    ...(due === undefined ? [] : [{ box: '5a', amount: due, code: '5a', words: DUE, rounding: DUE_ROUNDING }]),
    ...(input === undefined ? [] : [{ box: '5b', amount: input, code: '5b', words: INPUT, rounding: INPUT_ROUNDING }]),
  ];
}

function icpTotals({ totals, lines }: Extract<Filing, { kind: 'icp-statement' }>): ExpectedTotal[] {
  const rounding = lines.length;
  return [
    {
      box: 'goods',
      amount: totals.goods,
      words: /\btota(?:al|l) (?:van de )?(?:leveringen|goederen|goods|supplies)/iu,
      rounding,
    },
    { box: 'services', amount: totals.services, words: /\btota(?:al|l) (?:van de )?(?:diensten|services)/iu, rounding },
    { box: 'triangular', amount: totals.triangular, words: /\btota(?:al|l) (?:abc|triangular|driehoek)/iu, rounding },
    {
      box: 'total',
      amount: totals.total,
      words:
        /^(?:eind|generaal )?totaal(?! (?:\p{L}+ )*(?:leveringen|goederen|diensten|abc|driehoek))\b|^(?:grand )?total(?! (?:goods|supplies|services|abc|triangular))\b/iu,
      rounding,
    },
  ];
}
