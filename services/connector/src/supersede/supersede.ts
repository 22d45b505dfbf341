import type { FilingPeriod, FilingStatus, MessageKind } from '@akkoord/contracts';
import { numberKey, type MessageNumber, type NewMessage } from '../message/message.js';
import { SupersededMessageApproved, SupersededMessageUnknown, SupersedesAnotherMessage } from './supersede.errors.js';

/** A message whose place another may take. */
export interface SupersededMessage {
  readonly id: string;
  readonly kind: MessageKind;
  readonly status: FilingStatus;
  readonly number: MessageNumber;
  readonly period: FilingPeriod;
  readonly isMatched: boolean;
}

/** Statuses of a message whose place nothing can take any more; the register may lag, so the workflow has the last word. */
const SETTLED: readonly FilingStatus[] = [50, 60, 70, 80];

/**
 * What becomes of the old message: `here` when it waits on the desk of unmatched messages (15) and only the connector knows it,
 * `workflow` otherwise. Throws SupersededMessageUnknown, SupersedesAnotherMessage or SupersededMessageApproved. On the desk a message
 * may have a wrong number: that is why it is there.
 */
export function whoSupersedes(
  { facts, number }: Pick<NewMessage, 'facts' | 'number'>,
  supersedes: string,
  old: SupersededMessage | undefined,
): { readonly old: SupersededMessage; readonly where: 'here' | 'workflow' } {
  if (!old || supersedes === facts.externalMessageId) throw new SupersededMessageUnknown(supersedes);
  const isSamePeriod = old.period.start === facts.period.start && old.period.end === facts.period.end;
  const isSame = old.kind === facts.kind && isSamePeriod;
  if (!isSame || (old.isMatched && numberKey(old.number) !== numberKey(number)))
    throw new SupersedesAnotherMessage(supersedes);
  if (SETTLED.includes(old.status)) throw new SupersededMessageApproved(supersedes, old.status);
  return { old, where: old.isMatched ? 'workflow' : 'here' };
}
