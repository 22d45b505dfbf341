import { Outbox } from '@akkoord/messaging';
import type { Transaction } from '@akkoord/persistence';
import { amsterdamDate, type IsoDate } from '@akkoord/tax';
import { Injectable } from '@nestjs/common';
import { setTimers, type DueTimer } from '../timer/timers.js';
import { digestsOf, type Told } from './digest.js';
import { NOBODY_ASKED } from './plan.js';
import { hearersOf, type Occasion } from './waiting.js';
import { personOfContact, waitingNow } from './waiting.repository.js';
import { isOpen, nextWorkingMoment } from './working-hours.js';
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
    const told = await this.hearers(tx, due, now);
    if (told.length === 0) return;
    const contactIds = told.flatMap(({ hearers }) => (hearers.kind === 'contact' ? hearers.ids : []));
    const context = { tenant: tx.tenant!, now, personOfContact: await personOfContact(tx, contactIds) };
    await this.outbox.add(tx, ...digestsOf(told, context).map((event) => ({ event })));
  }

  /** Each filing once: after a long silence several of its timers are due. */
  private async hearers(tx: Transaction, due: readonly DueTimer[], now: Date): Promise<Told[]> {
    const timers = new Map<string, DueTimer>();
    for (const timer of due) {
      if (occasionOf(timer) !== 'nobody-asked' || !timers.has(timer.filingId)) timers.set(timer.filingId, timer);
    }
    const waiting = await waitingNow(tx, [...timers.keys()], now);
    return waiting.flatMap((found) => {
      const timer = timers.get(found.filingId)!;
      const filing = { ...found, dueOn: dueOnOf(timer) };
      const hearers = hearersOf(filing, occasionOf(timer));
      return hearers ? [{ filing, hearers }] : [];
    });
  }
}

function occasionOf({ kind, key }: DueTimer): Occasion {
  if (kind === 'reminder') return 'reminder';
  return key === NOBODY_ASKED ? 'nobody-asked' : 'escalation';
}

const dueOnOf = ({ data, dueAt }: DueTimer): IsoDate =>
  typeof data['dueOn'] === 'string' ? data['dueOn'] : amsterdamDate(dueAt);
