import { createHash } from 'node:crypto';
import { ApprovalEscalated, ApprovalReminderDue, type Actor, type WaitingFiling } from '@akkoord/contracts';
import { amsterdamDate, costOfWaiting, daysBetween } from '@akkoord/tax';
import { plainToInstance } from 'class-transformer';
import type { Hearers, Waiting } from './waiting.js';

/** A filing, and who hears of it. */
export interface Told {
  readonly filing: Waiting;
  readonly hearers: Hearers;
}

export interface DigestContext {
  readonly tenant: string;
  readonly now: Date;
  /** The same for all contacts of one person; of who is not in it nobody hears. */
  readonly personOfContact: ReadonlyMap<string, string>;
}

interface Digest {
  readonly Class: typeof ApprovalReminderDue | typeof ApprovalEscalated;
  /** Empty: the office as a whole. */
  readonly person: string;
  readonly recipients: Map<string, Actor>;
  readonly filings: WaitingFiling[];
}

/** As many as one message tells; a person with more gets another one. */
const TOGETHER = 200;

/** One message per person with all that waits for him, most urgent first: whoever serves many companies is written to once. */
export function digestsOf(told: readonly Told[], context: DigestContext): (ApprovalReminderDue | ApprovalEscalated)[] {
  const digests = new Map<string, Digest>();
  for (const { filing, hearers } of told) {
    for (const { person, actor } of peopleOf(hearers, context)) {
      const Class = hearers.kind === 'office' ? ApprovalEscalated : ApprovalReminderDue;
      const key = `${Class.name} ${person}`;
      const digest: Digest = digests.get(key) ?? { Class, person, recipients: new Map(), filings: [] };
      if (digest.filings.some(({ filingId }) => filingId === filing.filingId)) continue;
      if (actor) digest.recipients.set(JSON.stringify(actor), actor);
      digest.filings.push(shown(filing, hearers, actor, context.now));
      digests.set(key, digest);
    }
  }
  return [...digests.values()].flatMap((digest) => messagesOf(digest, context));
}

function peopleOf(hearers: Hearers, context: DigestContext): { person: string; actor?: Actor }[] {
  switch (hearers.kind) {
    case 'contact':
      return hearers.ids.flatMap((contactId) => {
        const person = context.personOfContact.get(contactId);
        return person === undefined ? [] : [{ person, actor: { kind: 'contact', contactId } }];
      });
    case 'employee':
      return hearers.ids.map(employee);
    case 'office':
      return hearers.ids.length === 0 ? [{ person: '' }] : hearers.ids.map(employee);
    default:
      return hearers satisfies never;
  }
}

const employee = (employeeId: string): { person: string; actor: Actor } => ({
  person: employeeId,
  actor: { kind: 'employee', employeeId },
});

function shown(filing: Waiting, hearers: Hearers, recipient: Actor | undefined, now: Date): WaitingFiling {
  const { filingId, organisation, facts, status, since, dueOn } = filing;
  const { kind, period, totalEuros } = facts;
  const total = totalEuros === undefined ? {} : { totalEuros };
  const today = amsterdamDate(now);
  const cost = costOfWaiting({ kind, due: dueOn, today, ...total });
  const days = { dueOn, daysLeft: daysBetween(today, dueOn), waitingSince: since.toISOString() };
  return {
    ...{ filingId, kind, period, organisation, status, ...total, ...days },
    ...(recipient ? { recipient } : {}),
    ...(cost ? { costOfWaiting: { ...cost, message: cost.messages } } : {}),
    ...(hearers.kind === 'office' ? { reason: hearers.reason } : {}),
  };
}

function messagesOf({ Class, person, recipients, filings }: Digest, { tenant, now }: DigestContext) {
  const inOrder = [...filings].sort((a, b) => a.daysLeft - b.daysLeft || (a.filingId < b.filingId ? -1 : 1));
  const parts = Array.from({ length: Math.ceil(inOrder.length / TOGETHER) }, (_, part) =>
    inOrder.slice(part * TOGETHER, (part + 1) * TOGETHER),
  );
  return parts.map((part) =>
    plainToInstance<ApprovalReminderDue, object>(Class, {
      reminderId: reminderId(tenant, Class.name, person, amsterdamDate(now), ...part.map(({ filingId }) => filingId)),
      recipients: [...recipients.values()].slice(0, TOGETHER),
      filings: part,
      remindedAt: now.toISOString(),
    }),
  );
}

/** A function of what it reminds of, as a UUID of version 8 (RFC 9562): whoever sends it knows a second one for what it is. */
function reminderId(...of: string[]): string {
  const hex = createHash('sha256').update(of.join(' ')).digest('hex');
  const variant = '89ab'[Number.parseInt(hex[16]!, 16) % 4]!;
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
}
