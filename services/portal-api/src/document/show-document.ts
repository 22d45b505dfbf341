import type { BoxRow, PaymentView } from '@akkoord/contracts';
import {
  boxesOfYear,
  dateLabel,
  filingDeadline,
  formatEuros,
  periodLabel,
  vatReturnOutcome,
  type BoxFigures,
  type Messages,
  type Period,
  type VatReturnOutcome,
} from '@akkoord/tax';
import type { Filing, IcpStatementFiling, SupplementFiling, VatReturnFiling } from '@akkoord/xbrl';

/** What a person needs to see of a document to decide on it. */
export interface ShownDocument {
  readonly boxes: BoxRow[];
  readonly payment?: PaymentView;
  readonly summary: Messages;
  /** Sums per kind of supply of an ICP statement; totals of a supplement. */
  readonly totals?: Readonly<Record<string, number>>;
}

/** Shows a filing in the order and the words of the form. */
export function showDocument(filing: Filing): ShownDocument {
  switch (filing.kind) {
    case 'vat-return':
      return showReturn(filing);
    case 'supplement':
      return showSupplement(filing);
    case 'icp-statement':
      return showIcp(filing);
    default:
      return filing satisfies never;
  }
}

function showReturn(filing: VatReturnFiling): ShownDocument {
  const boxes = boxRows(filing.figures, filing.year);
  const outcome = outcomeOf(filing);
  if (!outcome) return { boxes, summary: plainSummary(filing.period) };
  return { boxes, summary: outcome.summary, payment: paymentOf(outcome) };
}

/** A return over a period the tax office knows no payment reference for is shown without one. */
function outcomeOf({ taxpayer, period, figures }: VatReturnFiling): VatReturnOutcome | undefined {
  try {
    return vatReturnOutcome({ taxpayer, period, figures });
  } catch {
    return undefined;
  }
}

function paymentOf({ direction, amount, fileBy, payment }: VatReturnOutcome): PaymentView {
  const amountEuros = direction === 'refund' ? -amount : amount;
  if (!payment) return { amountEuros, dueDate: fileBy };
  const { iban, bic, name: beneficiary } = payment.account;
  return { amountEuros, dueDate: payment.by, reference: payment.reference, iban, bic, beneficiary };
}

/** One row per box, in the order of the form; the total is box 5g. */
function boxRows(figures: BoxFigures, year: number): BoxRow[] {
  const rows = new Map<string, BoxRow>();
  for (const { key, box, column, name } of boxesOfYear(year)) {
    const row = rows.get(box) ?? { box: box === 'total' ? '5g' : box, labelNl: name.nl, labelEn: name.en };
    const amount = figures[key];
    rows.set(box, amount === undefined ? row : { ...row, [column]: amount });
  }
  return [...rows.values()];
}

function plainSummary(period: Period): Messages {
  const label = periodLabel(period);
  return { nl: `Btw-aangifte over ${label.nl}.`, en: `VAT return for ${label.en}.` };
}

function showSupplement({ period, figures, year, supplement }: SupplementFiling): ShownDocument {
  const [label, amount] = [periodLabel(period), formatEuros(Math.abs(supplement.difference))];
  const summary =
    supplement.difference >= 0
      ? {
          nl: `Met deze suppletie over ${label.nl} geeft u ${amount.nl} meer omzetbelasting aan. U betaalt pas na de naheffingsaanslag van de Belastingdienst, met het betalingskenmerk dat daarop staat.`,
          en: `With this supplement for ${label.en} you declare ${amount.en} more VAT. You pay only after the tax office's additional assessment, with the payment reference it states.`,
        }
      : {
          nl: `Met deze suppletie over ${label.nl} vraagt u ${amount.nl} omzetbelasting terug. De Belastingdienst beslist binnen ongeveer 8 weken.`,
          en: `With this supplement for ${label.en} you reclaim ${amount.en} VAT. The tax office decides within about 8 weeks.`,
        };
  return { boxes: boxRows(figures, year), summary, totals: { ...supplement } };
}

function showIcp({ period, totals }: IcpStatementFiling): ShownDocument {
  const [label, total] = [periodLabel(period), formatEuros(totals.total)];
  const due = filingDeadline(period, 'icp-statement');
  const by = due && dateLabel(due);
  const { customers } = totals;
  return {
    boxes: [],
    totals: { ...totals },
    summary: {
      nl: `Opgaaf van ${total.nl} aan leveringen en diensten aan ${customers} ${customers === 1 ? 'afnemer' : 'afnemers'} in andere EU-landen over ${label.nl}. U hoeft niets te betalen${by ? `; de opgaaf moet uiterlijk ${by.nl} binnen zijn` : ''}.`,
      en: `Statement of ${total.en} of supplies to ${customers} ${customers === 1 ? 'customer' : 'customers'} in other EU countries for ${label.en}. There is nothing to pay${by ? `; it must be filed by ${by.en}` : ''}.`,
    },
  };
}
