import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { definitionProblems } from './definition-problems.js';
import { aClientStep, aDefinition, anAction, anInformStep, aReviewStep } from './testing/definitions.js';
import type { WorkflowDefinition, WorkflowStep } from './workflow-definition.js';

const KEYS = ['a', 'b', 'c', 'd', 'e'] as const;
const PLACES = [...KEYS, 'approved', 'rejected', 'question', 'nowhere'];
const target = fc.constantFrom(...PLACES);

/** Mostly sensible steps, linked at random. */
const aStep: fc.Arbitrary<WorkflowStep> = fc
  .record({ next: target, kind: fc.constantFrom(0, 1, 2), refuse: target })
  .map(({ next, kind, refuse }) => {
    const rejectsTo = refuse.length > 1 ? 'rejected' : refuse;
    if (kind === 0) return aReviewStep(next, { actions: [anAction('approve', next), anAction('reject', rejectsTo)] });
    if (kind === 1) return anInformStep(next);
    return aClientStep(next, { actions: [anAction('approve', next), anAction('reject', rejectsTo)] });
  });

const aRandomDefinition: fc.Arbitrary<WorkflowDefinition> = fc
  .record({
    steps: fc.dictionary(fc.constantFrom(...KEYS), aStep, { minKeys: 1, maxKeys: 5 }),
    start: fc.constantFrom(...KEYS),
  })
  .map(({ steps, start }) => aDefinition({ ...steps }, { start }));

/** A chain of steps of any kinds, in which at most one of them leads somewhere else. */
const aNearlyRightDefinition: fc.Arbitrary<WorkflowDefinition> = fc
  .record({
    kinds: fc.array(fc.constantFrom(0, 1, 2), { minLength: 1, maxLength: KEYS.length }),
    mistake: fc.option(fc.record({ at: fc.nat(KEYS.length - 1), leadsTo: target })),
  })
  .map(({ kinds, mistake }) => {
    const make = [aReviewStep, anInformStep, aClientStep];
    const steps = kinds.map((kind, index) => {
      const next = index === kinds.length - 1 ? 'approved' : KEYS[index + 1];
      return [KEYS[index], make[kind]!(mistake?.at === index ? mistake.leadsTo : next)] as const;
    });
    return aDefinition(Object.fromEntries(steps) as Record<string, WorkflowStep>, { start: 'a' });
  });

/** Every walk from a step by any of its actions, so many moves at most: slow and simple, to compare with. */
function walk({ steps }: WorkflowDefinition, from: string, moves: number, visit: (place: string) => void): void {
  visit(from);
  if (moves === 0 || !Object.hasOwn(steps, from)) return;
  for (const { leadsTo } of steps[from]!.actions) walk({ steps } as WorkflowDefinition, leadsTo, moves - 1, visit);
}

function placesFrom(definition: WorkflowDefinition, from: string): Set<string> {
  const places = new Set<string>();
  walk(definition, from, KEYS.length + 1, (place) => places.add(place));
  return places;
}

const stepsWith = (definition: WorkflowDefinition, code: string): string[] =>
  definitionProblems(definition)
    .filter((problem) => problem.code === code)
    .map(({ step }) => step ?? '')
    .sort();

describe('the checks of a workflow, against every walk through it', () => {
  it('name exactly the steps no walk comes to', () => {
    fc.assert(
      fc.property(aRandomDefinition, (definition) => {
        const reached = placesFrom(definition, definition.start);
        const unreached = Object.keys(definition.steps)
          .filter((key) => !reached.has(key))
          .sort();
        expect(stepsWith(definition, 'DEFINITION_STEP_UNREACHABLE')).toEqual(unreached);
      }),
      { numRuns: 1000 },
    );
  });

  it('name exactly the steps from which no walk comes to both ends', () => {
    fc.assert(
      fc.property(aRandomDefinition, (definition) => {
        const stuck = Object.entries(definition.steps)
          .filter(([key, { kind }]) => {
            const places = placesFrom(definition, key);
            return !places.has('approved') || (kind !== 'inform' && !places.has('rejected'));
          })
          .map(([key]) => key)
          .sort();
        expect(stepsWith(definition, 'DEFINITION_STEP_DEAD_END')).toEqual(stuck);
      }),
      { numRuns: 1000 },
    );
  });

  it('let through only workflows in which whoever keeps approving comes by the client and ends in approved', () => {
    let published = 0;
    fc.assert(
      fc.property(aNearlyRightDefinition, (definition) => {
        if (definitionProblems(definition).length > 0) return;
        published += 1;
        const kinds: string[] = [];
        let place = definition.start;
        for (let move = 0; Object.hasOwn(definition.steps, place); move += 1) {
          expect(move).toBeLessThan(KEYS.length);
          const step = definition.steps[place]!;
          kinds.push(step.kind);
          place = step.actions.find(({ name }) => name === 'approve')!.leadsTo;
        }
        expect(place).toBe('approved');
        expect(kinds).toContain('client-approval');
        expect(kinds.lastIndexOf('office-review')).toBeLessThan(Math.max(0, kinds.indexOf('client-approval')) + 1);
      }),
      { numRuns: 2000 },
    );
    expect(published).toBeGreaterThan(100);
  });
});
