import type { FilingMatched, FilingRegistered, FilingStatus } from '@akkoord/contracts';
import type { ReceivedEvent } from '@akkoord/messaging';
import type { Arrival } from '../rules/judge-newcomers.js';
import { arriveAt } from './advance.js';
import type { StartApproval } from './approval-command.js';

/** The message that brought a filing. */
export type Cause = ReceivedEvent<FilingRegistered | FilingMatched>;

/** A filing with its organisation, and the message that brought it. */
export interface Arrived extends Arrival, Pick<StartApproval, 'organisation' | 'after'> {
  readonly cause: Cause;
}

/** A filing with the workflow it is going to follow. */
export interface Newcomer extends Arrived, Pick<StartApproval, 'workflow' | 'asks' | 'mandate'> {}

/** Each filing once, in order of arrival. Nothing for a filing without an organisation: `filing.matched` follows when someone found it. */
export function arrivals(fresh: readonly Cause[]): Arrived[] {
  const found = new Map<string, Arrived>();
  for (const cause of fresh) {
    const { filingId, facts, organisation, statuses } = cause.data;
    const after = statuses.at(-1);
    if (!organisation || !after || found.has(filingId)) continue;
    found.set(filingId, { cause, filingId, facts, organisation, organisationId: organisation.organisationId, after });
  }
  return [...found.values()];
}

/** Where a filing stands once the rules let it in. */
export function statusOnceLetIn({ workflow, asks, mandate }: Newcomer, at: string): FilingStatus {
  if (asks === 'nobody') return 50;
  const { start } = workflow.definition;
  const { waits } = arriveAt(workflow, start, start, { mandate, at });
  switch (waits) {
    case 'office':
      return 25;
    case 'client':
      return 30;
    case 'nobody':
      return 50;
    default:
      return waits satisfies never;
  }
}
