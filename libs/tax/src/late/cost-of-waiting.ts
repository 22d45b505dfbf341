import type { FilingKind } from '../filing-kinds.js';
import { formatCents } from '../figures/euros.js';
import { addDays, type IsoDate } from '../periods/iso-date.js';
import { graceEnds } from '../periods/grace.js';
import { dateLabel } from '../periods/period-label.js';
import type { Messages } from '../tax.errors.js';
import { costOfFilingLate } from './cost-of-filing-late.js';
import { costOfPayingLate } from './cost-of-paying-late.js';
import { costOfSupplementingLate } from './cost-of-supplementing-late.js';

/** A filing that still waits: its deadline, and whole euros to pay (positive) or to get back (negative). */
export interface WaitingFor {
  readonly kind: FilingKind;
  readonly due: IsoDate;
  readonly totalEuros?: number;
}

/** The fines when it still waits on `from`, the first day on which it costs anything; whole euro cents. */
export interface CostOfWaiting {
  readonly from: IsoDate;
  readonly filingLateCents: number;
  readonly payingLateCents: number;
  readonly messages: Messages;
}

/**
 * What waiting costs (domain.md 7.8, 7.4), for who paid the return before in time. Undefined where no fine is known: for an ICP
 * statement, and for a supplement that gives money back.
 */
export function costOfWaiting({ kind, due, totalEuros = 0 }: WaitingFor): CostOfWaiting | undefined {
  switch (kind) {
    case 'vat-return':
      return costOfLateReturn(due, Math.max(0, totalEuros) * 100);
    case 'supplement':
      return costOfLateSupplement(due, Math.max(0, totalEuros) * 100);
    case 'icp-statement':
      return undefined;
    default:
      return kind satisfies never;
  }
}

function costOfLateReturn(due: IsoDate, amountCents: number): CostOfWaiting | undefined {
  const until = graceEnds(due);
  const from = addDays(until, 1);
  const filing = costOfFilingLate({ due, filedOn: from }).cents;
  const paying = costOfPayingLate({ due, amountCents, restPaidOn: from, previousPaidInTime: true }).cents;
  if (filing === 0 && paying === 0) return undefined;
  const [day, one, other] = [dateLabel(until), formatCents(filing), formatCents(paying)];
  const messages = {
    nl: `Komt de aangifte na ${day.nl} binnen, dan is de boete ${one.nl}.`,
    en: `If the return arrives after ${day.en}, the fine is ${one.en}.`,
  };
  if (paying === 0) return { from, filingLateCents: filing, payingLateCents: 0, messages };
  return {
    from,
    filingLateCents: filing,
    payingLateCents: paying,
    messages: {
      nl: `${messages.nl} Is ook het geld dan nog niet binnen, dan komt daar ${other.nl} boete bij.`,
      en: `${messages.en} If the money has not arrived by then either, ${other.en} is added.`,
    },
  };
}

function costOfLateSupplement(due: IsoDate, cents: number): CostOfWaiting | undefined {
  const from = addDays(due, 1);
  const { cents: fine } = costOfSupplementingLate({ due, filedOn: from, cents });
  if (fine === 0) return undefined;
  const [day, shown] = [dateLabel(due), formatCents(fine)];
  const messages = {
    nl: `Komt de suppletie na ${day.nl} binnen, dan kan daarvoor een boete komen van ${shown.nl}.`,
    en: `If the supplement arrives after ${day.en}, that can bring a fine of ${shown.en}.`,
  };
  return { from, filingLateCents: fine, payingLateCents: 0, messages };
}
