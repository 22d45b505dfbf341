import { describe, expect, it } from '@jest/globals';
import {
  firstSteps,
  factsAt,
  isRepeat,
  numberKey,
  placedMessage,
  placeMessage,
  type MatchingFacts,
  type NewMessage,
  type RegisteredMessage,
} from './message.js';

const number = { type: 'omzetbelastingnummer', value: '123456782B01' } as const;
const organisation = { organisationId: 'o1', name: 'Bakkerij' };
const facts = (changes: Partial<MatchingFacts> = {}): MatchingFacts => ({
  blockedKinds: new Set(),
  organisations: new Map([[numberKey(number), organisation]]),
  ...changes,
});
const registered: RegisteredMessage = {
  id: 'm1',
  externalMessageId: 'REF-1',
  kind: 'vat-return',
  documentSha256: 'a',
  registeredStatus: 15,
  findings: [],
  returnFiledElsewhere: false,
  registeredAt: new Date('2026-10-01T00:00:00Z'),
};

describe('placing a message', () => {
  it('gives it to the organisation with its number', () => {
    expect(placeMessage('vat-return', number, facts())).toEqual({ organisation, reason: null });
  });
  it('keeps it waiting when nobody has the number, or has it under another type', () => {
    const other = { ...number, type: 'kvk-nummer' } as const;
    expect(placeMessage('vat-return', other, facts())).toEqual({ organisation: null, reason: 'unknown-number' });
  });
  it('keeps a blocked kind out, whoever it is for', () => {
    const blocked = facts({ blockedKinds: new Set(['vat-return']) });
    expect(placeMessage('vat-return', number, blocked)).toEqual({ organisation: null, reason: 'kind-blocked' });
    expect(placeMessage('supplement', number, blocked)).toEqual({ organisation, reason: null });
  });
});

describe('a message in its place', () => {
  const finding = (code: string) => ({ code, severity: 'warn', messageNl: code, messageEn: code }) as const;
  const [late, other] = [finding('CHECK_FILED_LATE'), finding('CHECK_NIL_RETURN')];
  const message = { facts: { kind: 'vat-return' }, findings: [late, other] } as unknown as NewMessage;
  const at = (residence?: 'resident' | 'non-resident', given = message) =>
    placedMessage(given, { organisation: { ...organisation, ...(residence ? { residence } : {}) }, reason: null });

  it('takes over that its organisation is not a resident, and nothing of a resident', () => {
    expect(at('non-resident').facts).toEqual({ kind: 'vat-return', residence: 'non-resident' });
    expect(at('resident')).toBe(message);
    expect(at()).toBe(message);
    expect(factsAt(message.facts, { ...organisation, residence: 'resident' })).not.toHaveProperty('residence');
  });

  it('has the remarks that hold for a non-resident', () => {
    const checked: NewMessage = { ...message, findingsOfNonResident: [other] };
    expect(at('non-resident', checked).findings).toEqual([other]);
    expect(at('resident', checked).findings).toEqual([late, other]);
    expect(at('non-resident').findings).toEqual([late, other]);
  });

  it('is not called late as long as nobody knows whose it is', () => {
    const unmatched = placedMessage(message, { organisation: null, reason: 'unknown-number' });
    expect(unmatched).toEqual({ ...message, findings: [other] });
  });
});

describe('a repeat', () => {
  const submission = (sha256: string, kind: 'vat-return' | 'supplement') =>
    ({ facts: { document: { sha256 }, kind } }) as Parameters<typeof isRepeat>[1];
  it('has the same document and kind', () => {
    expect(isRepeat(registered, submission('a', 'vat-return'))).toBe(true);
    expect(isRepeat(registered, submission('b', 'vat-return'))).toBe(false);
    expect(isRepeat(registered, submission('a', 'supplement'))).toBe(false);
  });
  it('is answered with the steps the message was registered with', () => {
    expect(firstSteps(registered).map(({ status, sequence }) => [status, sequence])).toEqual([
      [10, 1],
      [15, 2],
    ]);
    expect(firstSteps({ ...registered, registeredStatus: 10 })).toHaveLength(1);
  });
});
