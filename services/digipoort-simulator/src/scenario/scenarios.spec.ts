import { describe, expect, it } from '@jest/globals';
import { SEQUENCES } from '../process/sequences.js';
import { instructionOf, ORDERS } from './orders.js';
import { scenarioOf, SCENARIO_NAMES } from './scenarios.js';

const settings = { busyMs: 5000, overloadAnswer: 'timeout' } as const;

describe('a scenario', () => {
  it('is chosen by its name, alone or before a hyphen', () => {
    expect(scenarioOf('Afleverfout', settings)).toEqual({ outcome: 'delivery-refused' });
    expect(scenarioOf('Afleverfout-2026-1', settings)).toEqual({ outcome: 'delivery-refused' });
    expect(scenarioOf('OverbelastAanleveren', settings)).toEqual({ overload: 'timeout' });
  });

  it('is not chosen by anything else', () => {
    for (const kenmerk of [undefined, '', 'afleverfout', 'Afleverfouten', 'toString', '-Happyflow']) {
      expect(scenarioOf(kenmerk, settings)).toBeUndefined();
    }
  });

  it('is there for every name of the Aansluit Suite, short enough for an aanleverkenmerk', () => {
    expect(SCENARIO_NAMES).toEqual(expect.arrayContaining(['Happyflow', 'AanleverFault', 'StatusInformatieFault']));
    for (const name of SCENARIO_NAMES) expect(name.length).toBeLessThanOrEqual(40);
  });

  it('can be ordered for every outcome there is', () => {
    const outcomes = ORDERS.map((order) => instructionOf(order).outcome).filter((outcome) => outcome !== undefined);
    expect(outcomes.sort()).toEqual(Object.keys(SEQUENCES).sort());
  });
});
