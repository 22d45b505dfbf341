import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  ApprovalCompleted,
  ApprovalQuestionAnswered,
  ApprovalQuestionAsked,
  ApprovalRejected,
  ApprovalUndone,
  FilingWithdrawn,
  ApprovalRequested,
  FilingAccepted,
  FilingApproved,
  FilingRefused,
  FilingSendFailed,
  FilingSent,
  type MessageView,
  type StatusUpdates,
} from '@akkoord/contracts';
import { uuidv7 } from '@akkoord/persistence';
import { eventually } from '@akkoord/testing';
import { plainToInstance } from 'class-transformer';
import { aVatReturn, submissionOf, vatNumberFrom } from '../testing/a-filing.js';
import { startConnectors, type ConnectorUnderTest } from '../testing/connector-under-test.js';

const VAT_NUMBER = vatNumberFrom(444_555_660);
const at = '2026-10-02T10:00:00.000Z';

describe('statuses', () => {
  let connector: ConnectorUnderTest;
  let environment: { id: string; token: string };
  beforeAll(async () => {
    connector = await startConnectors(2);
    await connector.anOrganisation(VAT_NUMBER);
  });
  afterAll(() => connector.close());
  beforeEach(async () => {
    environment = await connector.anEnvironment();
  });

  const submit = async (euros = 210, token = environment.token): Promise<string> => {
    const body = submissionOf(aVatReturn(VAT_NUMBER, euros), uuidv7());
    const answer = await connector.call<MessageView>('POST', `${connector.office}/messages`, { token, body });
    expect(answer.status).toBe(201);
    return answer.body.messageId;
  };
  const see = async (id: string) =>
    (await connector.call<MessageView>('GET', `${connector.office}/messages/${id}`, { token: connector.adminToken }))
      .body;
  const updates = async (query: string, { token } = environment, instance = 0) =>
    (
      await connector.call<StatusUpdates>(
        'GET',
        `${connector.office}/status-updates?${query}`,
        { token },
        connector.services[instance],
      )
    ).body;
  /** Publishes events as workflow and gateway would; they come back over the broker. */
  const publish = (...events: object[]) =>
    connector.own.inTenant(connector.tenant, (tx) => connector.outbox.add(tx, ...events.map((event) => ({ event }))));
  const step = (status: number, sequence: number) => ({ status, sequence, at });
  const authorityStatuses = [{ code: '500', text: 'Verwerking gelukt', at }];
  const facts = () => ({
    clientEnvironmentId: environment.id,
    externalMessageId: 'x',
    kind: 'vat-return',
    period: { start: '2026-07-01', end: '2026-09-30' },
    document: { sha256: 'a'.repeat(64), size: 1, mediaType: 'application/xml' },
  });
  const organisation = { organisationId: uuidv7(), name: 'Bakkerij' };
  const events = {
    requested: (filingId: string, sequence: number) =>
      plainToInstance(ApprovalRequested, {
        filingId,
        statuses: [step(20, sequence), step(30, sequence + 1)],
        facts: facts(),
        organisation,
        approverContactIds: [],
      }),
    approved: (filingId: string, sequence: number) =>
      plainToInstance(FilingApproved, { filingId, statuses: [step(50, sequence)], facts: facts(), organisation }),
    rejected: (filingId: string, sequence: number) =>
      plainToInstance(ApprovalRejected, {
        filingId,
        statuses: [step(40, sequence)],
        contactId: uuidv7(),
        documentSha256: 'a'.repeat(64),
        reason: { code: 'amount', text: 'Bedrag klopt niet' },
      }),
    sent: (filingId: string, sequence: number) =>
      plainToInstance(FilingSent, {
        filingId,
        statuses: [step(60, sequence)],
        kenmerk: 'K-1',
        aanleverkenmerk: 'A-1',
        deliveredAt: at,
      }),
    sendFailed: (filingId: string, sequence: number) =>
      plainToInstance(FilingSendFailed, {
        filingId,
        statuses: [step(70, sequence)],
        code: 'TIMEOUT',
        message: 'geen antwoord',
        attempt: 1,
        nextAttemptAt: at,
      }),
    accepted: (filingId: string, sequence: number) =>
      plainToInstance(FilingAccepted, { filingId, statuses: [step(80, sequence)], kenmerk: 'K-1', authorityStatuses }),
    refused: (filingId: string, sequence: number) =>
      plainToInstance(FilingRefused, {
        filingId,
        statuses: [step(90, sequence)],
        kenmerk: 'K-1',
        code: '510',
        message: 'Geweigerd',
        authorityStatuses: [],
      }),
  };

  it('follow the whole journey, with what each came with', async () => {
    const id = await submit();
    await publish(
      events.requested(id, 2),
      events.approved(id, 4),
      events.sendFailed(id, 5),
      events.sent(id, 6),
      events.accepted(id, 7),
    );
    await eventually(async () => expect((await see(id)).history).toHaveLength(7));
    expect(await see(id)).toMatchObject({ status: 80, details: { kenmerk: 'K-1', authorityStatuses } });
    const { updates: all, next } = await updates('after=0');
    expect(all.map(({ position, step: { sequence } }) => [position, sequence]).sort()).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((position) => [position, expect.any(Number)]),
    );
    expect(all.find(({ step: { status } }) => status === 70)?.details).toEqual({
      code: 'TIMEOUT',
      message: 'geen antwoord',
      attempt: 1,
      nextAttemptAt: at,
    });
    expect(next).toBe(7);
  });

  it('end right whatever the order of the events, and a late one only joins the history', async () => {
    const id = await submit();
    const lateToEarly = [events.accepted(id, 6), events.sent(id, 5), events.approved(id, 4), events.requested(id, 2)];
    for (const [index, event] of lateToEarly.entries()) {
      await publish(event);
      await eventually(async () => expect((await see(id)).history.length).toBeGreaterThan(index + 1));
      expect((await see(id)).status).toBe(80);
    }
    await eventually(async () =>
      expect((await see(id)).history.map(({ status }) => status)).toEqual([10, 20, 30, 50, 60, 80]),
    );
    expect((await see(id)).details).toEqual({ kenmerk: 'K-1', authorityStatuses });
  });

  it('follow questions, undo and withdrawal; what nothing moved by is told once more and counted once', async () => {
    const id = await submit();
    const actor = { kind: 'contact', contactId: uuidv7() };
    const progress = {
      version: 9,
      step: 'client',
      policy: 'any-one',
      granted: 0,
      needed: 1,
      grantedBy: [],
      waitingFor: [],
    };
    const [documentSha256, reason] = ['a'.repeat(64), { code: 'other', text: 'Dubbel' }];
    const about = (status: number, sequence: number) => ({ filingId: id, statuses: [step(status, sequence)], actor });
    const asked = { questionId: uuidv7(), documentSha256, text: 'Klopt 5b?', askedAt: at };
    const answered = { questionId: asked.questionId, text: 'Ja', answeredAt: at, progress };
    await publish(
      events.requested(id, 2),
      plainToInstance(ApprovalQuestionAsked, { ...about(35, 4), ...asked }),
      plainToInstance(ApprovalQuestionAsked, { ...about(35, 4), ...asked, questionId: uuidv7() }),
      plainToInstance(ApprovalQuestionAnswered, { ...about(30, 5), ...answered }),
      plainToInstance(ApprovalCompleted, { ...about(50, 6), documentSha256, undoUntil: at }),
      plainToInstance(ApprovalUndone, { ...about(30, 7), progress }),
      plainToInstance(FilingWithdrawn, { ...about(45, 8), facts: facts(), organisation, by: actor, reason }),
    );
    await eventually(async () =>
      expect((await see(id)).history.map(({ status }) => status)).toEqual([10, 20, 30, 35, 30, 50, 30, 45]),
    );
    expect(await see(id)).toMatchObject({ status: 45, details: { withdrawnBy: 'contact', reason: 'Dubbel' } });
    expect(JSON.stringify(await updates('after=0'))).not.toContain('Klopt 5b?');
  });

  it('count a step once, however often it comes', async () => {
    const id = await submit();
    await publish(events.requested(id, 2), events.requested(id, 2), events.rejected(id, 4), events.rejected(id, 4));
    await eventually(async () => expect(await see(id)).toMatchObject({ status: 40 }));
    await publish(events.rejected(id, 4), events.refused(id, 5));
    await eventually(async () => expect(await see(id)).toMatchObject({ status: 90, details: { code: '510' } }));
    const { updates: all } = await updates('after=0');
    expect(all.map(({ step: { sequence } }) => sequence).sort()).toEqual([1, 2, 3, 4, 5]);
    expect(all.find(({ step: { sequence } }) => sequence === 4)?.details).toEqual({
      reasonCode: 'amount',
      reason: 'Bedrag klopt niet',
    });
  });

  it('of a message that is not in the register do not hold up the others', async () => {
    const id = await submit();
    await publish(events.sent(uuidv7(), 5), events.requested(id, 2), events.sent(id, 4));
    await eventually(async () => expect(await see(id)).toMatchObject({ status: 60 }));
  });

  describe('for a client environment', () => {
    it('come from its position on, a page at a time, and only its own', async () => {
      const other = await connector.anEnvironment('Slagerij');
      const mine = [await submit(), await submit(211), await submit(212)];
      await submit(213, other.token);
      const first = await updates('after=0&limit=2');
      const second = await updates(`after=${first.next}&limit=2`);
      expect([...first.updates, ...second.updates].map(({ messageId }) => messageId)).toEqual(mine);
      expect([first.next, second.next]).toEqual([2, 3]);
      expect(await updates('after=3')).toEqual({ updates: [], next: 3 });
    });

    it('remember the position it asked from as acknowledged', async () => {
      await submit();
      await updates('after=1');
      const { body } = await connector.admin<{ clientEnvironments: { clientEnvironmentId: string }[] }>(
        'GET',
        'client-environments',
      );
      const mine = body.clientEnvironments.find(({ clientEnvironmentId }) => clientEnvironmentId === environment.id);
      expect(mine).toMatchObject({ lastPosition: 1, acknowledgedPosition: 1 });
    });

    it('refuse a position that was never given out', async () => {
      expect(await updates('after=5')).toMatchObject({ status: 409, code: 'STATUS_POSITION_UNKNOWN' });
    });

    it.each([
      ['the instance that registered it', 0],
      ['another instance', 1],
    ])(
      'arrive at once when it waits at %s',
      async (_, instance) => {
        const waiting = updates('after=0&wait=20', environment, instance);
        const id = await submit();
        expect((await waiting).updates).toMatchObject([{ position: 1, messageId: id, step: { status: 10 } }]);
        // Half of what it would have waited: only a wake brings it in time.
      },
      10_000,
    );

    it('go on arriving after the connection that listens for them was lost', async () => {
      await connector.cutListeners();
      await eventually(async () => expect(await connector.listeners()).toBe(2));
      const waiting = updates('after=0&wait=20', environment, 1);
      const id = await submit();
      expect((await waiting).updates).toMatchObject([{ messageId: id }]);
    });

    it('are an empty list when the time is up', async () => {
      expect(await updates('after=0&wait=1')).toEqual({ updates: [], next: 0 });
    });

    it('show no gap and no late-comer to a reader who follows while many commit at once', async () => {
      const followed = follow(40);
      await Promise.all(
        Array.from({ length: 20 }, async (_, index) => {
          const id = await submit(300 + index);
          await publish(events.sent(id, 5));
        }),
      );
      expect(await followed).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    });

    /** Positions as a reader sees them who always asks from the last it got. */
    async function follow(count: number): Promise<number[]> {
      const seen: number[] = [];
      for (let after = 0, instance = 0; seen.length < count; instance = 1 - instance) {
        const page = await updates(`after=${after}&wait=5`, environment, instance);
        seen.push(...page.updates.map(({ position }) => position));
        after = page.next;
      }
      return seen;
    }
  });
});
