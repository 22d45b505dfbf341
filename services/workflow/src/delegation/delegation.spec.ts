import { describe, expect, it } from '@jest/globals';
import type { Role } from '../people/permissions.js';
import { actsFor, type Delegation } from './delegation.js';
import { delegationProblem, mayRevoke, type DelegationQuestion } from './delegation-problem.js';

const NOW = new Date('2026-10-20T09:00:00Z');
const [KARIN, PIET, ANNA] = ['k', 'p', 'a'];
const aDelegation = (changes: Partial<Delegation> = {}): Delegation => ({
  delegationId: 'd1',
  party: 'contact',
  organisationId: 'o1',
  fromId: KARIN,
  toId: PIET,
  startsOn: '2026-10-19',
  endsOn: '2026-10-30',
  isRevoked: false,
  ...changes,
});

describe('acting for somebody', () => {
  it('is allowed to who was named, under that delegation', () => {
    expect(actsFor(PIET, [aDelegation()], NOW)).toEqual([{ personId: KARIN, delegationId: 'd1' }]);
    expect(actsFor(ANNA, [aDelegation()], NOW)).toEqual([]);
    expect(actsFor(KARIN, [aDelegation()], NOW)).toEqual([]);
  });

  it.each<[string, Partial<Delegation>]>([
    ['revoked', { isRevoked: true }],
    ['not begun', { startsOn: '2026-10-21' }],
    ['over', { endsOn: '2026-10-19' }],
    ['to oneself', { fromId: 'p' }],
  ])('is not allowed when it is %s', (_, changes) => {
    expect(actsFor(PIET, [aDelegation(changes)], NOW)).toEqual([]);
  });

  it('is not handed on', () => {
    const chain = [aDelegation(), aDelegation({ delegationId: 'd2', fromId: PIET, toId: ANNA })];
    expect(actsFor(ANNA, chain, NOW)).toEqual([{ personId: PIET, delegationId: 'd2' }]);
  });

  it('names each person once, whatever the order of delegations', () => {
    const twice = [
      aDelegation({ delegationId: 'd3' }),
      aDelegation(),
      aDelegation({ delegationId: 'd2', fromId: ANNA }),
    ];
    const expected = [
      { personId: KARIN, delegationId: 'd1' },
      { personId: ANNA, delegationId: 'd2' },
    ];
    expect(actsFor(PIET, twice, NOW)).toEqual(expected);
    expect(actsFor(PIET, [...twice].reverse(), NOW)).toEqual(expected);
  });
});

const [EMPLOYEE, COLLEAGUE, MANAGER] = ['e1', 'e2', 'e3'];
const ROLES: Record<string, readonly Role[]> = {
  approver: ['approver'],
  manager: ['office-manager'],
  reviewer: ['office-reviewer'],
};
const question = (
  given: Partial<DelegationQuestion['given']>,
  roles: keyof typeof ROLES = 'approver',
): DelegationQuestion => ({
  given: {
    delegationId: 'd1',
    party: 'contact',
    organisationId: 'o1',
    fromId: KARIN,
    toId: PIET,
    startsOn: '2026-10-19',
    endsOn: '2026-10-30',
    actor: { kind: 'contact', contactId: KARIN },
    ...given,
  },
  roles: new Set(ROLES[roles]),
  today: '2026-10-19',
});
const betweenEmployees = (actorId: string, roles: keyof typeof ROLES): DelegationQuestion => {
  const { given, ...rest } = question({}, roles);
  const { organisationId: _, ...others } = given;
  const actor = { kind: 'employee' as const, employeeId: actorId };
  return { ...rest, given: { ...others, party: 'employee', fromId: EMPLOYEE, toId: COLLEAGUE, actor } };
};

describe('a delegation', () => {
  it('is taken from who is away, and between employees from a manager too', () => {
    expect(delegationProblem(question({}))).toBeUndefined();
    expect(delegationProblem(betweenEmployees(EMPLOYEE, 'reviewer'))).toBeUndefined();
    expect(delegationProblem(betweenEmployees(MANAGER, 'manager'))).toBeUndefined();
  });

  it.each<[string, string, DelegationQuestion]>([
    ['of another contact', 'DELEGATION_NOT_YOURS', question({ fromId: ANNA })],
    [
      'by the office for a client',
      'DELEGATION_NOT_YOURS',
      question({ actor: { kind: 'employee', employeeId: MANAGER } }, 'manager'),
    ],
    ['by a colleague', 'DELEGATION_NOT_YOURS', betweenEmployees(COLLEAGUE, 'reviewer')],
    ['to oneself', 'DELEGATION_TO_SELF', question({ toId: KARIN })],
    ['between employees of one organisation', 'DELEGATION_PARTY_WRONG', question({ party: 'employee' })],
    ['of more than a year', 'DELEGATION_TERM_WRONG', question({ endsOn: '2027-10-20' })],
    ['that is over', 'DELEGATION_TERM_WRONG', question({ startsOn: '2026-10-01', endsOn: '2026-10-18' })],
    ['on a day that does not exist', 'DELEGATION_TERM_WRONG', question({ endsOn: '2026-11-31' })],
  ])('%s is refused', (_, code, asked) => {
    expect(delegationProblem(asked)).toBe(code);
  });

  it('is revoked by who gave it or by a manager, by nobody else', () => {
    const given = { party: 'contact' as const, fromId: KARIN };
    const revokes = (contactId: string, roles: readonly Role[]) =>
      mayRevoke({ kind: 'contact', contactId }, given, new Set(roles));
    expect([revokes(KARIN, ['approver']), revokes(PIET, ['approver']), revokes(ANNA, ['office-manager'])]).toEqual([
      true,
      false,
      true,
    ]);
  });
});
