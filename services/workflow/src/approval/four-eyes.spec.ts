import type { FilingFacts } from '@akkoord/contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { STANDARD } from '../definition/delivered-workflows.js';
import { aDecision, anEmployee, aStart, employeeId, PEOPLE, REASON, someFacts } from '../testing/builders.js';
import { EvidencedFact } from '../audit/audit-trail.js';
import type { Acting } from './acting.js';
import type { ApprovalCommand } from './approval-command.js';
import { factOf } from './approval-facts.js';
import { messageOf } from './approval.messages.js';
import { stepOf, type Approval } from './approval-state.js';
import { decide, evolve } from './approval.js';
import { possibleActions } from './possible-actions.js';
import { anyHistory, aWorkflow } from './testing/any-history.js';
import { play, refusalOfLast } from './testing/play.js';

const keyOf = (sign: number): string => String(sign).repeat(32);
const workflow = {
  ...STANDARD,
  definition: aWorkflow({ policy: { kind: 'any-one' }, hasReview: true, graceSeconds: 0 }),
};
const sentBy = (sign: number, name?: string) => ({
  ...someFacts(),
  submittedBy: { personKey: keyOf(sign), ...(name === undefined ? {} : { name }) },
});
const begun = (facts: FilingFacts = sentBy(1, 'Sanne Smit')) => aStart({ workflow, facts });
const known = (sign: number): Acting => ({ ...anEmployee(sign), personKey: keyOf(sign) });
const by = (acting: Acting, choice: 'approve' | 'reject' = 'approve') =>
  aDecision({ acting, choice, reason: REASON, idempotencyKey: `${choice} ${JSON.stringify(acting.actor)}` });

describe('four eyes at the review', () => {
  it('are not those of who sent the filing, under whatever employee id', () => {
    expect(refusalOfLast(begun(), by(known(1)))).toBe('APPROVAL_FOUR_EYES');
    expect(refusalOfLast(begun(), by(known(1), 'reject'))).toBe('APPROVAL_FOUR_EYES');
    expect(refusalOfLast(begun(), by({ ...known(2), personKey: keyOf(1) }))).toBe('APPROVAL_FOUR_EYES');
    expect(play(begun(), by(known(2))).state?.status).toBe(30);
  });

  it('may be those of a colleague to whom he delegated', () => {
    const reviewer = { personId: employeeId(1), roles: new Set(['office-reviewer' as const]) };
    const colleague = { ...known(3), roles: new Set<never>(), actsFor: [reviewer] };
    expect(play(begun(), by(colleague)).state?.status).toBe(30);
  });

  it('are not those of somebody of whom it cannot be told', () => {
    expect(refusalOfLast(begun(), by(anEmployee(2)))).toBe('APPROVAL_REVIEWER_UNKNOWN');
    expect(play(begun(someFacts()), by(anEmployee(2))).state?.status).toBe(30);
  });

  it('are asked for only where the office asks for them', () => {
    const { review, client } = workflow.definition.steps;
    const { isFourEyes: _, ...once } = review!;
    const relaxed = { ...workflow, definition: { ...workflow.definition, steps: { review: once, client: client! } } };
    expect(play(aStart({ workflow: relaxed, facts: sentBy(1) }), by(known(1))).state?.status).toBe(30);
  });

  it('offer no button that leads to a refusal', () => {
    const { state } = play(begun());
    expect(possibleActions(state!, known(1), PEOPLE, begun().at)).not.toContain('approve');
    expect(possibleActions(state!, known(2), PEOPLE, begun().at)).toContain('approve');
  });
});

describe('where the office demands to know who made a filing', () => {
  const { review, client } = workflow.definition.steps;
  const demanding = (policy = review!.policy) => ({
    ...workflow,
    definition: {
      ...workflow.definition,
      steps: { review: { ...review!, policy, needsSender: true }, client: client! },
    },
  });
  const unnamed = (policy = review!.policy) => aStart({ workflow: demanding(policy), facts: someFacts() });
  const manager = anEmployee(2, 'office-manager');
  const naming = (acting: Acting) => ({ ...by(acting), reason: { code: 'remark', text: 'Sanne Smit maakte het' } });

  it('a reviewer does not let one through that names nobody, whatever he writes; he can reject it', () => {
    expect(refusalOfLast(unnamed(), by(anEmployee(1)))).toBe('APPROVAL_SENDER_UNKNOWN');
    expect(refusalOfLast(unnamed(), naming(anEmployee(1)))).toBe('APPROVAL_SENDER_UNKNOWN');
    expect(play(unnamed(), by(anEmployee(1), 'reject')).state?.status).toBe(40);
  });

  it('a manager lets it through when he says who made it', () => {
    expect(refusalOfLast(unnamed(), { ...by(manager), reason: { code: 'remark', text: ' ' } })).toBe(
      'APPROVAL_MAKER_REQUIRED',
    );
    const { reason: _, ...silent } = by(manager);
    expect(refusalOfLast(unnamed(), silent)).toBe('APPROVAL_MAKER_REQUIRED');
    const { state } = play(unnamed(), naming(manager));
    expect(state).toMatchObject({ status: 30, acts: [{ reason: { text: 'Sanne Smit maakte het' } }] });
  });

  it('a colleague joins him without naming the maker once more', () => {
    const two = unnamed({ kind: 'number', of: 2 });
    expect(refusalOfLast(two, by(anEmployee(1)), naming(manager))).toBeUndefined();
    expect(play(two, naming(manager), by(anEmployee(1))).state?.status).toBe(30);
    expect(play(two, naming(manager)).state?.status).toBe(25);
  });

  it('nothing more is asked when the maker is named', () => {
    expect(play(aStart({ workflow: demanding(), facts: sentBy(1) }), by(known(2))).state?.status).toBe(30);
  });

  it('everybody has a way on: a button that leads to no refusal', () => {
    const { state } = play(unnamed());
    const actions = (acting: Acting) => possibleActions(state!, acting, PEOPLE, begun().at);
    expect(actions(anEmployee(1))).toEqual(['reject', 'withdraw']);
    expect(actions(manager)).toEqual(['approve', 'reject', 'withdraw']);
  });

  it('the reviewer is told so with the request', () => {
    const { state, events } = play(unnamed());
    expect(messageOf(events[0]!, { after: state!, people: PEOPLE })).toMatchObject({
      findings: [{ code: 'FOUR_EYES_MAKER_NEEDED', severity: 'warn' }],
    });
  });
});

describe('the request for review', () => {
  const findings = (facts = someFacts(), definition = workflow) => {
    const { state, events } = play(aStart({ workflow: definition, facts }));
    return (messageOf(events[0]!, { after: state!, people: PEOPLE }) as { findings?: { code: string }[] }).findings;
  };

  it('says so when four eyes cannot be checked, and nothing when they can', () => {
    expect(findings()).toMatchObject([{ code: 'FOUR_EYES_UNCHECKED', severity: 'warn' }]);
    expect(findings(sentBy(1))).toBeUndefined();
  });
});

describe('the audit trail of a filing', () => {
  it('holds the key of who sent it, and his name beside the chain, once: when it begins', () => {
    const { state, events } = play(begun());
    const told = factOf(events, state!, begun().at) as EvidencedFact;
    expect(told.fact).toMatchObject({ kind: 'review-requested', submittedBy: keyOf(1) });
    expect(JSON.stringify(told.fact)).not.toContain('Sanne');
    expect(told.evidence).toEqual({ submittedBy: { name: 'Sanne Smit' } });
    const reviewed = play(begun(), by(known(2)));
    expect(JSON.stringify(factOf(reviewed.events.slice(1), reviewed.state!, begun().at))).not.toContain(keyOf(1));
  });

  it('has nothing beside it when no name was given, and says nothing when nobody was named', () => {
    const fact = (facts: ReturnType<typeof someFacts>) => {
      const { state, events } = play(begun(facts));
      return factOf(events, state!, begun().at);
    };
    expect(fact(sentBy(1))).toMatchObject({ submittedBy: keyOf(1) });
    expect(fact(sentBy(1))).not.toBeInstanceOf(EvidencedFact);
    expect(fact(someFacts())).not.toHaveProperty('submittedBy');
  });
});

describe('any history of a filing whose sender is known', () => {
  /** The employees of any history know who they are; one of them sent it. */
  const withSender = (commands: readonly ApprovalCommand[], sender: number): ApprovalCommand[] =>
    commands.map((command) => {
      if (command.type === 'start') return { ...command, facts: sentBy(sender) };
      if (!('acting' in command) || command.acting.actor.kind !== 'employee') return command;
      const personKey = keyOf(Number(command.acting.actor.employeeId.slice(-1)));
      return { ...command, acting: { ...command.acting, personKey } };
    });

  it('has no review by who sent it, and reviews by others', () => {
    let reviews = 0;
    fc.assert(
      fc.property(anyHistory, fc.constantFrom(1, 2), (commands, sender) => {
        let state: Approval | undefined;
        for (const command of withSender(commands, sender)) {
          const outcome = decide(state, command);
          if (outcome.kind !== 'happened') continue;
          if (state && command.type === 'decide' && stepOf(state).isFourEyes) {
            expect(command.acting.personKey).not.toBe(keyOf(sender));
            reviews += 1;
          }
          state = outcome.events.reduce<Approval | undefined>(evolve, state);
        }
      }),
      { numRuns: 500 },
    );
    expect(reviews).toBeGreaterThan(0);
  });
});
