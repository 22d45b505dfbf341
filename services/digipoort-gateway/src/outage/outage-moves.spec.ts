import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { outageMoves, type Use } from './outage-moves.js';

const use = fc.record<Use>({
  tenant: fc.constantFrom('11111', '22222'),
  host: fc.constantFrom('a:443', 'b:443', 'c:443'),
});
const key = ({ tenant, host }: Use) => `${tenant} ${host}`;

describe('telling outages', () => {
  it('leaves exactly the outages open that offices have, whatever was told before', () => {
    fc.assert(
      fc.property(
        fc.array(use),
        fc.uniqueArray(fc.constantFrom<string>('a:443', 'b:443', 'c:443')),
        fc.uniqueArray(use, { selector: key }),
        (uses, hosts, open) => {
          const { begin, end } = outageMoves(
            uses,
            hosts.map((host) => ({ host })),
            open,
          );
          const ended = new Set(end.map(key));
          const after = [
            ...open.map(key).filter((one) => !ended.has(one)),
            ...begin.map(({ tenant, down }) => key({ tenant, host: down.host })),
          ];
          const wanted = new Set(uses.filter(({ host }) => hosts.includes(host)).map(key));
          expect(after.sort()).toEqual([...wanted].sort());
        },
      ),
    );
  });
});
