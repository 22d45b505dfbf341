import type { FilingStatus } from '@akkoord/contracts';
import fc from 'fast-check';
import { STANDARD, type PublishedDefinition } from '../../definition/delivered-workflows.js';
import { STANDARD_WORKFLOW } from '../../definition/standard-workflow.js';
import type { Policy, WorkflowDefinition } from '../../definition/workflow-definition.js';
import type { Role } from '../../people/permissions.js';
import { aBrokenRule, aContact, anEmployee, aStart, PEOPLE, REASON, SHA, someFacts } from '../../testing/builders.js';
import type { Acting, People } from '../acting.js';
import type { ApprovalCommand, StartApproval } from '../approval-command.js';
import { WORKFLOW } from '../known-actor.js';

const client = STANDARD_WORKFLOW.steps.client;

/** A workflow of an office: perhaps a review first, a policy, perhaps a grace. */
export function aWorkflow({
  policy,
  hasReview,
  graceSeconds,
}: {
  readonly policy: Policy;
  readonly hasReview: boolean;
  readonly graceSeconds: number;
}): WorkflowDefinition {
  const review = {
    ...client,
    status: 25,
    kind: 'office-review',
    performers: 'office-reviewer',
    isFourEyes: true,
    policy: { kind: 'any-one' },
    actions: [{ ...client.actions[0], leadsTo: 'client' }, client.actions[1]],
  } as const;
  return {
    ...STANDARD_WORKFLOW,
    isDelivered: false,
    name: 'copy',
    undoGraceSeconds: graceSeconds,
    start: hasReview ? 'review' : 'client',
    steps: { client: { ...client, policy }, ...(hasReview ? { review } : {}) },
  };
}

const policy = fc.constantFrom<Policy>(
  { kind: 'any-one' },
  { kind: 'all' },
  { kind: 'number', of: 2 },
  { kind: 'sequence', of: 2 },
  {
    kind: 'by-amount',
    bands: [{ above: 1000, side: 'to-pay', policy: { kind: 'number', of: 2 } }],
    otherwise: { kind: 'any-one' },
  },
);

/** Any published workflow, the delivered one among them. */
export const anyWorkflow: fc.Arbitrary<PublishedDefinition> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(STANDARD) },
  {
    weight: 3,
    arbitrary: fc
      .record({ policy, hasReview: fc.boolean(), graceSeconds: fc.constantFrom(0, 600) })
      .map((parts) => ({ ...STANDARD, definition: aWorkflow(parts) })),
  },
);

const environment: Acting = {
  actor: { kind: 'client-environment', clientEnvironmentId: someFacts().clientEnvironmentId },
  roles: new Set<Role>(['client-environment']),
  actsFor: [],
};
const acting = fc.constantFrom<Acting>(
  aContact(1),
  aContact(2),
  aContact(3),
  aContact(1, 'viewer'),
  { ...aContact(9, 'viewer'), actsFor: [{ personId: PEOPLE.approvers[0]!, roles: new Set<Role>(['approver']) }] },
  { ...aContact(1), roles: new Set<Role>() },
  anEmployee(1),
  anEmployee(2, 'office-manager'),
  environment,
  { actor: WORKFLOW, roles: new Set<Role>(), actsFor: [] },
);

const START_MS = Date.parse(aStart().at);
const at = (minute: number): string => new Date(START_MS + minute * 60_000).toISOString();
const mandate = fc.constantFrom(
  undefined,
  undefined,
  { mandateId: 'm', objectionHours: 0 },
  { mandateId: 'm', objectionHours: 1 },
);

const aBeginning = (workflow: PublishedDefinition): fc.Arbitrary<StartApproval> =>
  fc
    .record({
      status: fc.constantFrom<FilingStatus>(10, 15, 20),
      sequence: fc.integer({ min: 1, max: 3 }),
      asks: fc.constantFrom<'client' | 'nobody'>('client', 'client', 'client', 'nobody'),
      isKeptOut: fc.constantFrom(false, false, false, false, false, true),
      mandate,
    })
    .map(({ status, sequence, asks, isKeptOut, mandate: given }) =>
      aStart({
        workflow,
        after: { status, sequence, at: aStart().at },
        asks,
        verdict: { refusals: isKeptOut ? [aBrokenRule()] : [], warnings: [] },
        ...(given ? { mandate: given } : {}),
      }),
    );

type Kind = Exclude<ApprovalCommand['type'], 'start'>;

/** What somebody does, or time; the ids are small so that the same one comes twice. */
const aCommand = fc
  .record({
    kind: fc.constantFrom<Kind>(
      'decide',
      'decide',
      'decide',
      'decide',
      'ask',
      'answer',
      'answer',
      'repair',
      'repair',
      'withdraw',
      'undo',
      'undo',
      'end-grace',
      'end-objection',
      'performers-left',
    ),
    left: fc.subarray([...PEOPLE.approvers, ...PEOPLE.reviewers]),
    acting,
    choice: fc.constantFrom<'approve' | 'reject'>('approve', 'approve', 'reject'),
    hasReason: fc.constantFrom(true, true, true, false),
    documentSha256: fc.constantFrom(SHA, SHA, SHA, SHA, 'b'.repeat(64)),
    id: fc.integer({ min: 1, max: 60 }),
    question: fc.integer({ min: 1, max: 60 }),
    isStillCovered: fc.boolean(),
    mandate,
  })
  .map((given) => given);

/** Any history of one filing: it begins, then people and time do things to it, a few minutes one after the other. */
export const anyHistory: fc.Arbitrary<ApprovalCommand[]> = anyWorkflow.chain((workflow) =>
  fc
    .tuple(aBeginning(workflow), fc.array(aCommand, { maxLength: 30 }))
    .map(([beginning, rest]) => [beginning, ...rest.map((given, index) => commandOf(given, index, rest))]),
);

type Given = typeof aCommand extends fc.Arbitrary<infer T> ? T : never;

const without = (left: readonly string[]): People => ({
  approvers: PEOPLE.approvers.filter((id) => !left.includes(id)),
  reviewers: PEOPLE.reviewers.filter((id) => !left.includes(id)),
});

function commandOf(given: Given, index: number, all: readonly Given[]): ApprovalCommand {
  const { kind, acting: who, id, choice, hasReason, documentSha256, question, isStillCovered } = given;
  const common = { acting: who, actId: `act-${index}`, idempotencyKey: `key-${id}`, at: at(3 * index + 1) };
  switch (kind) {
    case 'decide':
      return {
        ...{ type: kind, ...common, choice, documentSha256, people: PEOPLE },
        ...(hasReason ? { reason: REASON } : {}),
        ...(given.mandate ? { mandate: given.mandate } : {}),
      };
    case 'ask':
      return { type: kind, ...common, documentSha256, text: `vraag ${id}` };
    case 'answer': {
      // Mostly a question that was asked before, sometimes something else.
      const asked = all.findLastIndex((other, place) => place < index && other.kind === 'ask');
      return {
        type: kind,
        ...common,
        questionId: question % 7 === 0 ? 'nothing' : `act-${asked}`,
        text: 'ja',
        people: PEOPLE,
      };
    }
    case 'repair':
    case 'undo':
      return { type: kind, ...common };
    case 'withdraw':
      return { type: kind, ...common, reason: REASON };
    case 'end-grace':
      return { type: kind, at: common.at };
    case 'performers-left':
      return { type: kind, at: common.at, people: without(given.left) };
    case 'end-objection':
      return { type: kind, at: common.at, isStillCovered };
    default:
      return kind satisfies never;
  }
}
