import {
  isAllowed,
  type BilingualText,
  type DryRunPerson,
  type DryRunStep,
  type FilingFacts,
} from '@akkoord/contracts';
import { amsterdamDate } from '@akkoord/tax';
import { isRunning, type Delegation } from '../delegation/delegation.js';
import type { Role } from '../people/permissions.js';
import { policyFor } from './policy.js';
import { endSentence, mandateSentence, stepSentence } from './dry-run.words.js';
import type { SimplePolicy, StepKey, WorkflowDefinition, WorkflowStep } from './workflow-definition.js';
import type { Mandate } from '../mandate/mandate.js';

/** Somebody who may have a part in an example. */
export interface KnownPerson {
  readonly kind: 'contact' | 'employee';
  readonly personId: string;
  readonly name: string;
  /** At the organisation of the example. */
  readonly roles: readonly Role[];
}

/** An example filing with the people and agreements around it. */
export interface DryRunQuestion {
  readonly definition: WorkflowDefinition;
  readonly facts: Pick<FilingFacts, 'totalEuros'>;
  readonly people: readonly KnownPerson[];
  readonly delegations: readonly Delegation[];
  /** The standing approval it falls under, if any. */
  readonly mandate: Mandate | undefined;
  readonly now: Date;
  /** The employee who made it, when it is one. */
  readonly makerId?: string;
}

/** What would become of the example: each step it comes by, and the whole of it in words. */
export interface DryRunAnswer {
  readonly steps: readonly DryRunStep[];
  readonly sentences: readonly BilingualText[];
}

/** Goes through a workflow as if everybody approves. Pure; a definition with faults is followed as far as it leads. */
export function dryRun(question: DryRunQuestion): DryRunAnswer {
  const { definition, mandate } = question;
  const steps = pathOf(definition)
    .filter((key) => !mandate || definition.steps[key]!.kind !== 'client-approval')
    .map((key) => dryRunStep(key, definition.steps[key]!, question));
  const agreed = mandate ? [mandateSentence(mandate)] : [];
  return { steps, sentences: [...steps.map(({ sentence }) => sentence), ...agreed, endSentence(definition)] };
}

function pathOf({ steps, start }: WorkflowDefinition): StepKey[] {
  const path: StepKey[] = [];
  for (let key = start; Object.hasOwn(steps, key) && !path.includes(key);) {
    path.push(key);
    key = steps[key]!.actions.find(({ name }) => name === 'approve')?.leadsTo ?? '';
  }
  return path;
}

function dryRunStep(key: StepKey, step: WorkflowStep, question: DryRunQuestion): DryRunStep {
  const maker = step.isFourEyes ? question.people.find(({ personId }) => personId === question.makerId) : undefined;
  const performers = performersOf(step, question).filter(({ personId }) => personId !== maker?.personId);
  const own = performers.filter(({ standsInFor }) => standsInFor === undefined);
  const policy = policyFor(step.policy, question.facts.totalEuros);
  const needed = step.kind === 'inform' ? 0 : neededOf(policy, own.length);
  // Who stands in for the maker is a second pair of eyes.
  const instead = maker ? performers.filter(({ standsInFor }) => standsInFor === maker.name).length : 0;
  const isStuck = own.length + instead < needed;
  const isJustEnough = !maker && step.isFourEyes === true && own.length - 1 < neededOf(policy, own.length - 1);
  const hasMakerNamer = question.people.some(
    ({ personId, roles }) => isAllowed('name-maker', roles) && performers.some((one) => one.personId === personId),
  );
  const sentence = stepSentence({
    ...{ step, policy, performers, needed, isStuck, hasMakerNamer, isJustEnough },
    ...(maker ? { maker: maker.name } : {}),
  });
  return { key, name: { nl: step.nl, en: step.en }, performers, needed, sentence, isStuck };
}

/** How many have to approve, of so many who can. */
function neededOf(policy: SimplePolicy, count: number): number {
  switch (policy.kind) {
    case 'any-one':
      return 1;
    case 'all':
      return Math.max(1, count);
    case 'number':
    case 'sequence':
      return policy.of;
    default:
      return policy satisfies never;
  }
}

/** Those with the role, and those who stand in for them today. */
function performersOf({ performers }: WorkflowStep, { people, delegations, now }: DryRunQuestion): DryRunPerson[] {
  const today = amsterdamDate(now);
  const own = people.filter((person) => hasPart(person, performers));
  const standIns = delegations
    .filter((delegation) => isRunning(delegation, today))
    .flatMap(({ fromId, toId }) => {
      const [from, to] = [
        own.find(({ personId }) => personId === fromId),
        people.find(({ personId }) => personId === toId),
      ];
      return from && to && from.kind === to.kind ? [{ ...personOf(to), standsInFor: from.name }] : [];
    });
  return [...own.map(personOf), ...standIns.filter(({ personId }) => !own.some((one) => one.personId === personId))];
}

const personOf = ({ kind, personId, name }: KnownPerson): DryRunPerson => ({ kind, personId, name });

function hasPart({ kind, roles }: KnownPerson, performers: WorkflowStep['performers']): boolean {
  switch (performers) {
    case 'approver':
      return kind === 'contact' && isAllowed('approve', roles);
    case 'viewer':
      return kind === 'contact' && roles.includes('viewer');
    case 'office-reviewer':
      return kind === 'employee' && isAllowed('review', roles);
    default:
      return performers satisfies never;
  }
}
