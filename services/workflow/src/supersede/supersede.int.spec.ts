import { randomInt, randomUUID } from 'node:crypto';
import { WithdrawFiling, type FilingBlocked, type FilingWithdrawn } from '@akkoord/contracts';
import { RefusedError } from '@akkoord/messaging';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FilingActsHandler } from '../approval/filing-acts.handler.js';
import { firstBrokenEntry, readAudit } from '../audit/audit-trail.js';
import { keepContacts } from '../people/people.repository.js';
import { aContactChange, contactId as idOfContact, Q3, someFacts } from '../testing/builders.js';
import { roundsOf, tellPlayed } from '../testing/campaign.js';
import { WorkflowWithoutBroker, type Arriving } from '../testing/workflow-without-broker.js';

const ROUNDS = roundsOf(1000, 30);
const HALF_AN_HOUR = 30 * 60_000;
/** So many rounds play in one office: what it has grows with each. */
const ROUNDS_OF_OFFICE = 20;

let workflow: WorkflowWithoutBroker;
let acts: FilingActsHandler;
let tenant: string;
let organisationId: string;
const contactId = idOfContact(1);

beforeAll(async () => {
  workflow = await WorkflowWithoutBroker.open({ poolSize: 8 });
  acts = new FilingActsHandler(workflow.acts);
});
afterAll(() => workflow.close());
beforeEach(anOffice);

async function anOffice(): Promise<void> {
  tenant = String(randomInt(10_000, 99_999));
  organisationId = randomUUID();
  await workflow.database.inTenant(tenant, (tx) => keepContacts(tx, [aContactChange({ organisationId })]));
}

const version = (supersedes?: string): Arriving => {
  const filingId = randomUUID();
  const facts = { ...someFacts(), externalMessageId: filingId, kind: 'vat-return' as const, period: Q3 };
  return { filingId, organisationId, facts: { ...facts, ...(supersedes ? { supersedes } : {}) } };
};
const arrive = (...versions: Arriving[]) => workflow.handOver(tenant, ...versions);
const approve = ({ filingId }: Arriving) => workflow.decide(tenant, filingId, contactId, 'approve');
const status = async ({ filingId }: Arriving) => (await workflow.standing(tenant, filingId))?.status;
const told = async ({ filingId }: Arriving) =>
  (await workflow.published(tenant, filingId)).map(({ type }) => type.replace('.v1', ''));
async function event<T>(filing: Arriving, type: string): Promise<T> {
  const found = (await workflow.published(tenant, filing.filingId)).find((one) => one.type === type);
  return found?.data as T;
}
const withdraw = async ({ filingId, facts }: Arriving, clientEnvironmentId = facts.clientEnvironmentId) => {
  const data = Object.assign(new WithdrawFiling(), {
    filingId,
    actor: { kind: 'client-environment', clientEnvironmentId },
    reason: { code: 'taken-back', text: 'Factuur vergeten' },
  });
  const request = { id: randomUUID(), type: 'withdraw-filing.v1', tenant, correlationId: '', attempt: 1, headers: {} };
  const idempotencyKey = `withdraw:${filingId}`;
  return acts.withdraw({ ...request, idempotencyKey, data });
};
/** `done`, or the code of the refusal; anything else is a fault. */
const outcome = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof RefusedError) return error.code;
      throw error;
    },
  );

describe('a new version', () => {
  it('takes the place of the pending one: the old one ends, then the new one begins', async () => {
    const [old, next] = [version(), version()];
    await arrive(old);
    const replacing = { ...next, facts: { ...next.facts, supersedes: old.filingId } };
    await arrive(replacing);
    expect([await status(old), await status(replacing)]).toEqual([45, 30]);
    expect(await event<FilingWithdrawn>(old, 'filing.withdrawn.v1')).toMatchObject({
      supersededBy: replacing.filingId,
      by: { kind: 'client-environment', clientEnvironmentId: old.facts.clientEnvironmentId },
      reason: { code: 'superseded' },
      statuses: [{ status: 45, sequence: 4 }],
    });
    const order = await workflow.database.inTenant(tenant, (tx) =>
      tx.query<{ type: string }>('select type from outbox order by id'),
    );
    expect(order.map(({ type }) => type)).toEqual([
      'approval.requested.v1',
      'filing.withdrawn.v1',
      'approval.requested.v1',
    ]);
    expect(await outcome(approve(old))).not.toBe('done');
    const trail = await workflow.database.inTenant(tenant, readAudit);
    expect(firstBrokenEntry(trail)).toBeUndefined();
    expect(trail.map(({ content }) => (JSON.parse(content) as { kind: string }).kind)).toEqual([
      'approval-requested',
      'filing-withdrawn',
      'approval-requested',
    ]);
  });

  it('takes the place of a rejected one, so that nobody can put that back', async () => {
    const old = version();
    await arrive(old);
    await workflow.decide(tenant, old.filingId, contactId, 'reject');
    const next = version(old.filingId);
    await arrive(next);
    expect([await status(old), await status(next)]).toEqual([45, 30]);
  });

  it('is kept out once the old one was approved, and says what to do', async () => {
    const old = version();
    await arrive(old);
    await approve(old);
    for (const at of [50, 60, 80] as const) {
      if (at !== 50) await workflow.gatewayTells(tenant, old.filingId, at);
      const next = version(old.filingId);
      await arrive(next);
      expect([await status(old), await status(next)]).toEqual([at, 45]);
      const { reasons } = await event<FilingBlocked>(next, 'filing.blocked.v1');
      expect(reasons[0]).toMatchObject({
        code: 'RULE_SUPERSEDED_APPROVED',
        blockedBy: [{ filingId: old.filingId, status: at }],
      });
    }
  });

  it('is let in when the tax office refused the old one', async () => {
    const old = version();
    await arrive(old);
    await approve(old);
    await workflow.gatewayTells(tenant, old.filingId, 90);
    const next = version(old.filingId);
    await arrive(next);
    expect([await status(old), await status(next)]).toEqual([90, 30]);
  });

  it('leaves the old one pending when another rule keeps the new one out', async () => {
    const [old, other] = [version(), version()];
    await workflow.switchRule(tenant, 'one-open-filing', 'warn');
    await arrive(old, other);
    await workflow.switchRule(tenant, 'one-open-filing', 'refuse');
    const next = version(old.filingId);
    await arrive(next);
    expect([await status(old), await status(other), await status(next)]).toEqual([30, 30, 45]);
  });

  it('is not stopped by the rule of one open filing, in one batch with the old one as well', async () => {
    await workflow.switchRule(tenant, 'one-open-filing', 'refuse');
    const first = version();
    const second = version(first.filingId);
    const third = version(second.filingId);
    await arrive(first, second, third);
    expect([await status(first), await status(second), await status(third)]).toEqual([45, 45, 30]);
  });

  it('finds the place taken when another version was first', async () => {
    const old = version();
    await arrive(old);
    const [one, two] = [version(old.filingId), version(old.filingId)];
    await Promise.all([arrive(one), arrive(two)]);
    const ends = [await status(one), await status(two)].sort();
    expect(ends).toEqual([30, 45]);
    const late = (await status(one)) === 45 ? one : two;
    const { reasons } = await event<FilingBlocked>(late, 'filing.blocked.v1');
    expect(reasons[0]?.code).toBe('RULE_SUPERSEDED_BY_ANOTHER');
  });

  it('keeps the old one out when that arrives after it', async () => {
    const old = version();
    const next = version(old.filingId);
    await arrive(next);
    await arrive(old);
    expect([await status(old), await status(next)]).toEqual([45, 30]);
    const { reasons } = await event<FilingBlocked>(old, 'filing.blocked.v1');
    expect(reasons[0]?.code).toBe('RULE_SUPERSEDED_EARLIER');
  });

  it('would be let in, when one asks beforehand', async () => {
    await workflow.switchRule(tenant, 'one-open-filing', 'refuse');
    const old = version();
    await arrive(old);
    const question = { organisationId, kind: 'vat-return' as const, period: Q3, returnFiledElsewhere: false };
    expect((await workflow.ask(tenant, question)).refusals).toHaveLength(1);
    const asVersion = { ...question, supersedes: old.filingId };
    expect((await workflow.ask(tenant, asVersion)).refusals).toEqual([]);
    await approve(old);
    const { refusals } = await workflow.ask(tenant, asVersion);
    expect(refusals.map(({ code }) => code)).toEqual(['RULE_SUPERSEDED_APPROVED']);
  });
});

/** Starts both at once, now one first and now the other, with nothing to three turns of the event loop between them. */
async function race<A, B>(round: number, one: () => Promise<A>, other: () => Promise<B>): Promise<[A, B]> {
  const late = async <T>(work: () => Promise<T>): Promise<T> => {
    for (let turn = 0; turn < round % 4; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    return work();
  };
  if (round % 2 === 0) return Promise.all([one(), late(other)]);
  const [b, a] = await Promise.all([other(), late(one)]);
  return [a, b];
}

/** Plays rounds, each with a race in it; `once` throws at what should not have happened. */
async function playRounds(what: string, rounds: number, once: (round: number) => Promise<void>): Promise<void> {
  const began = Date.now();
  let round = 0;
  try {
    for (; round < rounds; round += 1) {
      if (round % ROUNDS_OF_OFFICE === 0) {
        await anOffice();
        // These rounds are about one period of one organisation.
        await workflow.switchRule(tenant, 'one-open-filing', 'warn');
      }
      await once(round);
    }
  } finally {
    const seconds = Math.round((Date.now() - began) / 1000);
    tellPlayed(what, { races: round, seconds, violations: round < rounds ? 1 : 0 });
  }
}

describe('races', () => {
  it(
    'the approval of the old version and the arrival of the new one have one outcome, which everybody hears',
    () =>
      playRounds('approval against a new version', ROUNDS, async (round) => {
        const old = version();
        await arrive(old);
        const next = version(old.filingId);
        const [decided] = await race(
          round,
          () => outcome(approve(old)),
          () => arrive(next),
        );
        const ends = [await status(old), await status(next)];
        const isApproved = decided === 'done';
        expect(ends).toEqual(isApproved ? [50, 45] : [45, 30]);
        expect((await told(old)).filter((type) => type === 'filing.approved')).toHaveLength(isApproved ? 1 : 0);
        expect((await told(old)).filter((type) => type === 'filing.withdrawn')).toHaveLength(isApproved ? 0 : 1);
        expect((await told(next)).at(-1)).toBe(isApproved ? 'filing.blocked' : 'approval.requested');
      }),
    HALF_AN_HOUR,
  );

  it(
    'taking back and approving have one outcome, which everybody hears',
    () =>
      playRounds('taking back against approval', ROUNDS, async (round) => {
        const filing = version();
        await arrive(filing);
        const [decided, takenBack] = await race(
          round,
          () => outcome(approve(filing)),
          () => outcome(withdraw(filing)),
        );
        expect([decided, takenBack].filter((one) => one === 'done')).toHaveLength(1);
        const isApproved = decided === 'done';
        expect(await status(filing)).toBe(isApproved ? 50 : 45);
        expect(takenBack).toBe(isApproved ? 'WITHDRAWAL_TOO_LATE' : 'done');
        const types = await told(filing);
        expect(types.filter((type) => type === 'filing.approved')).toHaveLength(isApproved ? 1 : 0);
        expect(types.filter((type) => type === 'filing.withdrawn')).toHaveLength(isApproved ? 0 : 1);
      }),
    HALF_AN_HOUR,
  );

  it(
    'taking the old version back while the new one arrives leaves one in approval',
    () =>
      playRounds('taking back against a new version', ROUNDS / 2, async (round) => {
        const old = version();
        await arrive(old);
        const next = version(old.filingId);
        const [takenBack] = await race(
          round,
          () => outcome(withdraw(old)),
          () => arrive(next),
        );
        expect(['done', 'WITHDRAWAL_ALREADY_ENDED']).toContain(takenBack);
        expect([await status(old), await status(next)]).toEqual([45, 30]);
        expect((await told(old)).filter((type) => type === 'filing.withdrawn')).toHaveLength(1);
      }),
    HALF_AN_HOUR,
  );

  it(
    'old and new that arrive at once, each in a batch of its own, leave one in approval',
    () =>
      playRounds('old against new version', ROUNDS / 2, async (round) => {
        const old = version();
        const next = version(old.filingId);
        await race(
          round,
          () => arrive(old),
          () => arrive(next),
        );
        expect([await status(old), await status(next)]).toEqual([45, 30]);
      }),
    HALF_AN_HOUR,
  );
});

describe('taking back', () => {
  it('is for the client environment that sent it, and a repeat gets the same answer', async () => {
    const filing = version();
    await arrive(filing);
    expect(await outcome(withdraw(filing, randomUUID()))).toBe('APPROVAL_NOT_AUTHORISED');
    expect(await withdraw(filing)).toMatchObject({ status: 45 });
    expect(await withdraw(filing)).toMatchObject({ status: 45 });
    expect((await told(filing)).filter((type) => type === 'filing.withdrawn')).toHaveLength(1);
  });
});
