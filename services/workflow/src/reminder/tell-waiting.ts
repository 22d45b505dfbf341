import { Outbox } from '@akkoord/messaging';
import type { Transaction } from '@akkoord/persistence';
import { amsterdamDate, type IsoDate } from '@akkoord/tax';
import { Injectable } from '@nestjs/common';
import { setTimers, type DueTimer, type Timer } from '../timer/timers.js';
import { digestsOf, type Told } from './digest.js';
import { nextOverdue, NOBODY_ASKED, OVERDUE } from './plan.js';
import { hearersOf, type Occasion } from './waiting.js';
import { personOfContact, waitingNow, type WaitingNow } from './waiting.repository.js';
import { isOpen, nextWorkingMoment, type WorkingHours } from './working-hours.js';
import { loadWorkingHours } from './working-hours.repository.js';

/** Tells people what waits for them. What became due while the office is closed, or while we were away, is told when it next opens. */
@Injectable()
export class TellWaiting {
  constructor(private readonly outbox: Outbox) {}

  async tell(tx: Transaction, due: readonly DueTimer[], now: Date): Promise<void> {
    const hours = await loadWorkingHours(tx);
    if (!isOpen(hours, now)) {
      const dueAt = nextWorkingMoment(hours, now);
      if (dueAt > now)
        return setTimers(
          tx,
          due.map((timer) => ({ ...timer, dueAt })),
        );
    }
    const waiting = await waitingNow(tx, [...new Set(due.map(({ filingId }) => filingId))], now);
    await setTimers(tx, again(due, waiting, hours, now));
    const told = hearers(due, waiting, now);
    if (told.length === 0) return;
    const contactIds = told.flatMap(({ hearers }) => (hearers.kind === 'contact' ? hearers.ids : []));
    const context = { tenant: tx.tenant!, now, personOfContact: await personOfContact(tx, contactIds) };
    await this.outbox.add(tx, ...digestsOf(told, context).map((event) => ({ event })));
  }
}

/** Each filing once: after a long silence several of its timers are due. */
function hearers(due: readonly DueTimer[], waiting: readonly WaitingNow[], now: Date): Told[] {
  const timers = new Map<string, DueTimer>();
  for (const timer of due) {
    if (occasionOf(timer) !== 'nobody-asked' || !timers.has(timer.filingId)) timers.set(timer.filingId, timer);
  }
  return waiting.flatMap((found) => {
    const timer = timers.get(found.filingId)!;
    const dueOn = dueOnOf(timer);
    const filing = { ...found, dueOn, isOverdue: dueOn < amsterdamDate(now) };
    const heard = hearersOf(filing, occasionOf(timer));
    return heard ? [{ filing, hearers: heard }] : [];
  });
}

/** What is overdue is told again next week, as long as it waits. */
function again(
  due: readonly DueTimer[],
  waiting: readonly WaitingNow[],
  hours: WorkingHours,
  now: Date,
): readonly Timer[] {
  const waits = new Set(waiting.map(({ filingId }) => filingId));
  return due.flatMap((timer) => {
    if (timer.key !== OVERDUE || !waits.has(timer.filingId)) return [];
    const dueAt = nextOverdue(hours, dueOnOf(timer), now);
    return dueAt ? [{ ...timer, dueAt }] : [];
  });
}

function occasionOf({ kind, key }: DueTimer): Occasion {
  if (kind === 'reminder') return 'reminder';
  return key === NOBODY_ASKED ? 'nobody-asked' : 'escalation';
}

const dueOnOf = ({ data, dueAt }: DueTimer): IsoDate =>
  typeof data['dueOn'] === 'string' ? data['dueOn'] : amsterdamDate(dueAt);
