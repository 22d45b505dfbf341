import type { Transaction } from '@akkoord/persistence';
import { definitionsFor } from '../definition/definitions-for.js';
import { STANDARD } from '../definition/delivered-workflows.js';
import { mandateFor } from '../mandate/mandate.js';
import { mandatesOf } from '../mandate/mandates-of.js';
import { approversOf, reviewersOf } from '../people/people.repository.js';
import type { People } from './acting.js';
import type { Approval } from './approval-state.js';
import type { Arrived, Newcomer } from './newcomer.js';
import { reviewerKeysOf } from './reviewer-keys.repository.js';
import { mattersWhoReviews } from './second-pair.js';

/** The workflow that each of a batch is going to follow, and the standing approval that covers it: two statements, none where nobody is asked. */
export async function withWorkflows(
  tx: Transaction,
  arrived: readonly Arrived[],
  { asksNobody, at }: { readonly asksNobody: boolean; readonly at: string },
): Promise<Newcomer[]> {
  if (asksNobody) return arrived.map((one) => ({ ...one, workflow: STANDARD, asks: 'nobody' }));
  const workflows = await definitionsFor(tx, [...new Set(arrived.map(({ facts }) => facts.kind))]);
  const mandates = await mandatesOf(
    tx,
    arrived.map(({ organisationId }) => organisationId),
  );
  return arrived.map((one) => {
    const { organisationId, facts } = one;
    const mandate = mandateFor({ organisationId, facts }, mandates.get(organisationId) ?? [], new Date(at));
    return { ...one, workflow: workflows.get(facts.kind)!, asks: 'client', ...(mandate ? { mandate } : {}) };
  });
}

const NOBODY: People = { approvers: [], reviewers: [] };

/** Who can do what with these filings: a statement for those that wait for the client, one for those that wait for the office, one more where it matters who reviews. */
export async function withPeople(
  tx: Transaction,
  approvals: readonly Approval[],
): Promise<(approval: Approval) => People> {
  const organisations = (status: number): string[] =>
    approvals.filter((one) => one.status === status).map(({ organisation }) => organisation.organisationId);
  const [reviewing, waiting] = [organisations(25), organisations(30)];
  const reviewers = reviewing.length > 0 ? await reviewersOf(tx, reviewing) : undefined;
  const approvers = waiting.length > 0 ? await approversOf(tx, waiting) : undefined;
  const matters = approvals.some((one) => one.status === 25 && mattersWhoReviews(one));
  const keys = reviewers && matters ? { reviewerKeys: await reviewerKeysOf(tx, [...reviewers.values()].flat()) } : {};
  return ({ status, organisation: { organisationId } }) => {
    if (status === 25) return { ...NOBODY, reviewers: reviewers?.get(organisationId) ?? [], ...keys };
    if (status === 30) return { ...NOBODY, approvers: approvers?.get(organisationId) ?? [] };
    return NOBODY;
  };
}
