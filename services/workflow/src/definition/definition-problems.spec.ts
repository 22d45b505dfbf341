import { describe, expect, it } from '@jest/globals';
import type { DefinitionProblemCode } from './definition.errors.js';
import { definitionProblems } from './definition-problems.js';
import { STANDARD_WORKFLOW } from './standard-workflow.js';
import { aClientStep, aDefinition, anAction, anInformStep, aReviewStep } from './testing/definitions.js';
import type { Policy, WorkflowDefinition } from './workflow-definition.js';

const codesOf = (definition: WorkflowDefinition) => definitionProblems(definition).map(({ code }) => code);
const withPolicy = (policy: Policy) => aDefinition({ client: aClientStep('approved', { policy }) });
const approve = anAction('approve', 'approved');
const reject = anAction('reject', 'rejected');

describe('a workflow definition', () => {
  it('as delivered has nothing wrong with it', () => {
    expect(definitionProblems(STANDARD_WORKFLOW)).toEqual([]);
  });

  it.each<[string, WorkflowDefinition]>([
    ['office first, then the client', aDefinition()],
    [
      'office, two steps with the client, and those who only look are told',
      aDefinition({
        review: aReviewStep('first'),
        first: aClientStep('second'),
        second: aClientStep('told', { policy: { kind: 'number', of: 2 } }),
        told: anInformStep(),
      }),
    ],
    ['those who look are told first', aDefinition({ told: anInformStep('client'), client: aClientStep() })],
    ['everybody has to agree', withPolicy({ kind: 'all' })],
    ['three after each other', withPolicy({ kind: 'sequence', of: 3 })],
    [
      'above € 25,000 two, refunds by everybody',
      withPolicy({
        kind: 'by-amount',
        bands: [
          { above: 25_000, side: 'to-pay', policy: { kind: 'number', of: 2 } },
          { above: 0, side: 'refund', policy: { kind: 'all' } },
        ],
        otherwise: { kind: 'any-one' },
      }),
    ],
  ])('can be: %s', (_, definition) => {
    expect(codesOf(definition)).toEqual([]);
  });

  it.each<[string, DefinitionProblemCode[], WorkflowDefinition]>([
    [
      'without Approve',
      ['DEFINITION_APPROVE_MISSING', 'DEFINITION_STEP_DEAD_END'],
      aDefinition({ client: aClientStep('approved', { actions: [reject] }) }),
    ],
    [
      'without Reject',
      ['DEFINITION_REJECT_MISSING', 'DEFINITION_STEP_DEAD_END'],
      aDefinition({ client: aClientStep('approved', { actions: [approve] }) }),
    ],
    [
      'with Approve twice',
      ['DEFINITION_ACTION_TWICE'],
      aDefinition({ client: aClientStep('approved', { actions: [approve, approve, reject] }) }),
    ],
    [
      'whose first step is not there',
      ['DEFINITION_START_UNKNOWN', 'DEFINITION_STEP_UNREACHABLE'],
      aDefinition({ client: aClientStep() }, { start: 'nowhere' }),
    ],
    [
      'whose first step is a name every object has',
      ['DEFINITION_START_UNKNOWN', 'DEFINITION_STEP_UNREACHABLE'],
      aDefinition({ client: aClientStep() }, { start: 'constructor' }),
    ],
    [
      'that leads to a step that is not there',
      ['DEFINITION_TARGET_UNKNOWN', 'DEFINITION_STEP_DEAD_END'],
      aDefinition({ client: aClientStep('nowhere') }),
    ],
    [
      'whose Approve rejects',
      ['DEFINITION_TARGET_WRONG', 'DEFINITION_STEP_DEAD_END'],
      aDefinition({ client: aClientStep('rejected') }),
    ],
    [
      'whose Reject goes on',
      ['DEFINITION_TARGET_WRONG', 'DEFINITION_STEP_DEAD_END'],
      aDefinition({ client: aClientStep('approved', { actions: [approve, anAction('reject', 'client')] }) }),
    ],
    [
      'with a step nobody comes to',
      ['DEFINITION_STEP_UNREACHABLE'],
      aDefinition({ client: aClientStep(), forgotten: aClientStep() }),
    ],
    [
      'that goes round',
      ['DEFINITION_STEP_DEAD_END', 'DEFINITION_STEP_DEAD_END'],
      aDefinition({ first: aClientStep('second'), second: aClientStep('first') }),
    ],
    [
      'that never asks the client',
      ['DEFINITION_CLIENT_NOT_ASKED', 'DEFINITION_STEP_DEAD_END'],
      aDefinition({ told: anInformStep('told') }),
    ],
    [
      'whose review comes after the client',
      ['DEFINITION_REVIEW_NOT_FIRST'],
      aDefinition({ client: aClientStep('review'), review: aReviewStep('last'), last: aClientStep() }),
    ],
    [
      'whose review approves',
      ['DEFINITION_REVIEW_ENDS_IN_APPROVED', 'DEFINITION_STEP_UNREACHABLE'],
      aDefinition({ review: aReviewStep('approved'), client: aClientStep() }),
    ],
    [
      'whose review asks',
      ['DEFINITION_ASK_IN_REVIEW'],
      aDefinition({
        review: aReviewStep('client', {
          actions: [anAction('approve', 'client'), reject, anAction('ask', 'question')],
        }),
        client: aClientStep(),
      }),
    ],
    [
      'with four eyes and no reviewer',
      ['DEFINITION_FOUR_EYES_WITHOUT_REVIEWER'],
      aDefinition({ client: aClientStep('approved', { isFourEyes: true }) }),
    ],
    [
      'that demands to know the maker without four eyes',
      ['DEFINITION_SENDER_WITHOUT_FOUR_EYES'],
      aDefinition({ review: aReviewStep('client', { isFourEyes: false, needsSender: true }), client: aClientStep() }),
    ],
    [
      'whose review is done by the client',
      ['DEFINITION_STEP_KIND', 'DEFINITION_FOUR_EYES_WITHOUT_REVIEWER'],
      aDefinition({ review: aReviewStep('client', { performers: 'approver' }), client: aClientStep() }),
    ],
    [
      'whose information decides',
      ['DEFINITION_INFORM_DECIDES'],
      aDefinition({
        told: anInformStep('client', { actions: [anAction('approve', 'client'), reject] }),
        client: aClientStep(),
      }),
    ],
    [
      'with a key that is a place',
      ['DEFINITION_STEP_NAME'],
      aDefinition({ client: aClientStep(), approved: aClientStep() }, { start: 'client' }),
    ],
    ['for nobody', ['DEFINITION_POLICY_IMPOSSIBLE'], withPolicy({ kind: 'number', of: 0 })],
    ['for half a person', ['DEFINITION_POLICY_IMPOSSIBLE'], withPolicy({ kind: 'sequence', of: 1.5 })],
    ['for too many', ['DEFINITION_POLICY_IMPOSSIBLE'], withPolicy({ kind: 'number', of: 21 })],
    [
      'with a policy by amount in another',
      ['DEFINITION_POLICY_IMPOSSIBLE'],
      withPolicy({ kind: 'by-amount', bands: [], otherwise: { kind: 'by-amount', bands: [] } as never }),
    ],
    [
      'with no amounts',
      ['DEFINITION_BANDS_WRONG'],
      withPolicy({ kind: 'by-amount', bands: [], otherwise: { kind: 'all' } }),
    ],
    [
      'with the same amount twice',
      ['DEFINITION_BANDS_WRONG'],
      withPolicy({
        kind: 'by-amount',
        bands: [
          { above: 5, side: 'both', policy: { kind: 'all' } },
          { above: 5, side: 'both', policy: { kind: 'any-one' } },
        ],
        otherwise: { kind: 'all' },
      }),
    ],
    ['without reasons to reject', ['DEFINITION_REASONS_MISSING'], aDefinition(undefined, { rejectionReasons: [] })],
    [
      'with an undo of eight days',
      ['DEFINITION_TIMES_WRONG'],
      aDefinition(undefined, { undoGraceSeconds: 8 * 86_400 }),
    ],
    [
      'with a reminder after the due date',
      ['DEFINITION_TIMES_WRONG'],
      aDefinition(undefined, { reminders: [{ daysBeforeDue: -1, to: 'office' }] }),
    ],
  ])('cannot be published %s', (_, expected, definition) => {
    expect(codesOf(definition)).toEqual(expect.arrayContaining(expected));
    expect(new Set(codesOf(definition))).toEqual(new Set([...expected, ...codesOf(definition).filter(isConsequence)]));
  });

  it('says in words which step it is about', () => {
    const [problem] = definitionProblems(aDefinition({ client: aClientStep(), forgotten: aClientStep() }));
    expect(problem).toMatchObject({
      step: 'forgotten',
      nl: expect.stringContaining('"forgotten"'),
      en: expect.stringContaining('"forgotten"'),
    });
  });
});

/** What follows from another fault in the same workflow. */
const isConsequence = (code: DefinitionProblemCode): boolean =>
  code === 'DEFINITION_STEP_UNREACHABLE' || code === 'DEFINITION_STEP_DEAD_END';
