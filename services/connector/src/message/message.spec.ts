import { describe, expect, it } from '@jest/globals';
import {
  firstSteps,
  isRepeat,
  numberKey,
  placeMessage,
  type MatchingFacts,
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
