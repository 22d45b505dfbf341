import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { omzetbelastingNumberProblem, parseOmzetbelastingNumber, parseOin, parseParticipantNumber } from '../index.js';
import { passesElevenTest } from './number-checks.js';

const digits = (length: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length });

/** Eight digits with the ninth that makes the 11-test hold; those that have none are left out (domain.md 7.6). */
const nine = digits(8)
  .map((eight) => ({ eight, ninth: eight.reduce((sum, digit, index) => sum + digit * (9 - index), 0) % 11 }))
  .filter(({ eight, ninth }) => ninth < 10 && eight.some((digit) => digit > 0))
  .map(({ eight, ninth }) => [...eight, ninth].join(''));
const vatNumber = fc
  .tuple(nine, fc.integer({ min: 1, max: 99 }))
  .map(([rsin, sub]) => `${rsin}B${String(sub).padStart(2, '0')}`);
const typed = fc.tuple(fc.constantFrom('', 'NL', 'nl '), fc.constantFrom('', ' ', '.', '-'), fc.boolean());

describe('numbers, whatever they are', () => {
  it('a VAT number is read back from every way to type it', () => {
    fc.assert(
      fc.property(vatNumber, typed, (number, [prefix, sign, lower]) => {
        const text = prefix + [...number].join(sign);
        expect(parseOmzetbelastingNumber(lower ? text.toLowerCase() : text)).toBe(number);
      }),
    );
  });

  it('any other digit in one place of a VAT number is refused by the 11-test', () => {
    fc.assert(
      fc.property(nine, fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
        const other = (Number(number[at]) + by) % 10;
        const mutated = number.slice(0, at) + other + number.slice(at + 1);
        expect(passesElevenTest(number)).toBe(true);
        expect(passesElevenTest(mutated)).toBe(false);
        expect(omzetbelastingNumberProblem(`${mutated}B01`)).toBeDefined();
      }),
    );
  });

  it('a participant number and an OIN survive their spaces', () => {
    fc.assert(
      fc.property(digits(5), digits(12), (participant, oin) => {
        expect(parseParticipantNumber(participant.join(' '))).toBe(participant.join(''));
        expect(parseOin(`0000 0099 ${oin.join('.')}`)).toBe(`00000099${oin.join('')}`);
      }),
    );
  });
});
