import { randomInt, randomUUID } from 'node:crypto';
import type { StatusStep } from '@akkoord/contracts';
import { expect } from '@jest/globals';
import { someFacts } from '../../testing/builders.js';
import type { WorkflowWithoutBroker } from '../../testing/workflow-without-broker.js';
import type { Setting, What, Who } from './approval-model.js';
import { ApprovalUnderModel } from './approval-under-model.js';

const PLAIN: Setting = {
  ...{ people: 'one', euros: 1250, review: 'none' },
  ...{ hasGrace: false, mandate: 'none', delegation: 'none' },
};
const GRACE = { ...PLAIN, hasGrace: true };
const REVIEW: Setting = { ...PLAIN, review: 'one' };

type Done = readonly [What, Who];
type Told = 60 | 70 | 80 | 90;

/** Histories that do each thing once: what the workflow makes of what people do, of time, and what it hears from the gateway. */
const HISTORIES: readonly (readonly [Setting, readonly Done[], ...(readonly Told[])])[] = [
  [
    GRACE,
    [
      ['ask', 'A'],
      ['answer', 'R'],
      ['reject', 'A'],
      ['repair', 'R'],
      ['approve', 'A'],
      ['undo', 'A'],
      ['withdraw', 'E'],
    ],
  ],
  [
    REVIEW,
    [
      ['reject', 'R'],
      ['repair', 'R'],
      ['approve', 'M'],
      ['expires', 'V'],
    ],
  ],
  [REVIEW, [['withdraw', 'M']]],
  [
    PLAIN,
    [
      ['ask', 'A'],
      ['new-version', 'E'],
    ],
  ],
  [
    PLAIN,
    [
      ['reject', 'A'],
      ['withdraw', 'E'],
    ],
  ],
  [{ ...PLAIN, mandate: 'at-once' }, [], 60, 80],
  [PLAIN, [['approve', 'A']], 60, 90],
  [PLAIN, [['approve', 'A']], 70, 70, 60],
  [PLAIN, [['approve', 'A']], 70, 80],
  [PLAIN, [['approve', 'A']], 70, 90],
  [PLAIN, [['approve', 'A']], 90],
];

/** Makes every move that the workflow makes or follows, through its own handlers, and gives them as `from to`. For tests. */
export async function playEveryMove(workflow: WorkflowWithoutBroker): Promise<ReadonlySet<string>> {
  const made = new Set<string>();
  const note = (moves: readonly string[]): void => moves.forEach((move) => made.add(move));
  for (const [setting, done, ...told] of HISTORIES) {
    const real = await ApprovalUnderModel.begin(workflow, setting);
    for (const [what, who] of done) {
      const does = { what, who, question: 0 };
      expect([what, await real.act(does, randomUUID(), await real.questionOf(does))]).not.toEqual([what, 'refused']);
    }
    note(movesOf(await stepsOf(workflow, real.tenant, real.filingId), 10));
    for (const status of told) note([await follow(workflow, real, status)]);
  }
  for (const at of [10, 20] as const) note(await keptOut(workflow, at));
  return made;
}

/** The moves of a filing that began at `first`, as `from to`. */
export function movesOf(steps: readonly StatusStep[], first: number): string[] {
  const distinct = [...new Map(steps.map((step) => [step.sequence, step])).values()];
  const statuses = [first, ...distinct.sort((a, b) => a.sequence - b.sequence).map(({ status }) => status)];
  return statuses.slice(1).map((status, index) => `${statuses[index]} ${status}`);
}

async function stepsOf(workflow: WorkflowWithoutBroker, tenant: string, filingId: string): Promise<StatusStep[]> {
  const events = await workflow.published(tenant, filingId);
  return events.flatMap(({ data }) => (data as { statuses?: StatusStep[] }).statuses ?? []);
}

async function follow(workflow: WorkflowWithoutBroker, real: ApprovalUnderModel, status: Told): Promise<string> {
  const { tenant, filingId } = real;
  const before = (await workflow.standing(tenant, filingId))!;
  await workflow.gatewayTells(tenant, filingId, status);
  const after = (await workflow.standing(tenant, filingId))!;
  expect(after.sequence).toBe(before.sequence + 1);
  return `${before.status} ${after.status}`;
}

/** A second return for one period, which a rule of the office keeps out: as it was registered (10), or when it was matched later (20). */
async function keptOut(workflow: WorkflowWithoutBroker, at: 10 | 20): Promise<string[]> {
  const [tenant, organisationId, filingId] = [String(randomInt(10_000, 99_999)), randomUUID(), randomUUID()];
  await workflow.handOver(tenant, { filingId: randomUUID(), organisationId, facts: someFacts() });
  const facts = { ...someFacts(), externalMessageId: filingId };
  await workflow.handOver(tenant, { filingId, organisationId, facts, at });
  return movesOf(await stepsOf(workflow, tenant, filingId), at);
}
