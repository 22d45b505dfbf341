import { ApprovalInformed } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';
import { plainToInstance } from 'class-transformer';
import { approversOf, reviewersOf, viewersOf } from '../people/people.repository.js';
import type { ApprovalEvent } from './approval-event.js';
import type { Approval } from './approval-state.js';

/** What happened to a filing, in which it may have passed steps that only inform. */
export interface Passed {
  readonly approval: Approval;
  readonly events: readonly ApprovalEvent[];
}

/** The news for who is only informed, by filing; nothing where there is nobody. Three statements for all, none when no such step was passed. */
export async function informedOf(
  tx: Transaction,
  passed: readonly Passed[],
): Promise<ReadonlyMap<string, readonly ApprovalInformed[]>> {
  const informing = passed.flatMap(({ approval, events }) => {
    const steps = events.flatMap((event) => ('informs' in event ? (event.informs ?? []) : []));
    return steps.length > 0 ? [{ approval, steps }] : [];
  });
  if (informing.length === 0) return new Map();
  const organisations = informing.map(({ approval }) => approval.organisation.organisationId);
  const people = {
    approver: await approversOf(tx, organisations),
    viewer: await viewersOf(tx, organisations),
    'office-reviewer': await reviewersOf(tx, organisations),
  };
  const told = ({ filingId, facts, organisation, workflow }: Approval, step: string): ApprovalInformed[] => {
    const { performers, nl, en } = workflow.definition.steps[step]!;
    const ids = (people[performers].get(organisation.organisationId) ?? []).slice(0, NAMED_AT_MOST);
    if (ids.length === 0) return [];
    const isOffice = performers === 'office-reviewer';
    const who = { contactIds: isOffice ? [] : ids, employeeIds: isOffice ? ids : [] };
    return [plainToInstance(ApprovalInformed, { filingId, facts, organisation, step, stepName: { nl, en }, ...who })];
  };
  return new Map(
    informing.map(({ approval, steps }) => [approval.filingId, steps.flatMap((step) => told(approval, step))]),
  );
}

/** More people than this nobody informs. */
const NAMED_AT_MOST = 200;
