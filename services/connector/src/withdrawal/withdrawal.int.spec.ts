import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  WithdrawFiling,
  type FilingMatched,
  type FilingRegistered,
  type FilingUnmatchedWithdrawn,
  type MessageView,
  type StatusUpdates,
} from '@akkoord/contracts';
import { RefusedError, Requester, RequestTimeout } from '@akkoord/messaging';
import { uuidv7 } from '@akkoord/persistence';
import { eventually } from '@akkoord/testing';
import { plainToInstance } from 'class-transformer';
import { aVatReturn, submissionOf, vatNumberFrom } from '../testing/a-filing.js';
import { startConnectors, type ConnectorUnderTest } from '../testing/connector-under-test.js';

const KNOWN = vatNumberFrom(311_222_330);
const OTHER = vatNumberFrom(322_333_440);
const UNKNOWN = vatNumberFrom(333_444_550);

let connector: ConnectorUnderTest;
let environment: { id: string; token: string };
let stranger: { id: string; token: string };
let organisationId: string;
let asked: object[];
let workflowSays: () => object;
let counter = 0;

beforeAll(async () => {
  connector = await startConnectors(2);
  environment = await connector.anEnvironment();
  stranger = await connector.anEnvironment('Garage');
  organisationId = await connector.anOrganisation(KNOWN);
  await connector.anOrganisation(OTHER, 'Garage Smit');
  // What the workflow judges is tested there; here somebody answers in its place.
  const requester = connector.services[0]!.app.get(Requester, { strict: false });
  requester.request = async <R extends object>(request: object) => {
    asked.push(request);
    return workflowSays() as R;
  };
});
afterAll(() => connector.close());
beforeEach(() => {
  asked = [];
  workflowSays = () => ({ status: 45 });
});

const reference = () => `W-${(counter += 1)}`;
const submit = async (number = KNOWN, changes: { supersedes?: string; euros?: number; reference?: string } = {}) => {
  const { euros = 100 + counter, reference: key = reference(), ...more } = changes;
  const body = submissionOf(aVatReturn(number, euros), key, more);
  return connector.call<MessageView>('POST', `${connector.office}/messages`, { token: environment.token, body });
};
const withdraw = (messageId: string, body: object = {}, token = environment.token) =>
  connector.call('POST', `${connector.office}/messages/${messageId}/withdrawal`, { token, body });
const standing = (messageId: string) =>
  connector.call<MessageView>('GET', `${connector.office}/messages/${messageId}`, { token: environment.token });
const registeredEvent = (messageId: string) =>
  eventually(() => {
    const [event] = connector.recorder.of<FilingRegistered>('filing.registered.v1', messageId);
    expect(event).toBeDefined();
    return event!;
  });

describe('taking a message back', () => {
  it('asks the workflow in the name of the client environment', async () => {
    const { messageId } = (await submit()).body;
    expect(await withdraw(messageId, { reason: 'Factuur vergeten' })).toMatchObject({
      status: 200,
      body: { messageId, status: 45 },
    });
    expect(asked).toEqual([
      plainToInstance(WithdrawFiling, {
        filingId: messageId,
        actor: { kind: 'client-environment', clientEnvironmentId: environment.id },
        reason: { code: 'taken-back', text: 'Factuur vergeten' },
      }),
    ]);
  });

  it.each([
    [
      'the workflow says it is too late',
      new RefusedError('WITHDRAWAL_TOO_LATE', { httpStatus: 409 }),
      409,
      'WITHDRAWAL_TOO_LATE',
    ],
    [
      'the workflow has not heard of it yet',
      new RefusedError('APPROVAL_NOT_FOUND', { httpStatus: 404 }),
      503,
      'MESSAGE_ON_ITS_WAY',
    ],
    ['the workflow does not answer', new RequestTimeout('silence'), 503, 'TEMPORARILY_UNAVAILABLE'],
  ])('is not done when %s', async (_, error, status, code) => {
    workflowSays = () => {
      throw error;
    };
    const { messageId } = (await submit()).body;
    expect(await withdraw(messageId)).toMatchObject({ status, body: { code } });
  });

  it('is done when somebody else took it back first', async () => {
    workflowSays = () => {
      throw new RefusedError('WITHDRAWAL_ALREADY_ENDED', { httpStatus: 409 });
    };
    expect((await withdraw((await submit()).body.messageId)).body).toMatchObject({ status: 45 });
  });

  it('happens here for a message without an organisation, once', async () => {
    const { messageId } = (await submit(UNKNOWN)).body;
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => withdraw(messageId, { reason: 'Verkeerd nummer' })),
    );
    expect(answers.map(({ status, body }) => [status, body['status']])).toEqual(answers.map(() => [200, 45]));
    expect(asked).toEqual([]);
    const { body } = await standing(messageId);
    expect(body.history.map(({ status }) => status)).toEqual([10, 15, 45]);
    expect(body.details).toEqual({ reasonCode: 'taken-back', reason: 'Verkeerd nummer' });
    const events = await eventually(() => {
      const told = connector.recorder.of<FilingUnmatchedWithdrawn>('filing.unmatched-withdrawn.v1', messageId);
      expect(told).toHaveLength(1);
      return told;
    });
    expect(events[0]).toMatchObject({ statuses: [{ status: 45, sequence: 3 }] });
  });

  it('is for who sent it', async () => {
    const { messageId } = (await submit()).body;
    expect((await withdraw(messageId, {}, stranger.token)).status).toBe(404);
    expect((await withdraw(messageId, {}, connector.adminToken)).status).toBe(403);
    expect(asked).toEqual([]);
  });
});

describe('taking back while the office gives it its organisation', () => {
  it('ends in one of the two, never in both', async () => {
    for (let round = 0; round < 20; round += 1) {
      const { messageId } = (await submit(UNKNOWN)).body;
      const link = () => connector.admin('PUT', `unmatched-messages/${messageId}/organisation`, { organisationId });
      const both = round % 2 === 0 ? [withdraw(messageId), link()] : [link(), withdraw(messageId)];
      await Promise.all(both);
      const { body } = await standing(messageId);
      const path = body.history.map(({ status }) => status).join(' ');
      expect(['10 15 45', '10 15 20']).toContain(path);
      // Once it has an organisation, only the workflow can take it back.
      const isAsked = asked.some((request) => (request as WithdrawFiling).filingId === messageId);
      expect(isAsked).toBe(path === '10 15 20');
    }
  });
});

describe('the desk of unmatched messages', () => {
  it('lets the office link a message by hand; a repeat changes nothing', async () => {
    const { messageId } = (await submit(UNKNOWN)).body;
    const link = (to = organisationId) =>
      connector.admin('PUT', `unmatched-messages/${messageId}/organisation`, { organisationId: to });
    expect((await link(uuidv7())).body.code).toBe('ORGANISATION_NOT_FOUND');
    expect([(await link()).status, (await link()).status]).toEqual([204, 204]);
    const event = await eventually(() => {
      const [matched] = connector.recorder.of<FilingMatched>('filing.matched.v1', messageId);
      expect(matched).toBeDefined();
      return matched!;
    });
    expect(event).toMatchObject({ organisation: { organisationId }, statuses: [{ status: 20, sequence: 3 }] });
    const other = await connector.anOrganisation(vatNumberFrom(344_555_660), 'Een ander');
    expect((await link(other)).body.code).toBe('MESSAGE_NOT_UNMATCHED');
    expect(
      (await connector.admin('PUT', `unmatched-messages/${uuidv7()}/organisation`, { organisationId })).status,
    ).toBe(404);
  });

  it('lets the office take a message off it for good', async () => {
    const { messageId } = (await submit(UNKNOWN)).body;
    const off = () => connector.admin('POST', `unmatched-messages/${messageId}/withdrawal`, { reason: 'Niet van ons' });
    expect(await off()).toMatchObject({ status: 200, body: { status: 45 } });
    expect((await off()).status).toBe(200);
    const matched = (await submit()).body.messageId;
    expect((await connector.admin('POST', `unmatched-messages/${matched}/withdrawal`, {})).status).toBe(404);
  });
});

describe('a new version', () => {
  it('names the version it takes the place of, and is a repeat only with it', async () => {
    const old = (await submit()).body;
    const key = reference();
    const version = { supersedes: old.externalMessageId, euros: 555, reference: key };
    const answers = await Promise.all(Array.from({ length: 6 }, () => submit(KNOWN, version)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(new Set(answers.map(({ body }) => body.messageId)).size).toBe(1);
    const event = await registeredEvent(answers[0]!.body.messageId);
    expect(event.facts.supersedes).toBe(old.messageId);
    expect((await submit(KNOWN, { euros: 555, reference: key })).body.code).toBe('EXTERNAL_MESSAGE_ID_REUSED');
  });

  it('takes the place of an unmatched one here, also with the right number', async () => {
    const old = (await submit(UNKNOWN)).body;
    const next = (await submit(KNOWN, { supersedes: old.externalMessageId })).body;
    expect(next.status).toBe(10);
    const { body } = await standing(old.messageId);
    expect(body).toMatchObject({
      status: 45,
      details: { reasonCode: 'superseded', supersededBy: next.externalMessageId },
    });
    // The workflow never knew the old one, so it hears nothing of it.
    expect((await registeredEvent(next.messageId)).facts.supersedes).toBeUndefined();
    const { body: news } = await connector.call<StatusUpdates>('GET', `${connector.office}/status-updates?limit=1000`, {
      token: environment.token,
    });
    const ofOld = news.updates.filter(({ messageId }) => messageId === old.messageId);
    expect(ofOld.map(({ step }) => step.status)).toEqual([10, 15, 45]);
  });

  it('is refused when it is of something else', async () => {
    const old = (await submit()).body.externalMessageId;
    expect((await submit(KNOWN, { supersedes: 'never-sent' })).body.code).toBe('SUPERSEDED_MESSAGE_UNKNOWN');
    expect((await submit(OTHER, { supersedes: old })).body.code).toBe('SUPERSEDES_ANOTHER_MESSAGE');
  });
});
