import { formatCents } from '../figures/euros.js';
import { ruleOn } from '../periods/dated-rule.js';
import { graceEnds } from '../periods/grace.js';
import type { IsoDate } from '../periods/iso-date.js';
import { dateLabel } from '../periods/period-label.js';
import { demandCents, percentOf, type CostOfLateness } from './cost-of-lateness.js';
import { PAYMENT_PENALTIES, type PaymentPenaltyRule } from './penalty-rules.js';

/** Money that reached the tax office: the day on its account, whole euro cents. */
export interface Payment {
  readonly on: IsoDate;
  readonly cents: number;
}

/** What is to be paid by when, what has been, and the day the rest will be (or the day one asks about). */
export interface LatePayment {
  readonly due: IsoDate;
  readonly amountCents: number;
  readonly payments?: readonly Payment[];
  readonly restPaidOn: IsoDate;
  /** Whether the VAT return before this one was paid in time and in full. */
  readonly previousPaidInTime: boolean;
}

/** How much of the money came after the deadline, and how much of that after the days of grace; whole euro cents. */
export interface LateAmounts {
  readonly lateCents: number;
  readonly afterGraceCents: number;
}

/**
 * What paying VAT late costs (betaalverzuim, domain.md 7.8). All within the grace: a notice if the previous return was paid in time and in
 * full, else a fine. Any of it after the grace: a fine over everything that was late. Throws TaxInputError CENTS_NOT_INTEGER.
 */
export function costOfPayingLate(
  payment: LatePayment,
  rules: readonly PaymentPenaltyRule[] = PAYMENT_PENALTIES,
): CostOfLateness {
  const graceUntil = graceEnds(payment.due);
  const { lateCents, afterGraceCents } = lateAmounts(payment);
  const [day, until, late] = [dateLabel(payment.due), dateLabel(graceUntil), formatCents(lateCents)];
  const free = { cents: 0, atMostCents: 0, graceUntil };
  if (lateCents === 0)
    return {
      outcome: 'none',
      ...free,
      messages: { nl: `Alles is uiterlijk ${day.nl} betaald.`, en: `Everything is paid by ${day.en}.` },
    };
  if (afterGraceCents === 0 && payment.previousPaidInTime)
    return {
      outcome: 'notice',
      ...free,
      messages: {
        nl: `${late.nl} is te laat, maar uiterlijk ${until.nl} betaald. Omdat de vorige aangifte op tijd en volledig is betaald, krijgt u alleen een mededeling en geen boete.`,
        en: `${late.en} is paid late, but by ${until.en}. Because the previous return was paid in time and in full, you only get a notice and no fine.`,
      },
    };
  const rule = ruleOn(payment.due, rules);
  const cents = rule === undefined ? 0 : fine(lateCents, rule.percent, rule);
  const atMostCents = rule === undefined ? 0 : fine(lateCents, rule.repeatedPercent, rule);
  const [expected, most, percent] = [formatCents(cents), formatCents(atMostCents), rule?.percent ?? 0];
  return {
    outcome: 'penalty',
    cents,
    atMostCents,
    graceUntil,
    messages: {
      nl: `${late.nl} is na ${day.nl} betaald. De boete voor te laat betalen is ${expected.nl} (${percent}% van het te late bedrag, met een minimum en een maximum). Wie vaker te laat is, kan tot ${most.nl} boete krijgen.`,
      en: `${late.en} is paid after ${day.en}. The fine for paying late is ${expected.en} (${percent}% of the late amount, within a minimum and a maximum). Whoever is late more often can be fined up to ${most.en}.`,
    },
  };
}

/** Divides what is due over in time, late and after the grace; the rest counts as paid on `restPaidOn`. */
export function lateAmounts({ due, amountCents, payments = [], restPaidOn }: LatePayment): LateAmounts {
  const graceUntil = graceEnds(due);
  const paidBy = (last: IsoDate) =>
    payments.filter(({ on }) => on <= last).reduce((sum, { cents }) => sum + demandCents(cents), 0);
  const owed = (last: IsoDate) => (restPaidOn <= last ? 0 : Math.max(0, demandCents(amountCents) - paidBy(last)));
  return { lateCents: owed(due), afterGraceCents: owed(graceUntil) };
}

function fine(lateCents: number, percent: number, { minimumCents, maximumCents }: PaymentPenaltyRule): number {
  return Math.min(maximumCents, Math.max(minimumCents, percentOf(lateCents, percent)));
}
