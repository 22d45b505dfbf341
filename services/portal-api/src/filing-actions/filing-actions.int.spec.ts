import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  ContactChanged,
  EmployeeChanged,
  FilingRegistered,
  OrganisationChanged,
  type DecisionTaken,
  type FilingDecisionsTaken,
  type FilingList,
  type FilingView,
  type Problem,
  type QuestionAsked,
} from '@akkoord/contracts';
import { eventually, letPeriodsRepeat } from '@akkoord/testing';
import { workflow } from '@akkoord/workflow';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'amqplib';
import { aDocument, sha256 } from '../testing/builders.js';
import { type Call, PortalUnderTest, TENANT } from '../testing/portal-under-test.js';

const BYTES = aDocument();
const SHA = sha256(BYTES);
const BAKERY = { organisationId: randomUUID(), name: 'Bakkerij De Korenaar' };
const GARAGE = { organisationId: randomUUID(), name: 'Garage Smit' };
const [KARIN, PIET, VIEWER] = ['karin@bakkerij.example', 'piet@bakkerij.example', 'viewer@bakkerij.example'];
const ELS = 'els@kantoor.example';
const REASON = { reasonCode: 'figures-wrong', text: 'De omzet klopt niet' };

let documents: Server;
let portal: PortalUnderTest;

beforeAll(async () => {
  documents = createServer((_, reply) => void reply.end(BYTES)).listen(0, '127.0.0.1');
  await once(documents, 'listening');
  portal = await PortalUnderTest.start(workflow, {
    connect,
    logins: { client: [KARIN, PIET, VIEWER], office: [ELS] },
    settings: { PORTAL_API_CONNECTOR_URL: `http://127.0.0.1:${(documents.address() as AddressInfo).port}` },
  });
  await letPeriodsRepeat(portal.databases.beside, TENANT);
  for (const one of [BAKERY, GARAGE])
    await portal.publish(
      'organisation.changed.v1',
      Object.assign(new OrganisationChanged(), { ...one, isActive: true, version: 1 }),
    );
  await portal.publish('contact.changed.v1', aContact(BAKERY, KARIN, 'approver'));
  await portal.publish('contact.changed.v1', aContact(BAKERY, PIET, 'approver'));
  await portal.publish('contact.changed.v1', aContact(BAKERY, VIEWER, 'viewer'));
  await portal.publish('contact.changed.v1', aContact(GARAGE, KARIN, 'approver'));
  const employee = { employeeId: randomUUID(), name: ELS, email: ELS, roles: ['office-manager'], organisationIds: [] };
  await portal.publish(
    'employee.changed.v1',
    Object.assign(new EmployeeChanged(), { ...employee, isActive: true, version: 1 }),
  );
  await eventually(async () => {
    const rows = await portal.databases.beside.inTenant(TENANT, (tx) =>
      tx.query('select 1 from contact union all select 1 from employee'),
    );
    expect(rows).toHaveLength(5);
  });
});

afterAll(async () => {
  documents?.close();
  documents?.closeAllConnections();
  await portal?.remove();
});

const aContact = ({ organisationId }: typeof BAKERY, email: string, role: 'approver' | 'viewer'): ContactChanged =>
  Object.assign(new ContactChanged(), {
    ...{ contactId: randomUUID(), organisationId, name: email, email, roles: [role], isActive: true, version: 1 },
  });

/** From now on VAT returns of the office follow the standard workflow with these changes. */
async function withWorkflow(changes: { policy?: object; undoGraceSeconds?: number }): Promise<void> {
  const { policy = { kind: 'any-one' }, undoGraceSeconds = 0 } = changes;
  const action = (name: string, leadsTo: string, needsReason = false) => ({
    name,
    nl: name,
    en: name,
    leadsTo,
    needsReason,
  });
  const actions = [action('approve', 'approved'), action('reject', 'rejected', true), action('ask', 'question')];
  const client = {
    status: 30,
    kind: 'client-approval',
    nl: 'Akkoord',
    en: 'Approval',
    performers: 'approver',
    policy,
    actions,
  };
  const reasons = [{ code: 'figures-wrong', nl: 'De bedragen kloppen niet', en: 'The figures are wrong' }];
  const rest = { undoGraceSeconds, rejectionReasons: reasons, reminders: [] };
  const definition = { name: 'copy', isDelivered: false, start: 'client', steps: { client }, ...rest };
  const [id, now] = [randomUUID(), new Date()];
  await portal.databases.beside.inTenant(TENANT, async (tx) => {
    await tx.query(
      `insert into workflow_definition (tenant, definition_id, name, revision, draft, newest_version, created_at, changed_at)
       values ($1, $2, 'copy', 1, $3, 1, $4, $4)`,
      [TENANT, id, JSON.stringify(definition), now],
    );
    await tx.query(
      `insert into workflow_version (tenant, definition_id, version, definition, definition_sha256, published_at)
       values ($1, $2, 1, $3, $4, $5)`,
      [TENANT, id, JSON.stringify(definition), SHA, now],
    );
    await tx.query(
      `insert into workflow_link (tenant, kind, definition_id, linked_at) values ($1, 'vat-return', $2, $3)
       on conflict (tenant, kind) do update set definition_id = excluded.definition_id`,
      [TENANT, id, now],
    );
  });
}

/** A filing that waits for approval, as this person sees it. */
async function aWaitingFiling(person: Call, organisation = BAKERY): Promise<string> {
  const filingId = randomUUID();
  const facts = {
    clientEnvironmentId: randomUUID(),
    externalMessageId: filingId,
    kind: 'vat-return',
    period: { start: '2026-07-01', end: '2026-09-30' },
    document: { sha256: SHA, size: BYTES.length, mediaType: 'application/xml' },
    totalEuros: 1250,
  };
  const statuses = [{ status: 10, sequence: 1, at: new Date().toISOString() }];
  await portal.publish(
    'filing.registered.v1',
    Object.assign(new FilingRegistered(), { filingId, statuses, organisation, facts }),
  );
  await eventually(async () => {
    const { body } = await person<FilingList>('GET', '/api/filings');
    expect(body.filings.find((filing) => filing.filingId === filingId)?.status).toBe(30);
  });
  return filingId;
}

const view = async (person: Call, filingId: string): Promise<FilingView> =>
  (await person<FilingView>('GET', `/api/filings/${filingId}`)).body;
const act = (person: Call, filingId: string, what: string, given: object = {}) =>
  person<DecisionTaken & Problem>('POST', `/api/filings/${filingId}/${what}`, given);
const atStatus = (person: Call, filingId: string, status: number) =>
  eventually(async () => expect((await view(person, filingId)).status).toBe(status));

describe('what a person can do', () => {
  it('is told with the filing: the client decides and asks, the office withdraws, a viewer looks', async () => {
    const [karin, viewer, els] = await Promise.all([KARIN, VIEWER, ELS].map((email) => portal.logIn(email)));
    const filingId = await aWaitingFiling(karin!);
    expect(await view(karin!, filingId)).toMatchObject({
      actions: ['approve', 'reject', 'ask'],
      canDecide: true,
      approval: { policy: 'any-one', granted: 0, needed: 1, waitingFor: [{}, {}] },
    });
    expect((await view(viewer!, filingId)).actions).toEqual([]);
    expect((await view(els!, filingId)).actions).toEqual(['withdraw']);
    const [document, question] = [{ documentSha256: SHA }, { documentSha256: SHA, text: 'Klopt dit?' }];
    const forClient = { approve: document, reject: { ...document, ...REASON }, questions: question, undo: {} };
    for (const [what, given] of Object.entries(forClient))
      expect((await act(viewer!, filingId, what, given)).body.code).toBe('ACTION_NOT_YOURS');
    for (const [what, given] of Object.entries({ repair: {}, withdraw: REASON }))
      expect((await act(karin!, filingId, what, given)).body.code).toBe('ACTION_NOT_YOURS');
  });
});

describe('a question', () => {
  it('about a box goes to the office, whose answer brings the filing back', async () => {
    const [karin, els] = [await portal.logIn(KARIN), await portal.logIn(ELS)];
    const filingId = await aWaitingFiling(karin);
    const asked = await karin<QuestionAsked>('POST', `/api/filings/${filingId}/questions`, {
      ...{ documentSha256: SHA, box: '5b', text: 'Zit de oven hier al bij?' },
    });
    expect(asked).toMatchObject({ status: 200, body: { status: 35 } });
    const { questionId } = asked.body;
    expect((await act(karin, filingId, 'approve', { documentSha256: SHA })).body.code).toBe('APPROVAL_QUESTION_OPEN');
    await eventually(async () =>
      expect(await view(els, filingId)).toMatchObject({
        status: 35,
        actions: ['answer', 'withdraw'],
        questions: [{ box: '5b' }],
      }),
    );
    const answered = await act(els, filingId, `questions/${questionId}/answer`, { text: 'Ja, die zit erbij.' });
    expect(answered).toMatchObject({ status: 200, body: { status: 30 } });
    await eventually(async () =>
      expect(await view(karin, filingId)).toMatchObject({
        status: 30,
        questions: [
          { questionId, askedBy: { name: KARIN, isMe: true }, answer: 'Ja, die zit erbij.', answeredBy: { name: ELS } },
        ],
      }),
    );
  });
});

describe('taking back', () => {
  it('a rejection is repaired by the office, and the same click approves anew', async () => {
    const [karin, els] = [await portal.logIn(KARIN), await portal.logIn(ELS)];
    const filingId = await aWaitingFiling(karin);
    expect((await act(karin, filingId, 'reject', { documentSha256: SHA, ...REASON })).body.status).toBe(40);
    await atStatus(els, filingId, 40);
    expect(await act(els, filingId, 'repair', { text: 'Op verzoek' })).toMatchObject({
      status: 200,
      body: { status: 30 },
    });
    await atStatus(karin, filingId, 30);
    expect((await act(karin, filingId, 'reject', { documentSha256: SHA, ...REASON })).body.status).toBe(40);
  });

  it('the office withdraws until it is approved', async () => {
    const [karin, els] = [await portal.logIn(KARIN), await portal.logIn(ELS)];
    const [first, second] = [await aWaitingFiling(karin), await aWaitingFiling(karin)];
    expect((await act(els, first, 'withdraw', REASON)).body.status).toBe(45);
    await atStatus(karin, first, 45);
    expect((await view(karin, first)).details).toMatchObject({ withdrawn: { by: 'employee', code: 'figures-wrong' } });
    await act(karin, second, 'approve', { documentSha256: SHA });
    expect(await act(els, second, 'withdraw', REASON)).toMatchObject({
      status: 409,
      body: { code: 'WITHDRAWAL_TOO_LATE' },
    });
  });

  it('the client undoes within the grace, and then decides again', async () => {
    await withWorkflow({ undoGraceSeconds: 3600 });
    const karin = await portal.logIn(KARIN);
    const filingId = await aWaitingFiling(karin);
    const approved = await act(karin, filingId, 'approve', { documentSha256: SHA });
    expect(approved.body).toMatchObject({ status: 50, undoUntil: expect.any(String) });
    await eventually(async () =>
      expect(await view(karin, filingId)).toMatchObject({
        status: 50,
        actions: ['undo'],
        undoUntil: approved.body.undoUntil,
      }),
    );
    expect((await act(karin, filingId, 'undo')).body).toMatchObject({ status: 30 });
    await atStatus(karin, filingId, 30);
    expect((await view(karin, filingId)).undoUntil).toBeUndefined();
    expect((await act(karin, filingId, 'approve', { documentSha256: SHA })).body.status).toBe(50);
  });
});

describe('several people', () => {
  it('each see who approved and who still has to', async () => {
    await withWorkflow({ policy: { kind: 'all' } });
    const [karin, piet] = [await portal.logIn(KARIN), await portal.logIn(PIET)];
    const filingId = await aWaitingFiling(karin);
    expect((await act(karin, filingId, 'approve', { documentSha256: SHA })).body.status).toBe(30);
    expect(await view(piet, filingId)).toMatchObject({
      canDecide: true,
      approval: {
        ...{ isPartlyApproved: true, granted: 1, needed: 2 },
        grantedBy: [{ name: KARIN, isMe: false }],
        waitingFor: [{ name: PIET, isMe: true }],
      },
    });
    expect((await view(karin, filingId)).canDecide).toBe(false);
    await eventually(async () => {
      const { body } = await karin<FilingList>('GET', '/api/filings');
      expect(body.filings.find((filing) => filing.filingId === filingId)?.canDecide).toBe(false);
    });
    expect((await act(piet, filingId, 'approve', { documentSha256: SHA })).body.status).toBe(50);
  });
});

describe('many decisions at once', () => {
  it('each stand by themselves, each as who the person is there', async () => {
    await withWorkflow({});
    const karin = await portal.logIn(KARIN);
    const [bakery, garage, wrong] = [
      await aWaitingFiling(karin),
      await aWaitingFiling(karin, GARAGE),
      await aWaitingFiling(karin),
    ];
    const approve = (filingId: string, documentSha256 = SHA) => ({ filingId, decision: 'approve', documentSha256 });
    const decisions = [approve(bakery), approve(wrong, 'b'.repeat(64)), approve(randomUUID()), approve(garage)];
    const taken = async () =>
      (await karin<FilingDecisionsTaken>('POST', '/api/filings/decisions', { decisions })).body.results;
    const results = await taken();
    expect(results.map(({ outcome, code, status }) => [outcome, code ?? status])).toEqual([
      ['done', 50],
      ['refused', 'APPROVAL_DOCUMENT_CHANGED'],
      ['refused', 'FILING_NOT_FOUND'],
      ['done', 50],
    ]);
    expect(await taken()).toEqual(results);
    const twice = { decisions: [approve(bakery), approve(bakery)] };
    expect((await karin('POST', '/api/filings/decisions', twice)).status).toBe(400);
  });
});
