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
  /** When it is read: from the first day that costs on, the words no longer tell of what may come. */
  readonly today?: IsoDate;
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
export function costOfWaiting({ kind, due, totalEuros = 0, today = due }: WaitingFor): CostOfWaiting | undefined {
  switch (kind) {
    case 'vat-return':
      return costOfLateReturn(due, Math.max(0, totalEuros) * 100, today);
    case 'supplement':
      return costOfLateSupplement(due, Math.max(0, totalEuros) * 100, today);
    case 'icp-statement':
      return undefined;
    default:
      return kind satisfies never;
  }
}

function costOfLateReturn(due: IsoDate, amountCents: number, today: IsoDate): CostOfWaiting | undefined {
  const until = graceEnds(due);
  const from = addDays(until, 1);
  const filing = costOfFilingLate({ due, filedOn: from }).cents;
  const paying = costOfPayingLate({ due, amountCents, restPaidOn: from, previousPaidInTime: true }).cents;
  if (filing === 0 && paying === 0) return undefined;
  const [day, one, other] = [dateLabel(until), formatCents(filing), formatCents(paying)];
  const isOver = today >= from;
  const messages = isOver
    ? { nl: `De boete voor te laat aangeven is nu ${one.nl}.`, en: `The fine for filing late is now ${one.en}.` }
    : {
        nl: `Komt de aangifte na ${day.nl} binnen, dan is de boete ${one.nl}.`,
        en: `If the return arrives after ${day.en}, the fine is ${one.en}.`,
      };
  if (paying === 0) return { from, filingLateCents: filing, payingLateCents: 0, messages };
  return {
    from,
    filingLateCents: filing,
    payingLateCents: paying,
    messages: isOver
      ? {
          nl: `${messages.nl} Is ook het geld er nog niet, dan komt daar ${other.nl} boete bij.`,
          en: `${messages.en} If the money is not there yet either, ${other.en} is added.`,
        }
      : {
          nl: `${messages.nl} Is ook het geld dan nog niet binnen, dan komt daar ${other.nl} boete bij.`,
          en: `${messages.en} If the money has not arrived by then either, ${other.en} is added.`,
        },
  };
}

function costOfLateSupplement(due: IsoDate, cents: number, today: IsoDate): CostOfWaiting | undefined {
  const from = addDays(due, 1);
  const { cents: fine } = costOfSupplementingLate({ due, filedOn: from, cents });
  if (fine === 0) return undefined;
  const [day, shown] = [dateLabel(due), formatCents(fine)];
  const messages =
    today >= from
      ? {
          nl: `De suppletie komt na ${day.nl} binnen. Daarvoor kan een boete komen van ${shown.nl}.`,
          en: `The supplement arrives after ${day.en}. That can bring a fine of ${shown.en}.`,
        }
      : {
          nl: `Komt de suppletie na ${day.nl} binnen, dan kan daarvoor een boete komen van ${shown.nl}.`,
          en: `If the supplement arrives after ${day.en}, that can bring a fine of ${shown.en}.`,
        };
  return { from, filingLateCents: fine, payingLateCents: 0, messages };
}
