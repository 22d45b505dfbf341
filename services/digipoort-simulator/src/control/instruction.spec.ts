import { describe, expect, it } from '@jest/globals';
import { instructionFor, type InstructionScope, type WaitingInstruction } from './instruction.js';

const rule = (id: string, scope: Partial<InstructionScope>, usesLeft: number | null = 1): WaitingInstruction => ({
  id,
  scope: { operation: 'aanleveren', nummer: null, berichtsoort: null, aanleverkenmerk: null, ...scope },
  instruction: {},
  usesLeft,
});
const call = {
  operation: 'aanleveren',
  nummer: '001000044B37',
  berichtsoort: 'Omzetbelasting',
  aanleverkenmerk: 'AK-1',
};
const chosen = (...rules: WaitingInstruction[]) => instructionFor(rules, call)?.id;

describe('the instruction for a call', () => {
  it('is the oldest for whoever comes first', () => {
    expect(chosen(rule('a', {}), rule('b', {}))).toBe('a');
  });

  it('is the one for its reference before party, and party before kind', () => {
    const kind = rule('kind', { berichtsoort: 'Omzetbelasting' });
    const party = rule('party', { nummer: '001000044B37' });
    const reference = rule('reference', { aanleverkenmerk: 'AK-1' });
    expect(chosen(rule('any', {}), kind, party, reference)).toBe('reference');
    expect(chosen(rule('any', {}), kind, party)).toBe('party');
    expect(chosen(rule('any', {}), kind)).toBe('kind');
  });

  it('is none that is for another, used up, or for another operation', () => {
    expect(chosen(rule('other', { nummer: '123456782B01' }))).toBeUndefined();
    expect(chosen(rule('both', { nummer: '001000044B37', berichtsoort: 'ICP' }))).toBeUndefined();
    expect(chosen(rule('used', {}, 0))).toBeUndefined();
    expect(chosen(rule('status', { operation: 'getStatussenProces' }))).toBeUndefined();
    expect(chosen(rule('every', { operation: 'any' }, null))).toBe('every');
  });
});
