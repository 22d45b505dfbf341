import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { digipoortSimulator } from '@akkoord/digipoort-simulator';
import type { ServiceDefinition } from '@akkoord/service-kit';
import { eventually } from '@akkoord/testing';
import { GatewayUnderTest, taxpayers } from '../testing/gateway-under-test.js';

/** Connections to cut; all two hundred of campaign C5 when AKKOORD_FULL is set. */
const CUTS = process.env['AKKOORD_FULL'] ? 200 : 24;
const A = '33001';
const gateway = new GatewayUnderTest();
const numbers = taxpayers();

beforeAll(async () => {
  await gateway.start(digipoortSimulator as unknown as ServiceDefinition, 2, {
    AKKOORD_TIMESTAMP_LIFE_MS: '4000',
    AKKOORD_BREAKER_FAILURES: '10',
    AKKOORD_SUBMIT_PER_OFFICE: '8',
  });
  gateway.writeProfiles([{ tenant: A, certificate: 'client' }]);
});
afterAll(() => gateway.stop());

interface Cut {
  readonly filingId: string;
  readonly outcome: 'lost-reply' | 'lost-request';
}

/** Every second one after the authority accepted, the others before it read anything. */
async function cutFiling(index: number): Promise<Cut> {
  const taxpayer = numbers.next().value;
  const outcome = index % 2 === 0 ? 'lost-reply' : 'lost-request';
  await gateway.control('POST', '/next', { belanghebbende: taxpayer, outcome });
  const { filingId } = await gateway.approve(A, taxpayer);
  return { filingId, outcome };
}

describe(`${CUTS} connections cut, half of them after the authority accepted`, () => {
  it(
    'never lead to two accepts for one filing, and lose none',
    async () => {
      const cuts: Cut[] = [];
      for (let index = 0; index < CUTS; index += 1) cuts.push(await cutFiling(index));
      const statusOf = ({ filingId }: Cut) => gateway.told(filingId).at(-1)?.data.statuses[0]?.status;
      await eventually(() => expect(cuts.filter((cut) => statusOf(cut) !== 80)).toEqual([]), {
        timeoutMs: 60_000 + CUTS * 1500,
        everyMs: 250,
      });
      const accepts = await Promise.all(cuts.map(({ filingId }) => gateway.accepts(filingId)));
      expect(accepts).toEqual(cuts.map(() => 1));
      const attempts = await gateway.rows<{ filing_id: string; outcomes: string[] }>(
        A,
        `select filing_id, array_agg(outcome order by number) as outcomes from attempt group by filing_id`,
      );
      const outcomesOf = new Map(attempts.map(({ filing_id, outcomes }) => [filing_id, outcomes]));
      for (const { filingId, outcome } of cuts) {
        // What had arrived was found and not sent again; what had not was sent again after certain absence.
        const outcomes = outcomesOf.get(filingId);
        expect([outcome, outcomes]).toEqual([
          outcome,
          outcome === 'lost-reply' ? ['delivered'] : ['absent', 'delivered'],
        ]);
        const sequences = gateway.told(filingId).map(({ data }) => data.statuses[0]?.sequence);
        expect(sequences).toEqual(sequences.map((_, index) => index + 7));
      }
    },
    120_000 + CUTS * 2000,
  );
});
