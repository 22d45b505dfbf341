import { describe, expect, it } from '@jest/globals';
import { definitionProblems, STANDARD_WORKFLOW, type WorkflowDefinition } from './workflow-definition.js';

describe('a workflow definition', () => {
  it('as delivered has nothing wrong with it', () => {
    expect(definitionProblems(STANDARD_WORKFLOW)).toEqual([]);
  });

  it('without reject cannot be used', () => {
    const [approve] = STANDARD_WORKFLOW.step.actions;
    const copy: WorkflowDefinition = { ...STANDARD_WORKFLOW, step: { ...STANDARD_WORKFLOW.step, actions: [approve] } };
    expect(definitionProblems(copy)).toEqual(['the action "reject" that leads to 40 is obligatory']);
  });

  it('whose approve leads elsewhere cannot be used', () => {
    const actions = STANDARD_WORKFLOW.step.actions.map((action) => ({ ...action, leadsTo: 40 as const }));
    expect(definitionProblems({ ...STANDARD_WORKFLOW, step: { ...STANDARD_WORKFLOW.step, actions } })).toHaveLength(1);
  });
});
