import { randomUUID } from 'node:crypto';
import {
  ContactChanged,
  EmployeeChanged,
  FilingRegistered,
  OrganisationChanged,
  type DelegationView,
  type DryRunOutcome,
  type FilingList,
  type FilingView,
  type MandateList,
  type MandateView,
  type Problem,
  type WorkflowList,
  type WorkflowView,
} from '@akkoord/contracts';
import { eventually, letPeriodsRepeat } from '@akkoord/testing';
import { workflow } from '@akkoord/workflow';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'amqplib';
import { type Call, PortalUnderTest, TENANT } from '../testing/portal-under-test.js';

const SHA = 'a'.repeat(64);
const STANDARD = '00000000-0000-7000-8000-000000000001';
const BAKERY = { organisationId: randomUUID(), name: 'Bakkerij De Korenaar' };
const GARAGE = { organisationId: randomUUID(), name: 'Garage Smit' };
const [KARIN, PIET, VERA] = ['karin@bakkerij.example', 'piet@garage.example', 'vera@bakkerij.example'];
const [INEKE, JOOST] = ['ineke@kantoor.example', 'joost@kantoor.example'];
const ids = new Map([KARIN, PIET, VERA, INEKE, JOOST].map((email) => [email, randomUUID()]));

let portal: PortalUnderTest;

beforeAll(async () => {
  const logins = { client: [KARIN, PIET, VERA], office: [INEKE, JOOST] };
  portal = await PortalUnderTest.start(workflow, { connect, logins });
  await letPeriodsRepeat(portal.databases.beside, TENANT);
  const known = { isActive: true, version: 1 };
  for (const one of [BAKERY, GARAGE])
    await portal.publish('organisation.changed.v1', Object.assign(new OrganisationChanged(), { ...one, ...known }));
  const contact = ({ organisationId }: typeof BAKERY, email: string, role: string) =>
    Object.assign(new ContactChanged(), {
      ...{ contactId: ids.get(email), organisationId, name: email.split('@')[0], email, roles: [role], ...known },
    });
  await portal.publish('contact.changed.v1', contact(BAKERY, KARIN, 'approver'));
  await portal.publish('contact.changed.v1', contact(BAKERY, VERA, 'viewer'));
  await portal.publish('contact.changed.v1', contact(GARAGE, PIET, 'approver'));
  const employee = (email: string, role: string) =>
    Object.assign(new EmployeeChanged(), {
      ...{ employeeId: ids.get(email), name: email.split('@')[0], email, roles: [role], organisationIds: [], ...known },
    });
  await portal.publish('employee.changed.v1', employee(INEKE, 'office-manager'));
  await portal.publish('employee.changed.v1', employee(JOOST, 'office-reviewer'));
  const everybody =
    'select organisation_id from organisation union all select contact_id from contact union all select employee_id from employee';
  await eventually(async () => {
    for (const database of Object.values(portal.databases))
      expect(await database.inTenant(TENANT, (tx) => tx.query(everybody))).toHaveLength(7);
  });
});

afterAll(() => portal?.remove());

/** Paths are below /api. */
async function logIn(email: string): Promise<Call> {
  const call = await portal.logIn(email);
  return (method, path, given) => call(method, `/api${path}`, given);
}

/** A VAT return that has just arrived, of so many euros. */
async function aFiling(organisation: typeof BAKERY, totalEuros: number, more: object = {}): Promise<string> {
  const filingId = randomUUID();
  const facts = {
    ...{ clientEnvironmentId: randomUUID(), externalMessageId: filingId, kind: 'vat-return', totalEuros },
    period: { start: '2026-07-01', end: '2026-09-30' },
    document: { sha256: SHA, size: 100, mediaType: 'application/xml' },
    ...more,
  };
  const statuses = [{ status: 10, sequence: 1, at: new Date().toISOString() }];
  const filing = { filingId, statuses, organisation, facts };
  await portal.publish('filing.registered.v1', Object.assign(new FilingRegistered(), filing));
  return filingId;
}

const atStatus = (person: Call, filingId: string, status: number) =>
  eventually(async () => {
    const { body } = await person<FilingList>('GET', '/filings');
    expect(body.filings.find((filing) => filing.filingId === filingId)?.status).toBe(status);
  });
const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

describe('an office that shapes its workflow', () => {
  it('copies, tries out, publishes and links; the next filing goes by the office first, the one before does not', async () => {
    const [ineke, joost, piet] = await Promise.all([INEKE, JOOST, PIET].map(logIn));
    const before = await aFiling(GARAGE, 100);
    await atStatus(ineke!, before, 30);

    const definitionId = randomUUID();
    const path = `/office/workflows/${definitionId}`;
    const copy = await ineke!<WorkflowView>('PUT', path, { copyOf: STANDARD, name: 'Eerst het kantoor' });
    expect(copy).toMatchObject({ status: 200, body: { revision: 1, problems: [], isDelivered: false } });
    const { content } = copy.body;
    const [client] = content.steps;
    const [approve, reject] = client!.actions;
    const review = {
      ...{ key: 'review', status: 25, kind: 'office-review', nl: 'Controle', en: 'Review', isFourEyes: true },
      ...{ policy: { kind: 'any-one' }, performers: 'office-reviewer' },
      actions: [{ ...approve, leadsTo: 'client' }, reject],
    };
    const faulty = { ...content, start: 'review', steps: [{ ...review, actions: [review.actions[0]] }, client] };
    const saved = await ineke!<WorkflowView>('PUT', `${path}/draft`, { revision: 1, content: faulty });
    expect(saved.body.problems).toMatchObject([{ code: 'DEFINITION_REJECT_MISSING', step: 'review' }]);
    const refused = await ineke!('POST', `${path}/publish`, { revision: 2 });
    expect(refused).toMatchObject({ status: 422, body: { code: 'WORKFLOW_NOT_PUBLISHABLE' } });
    const right = { ...faulty, steps: [review, client] };
    await ineke!('PUT', `${path}/draft`, { revision: 2, content: right });

    const example = { of: 'draft', organisationId: BAKERY.organisationId, kind: 'vat-return', totalEuros: 100 };
    const tried = await ineke!<DryRunOutcome>('POST', `${path}/dry-run`, example);
    expect(tried.body.steps.map(({ performers }) => performers.map(({ name }) => name))).toEqual([
      ['ineke', 'joost'],
      ['karin'],
    ]);
    expect(tried.body.sentences.at(-1)?.nl).toBe('Daarna gaat het bericht meteen naar de Belastingdienst.');

    expect(await ineke!<WorkflowView>('POST', `${path}/publish`, { revision: 3 })).toMatchObject({
      status: 200,
      body: { newestVersion: 1, hasUnpublishedChanges: false },
    });
    const linked = await ineke!<WorkflowList>('PUT', '/office/workflow-links/vat-return', { definitionId });
    expect(linked.body.workflows.map(({ linkedTo }) => linkedTo)).toEqual([
      ['icp-statement', 'supplement'],
      ['vat-return'],
    ]);
    expect((await ineke!('PUT', '/office/workflow-links/payroll', { definitionId })).status).toBe(404);

    const after = await aFiling(BAKERY, 100);
    await atStatus(joost!, after, 25);
    await atStatus(ineke!, before, 30);
    const approved = await piet!('POST', `/filings/${before}/approve`, { documentSha256: SHA });
    expect(approved).toMatchObject({ status: 200, body: { status: 50 } });
    expect((await joost!('POST', `/filings/${after}/approve`, { documentSha256: SHA })).status).toBe(200);
    await atStatus(joost!, after, 30);
    await ineke!('DELETE', '/office/workflow-links/vat-return');
  });

  it('is its manager: nobody else sees or changes a workflow', async () => {
    for (const email of [JOOST, KARIN, VERA]) {
      const person = await logIn(email);
      const path = `/office/workflows/${randomUUID()}`;
      for (const [method, where, body] of [
        ['GET', '/office/workflows', undefined],
        ['GET', `/office/workflows/${STANDARD}`, undefined],
        ['PUT', path, { copyOf: STANDARD, name: 'Van mij' }],
        ['PUT', '/office/workflow-links/all', { definitionId: STANDARD }],
      ] as const)
        expect(await person(method, where, body)).toMatchObject({ status: 403, body: { code: 'ACTION_NOT_YOURS' } });
    }
  });
});

describe('a standing approval', () => {
  const terms = {
    ...{ kinds: ['vat-return'], startsOn: day(-1), endsOn: day(300), givenBy: 'Piet Smit', givenOn: day(-1) },
    ...{ documentTitle: 'Doorlopend akkoord', documentText: 'Wij gaan akkoord.' },
  };

  it('lets nil returns go at once, gives time to object to others, and ends when it is revoked', async () => {
    const [piet, ineke] = [await logIn(PIET), await logIn(INEKE)];
    const path = `/organisations/${GARAGE.organisationId}/mandates`;
    const [nil, total] = [randomUUID(), randomUUID()];
    const given = await piet<MandateView>('PUT', `${path}/${nil}`, {
      ...terms,
      covers: { kind: 'nil' },
      objectionHours: 0,
    });
    expect(given).toMatchObject({ status: 200, body: { mandateId: nil, isInForce: true } });
    const band = { kind: 'total', least: 1, most: 500 };
    await ineke('PUT', `${path}/${total}`, { ...terms, covers: band, objectionHours: 48 });

    await atStatus(piet, await aFiling(GARAGE, 0, { isNil: true }), 50);
    const waiting = await aFiling(GARAGE, 500, { period: { start: '2026-04-01', end: '2026-06-30' } });
    await atStatus(piet, waiting, 30);

    expect((await piet<MandateView>('POST', `${path}/${total}/revoke`)).body).toMatchObject({ isInForce: false });
    const { body } = await piet<MandateList>('GET', path);
    expect(new Map(body.mandates.map(({ mandateId, isInForce }) => [mandateId, isInForce]))).toEqual(
      new Map([
        [nil, true],
        [total, false],
      ]),
    );
    await piet('POST', `${path}/${nil}/revoke`);
  });

  it('is given by an approver or a manager of that client, with an end', async () => {
    const path = `/organisations/${GARAGE.organisationId}/mandates/${randomUUID()}`;
    const body = { ...terms, covers: { kind: 'nil' }, objectionHours: 0 };
    for (const email of [KARIN, JOOST])
      expect((await (await logIn(email))('PUT', path, body)).body.code).toBe('ACTION_NOT_YOURS');
    const piet = await logIn(PIET);
    expect(await piet('PUT', path, { ...body, endsOn: day(900) })).toMatchObject({
      status: 422,
      body: { code: 'MANDATE_TERM_WRONG' },
    });
    expect((await piet('PUT', path, { ...body, endsOn: undefined })).status).toBe(400);
  });
});

describe('a delegation', () => {
  it('lets a viewer decide for an approver who is away, until it is revoked', async () => {
    const [karin, vera] = [await logIn(KARIN), await logIn(VERA)];
    const [first, second] = [
      await aFiling(BAKERY, 100, { period: { start: '2026-01-01', end: '2026-03-31' } }),
      await aFiling(BAKERY, 100, { period: { start: '2025-10-01', end: '2025-12-31' } }),
    ];
    await atStatus(vera, first, 30);
    await atStatus(vera, second, 30);
    const decide = (filingId: string) =>
      vera<Problem & { status: number }>('POST', `/filings/${filingId}/approve`, { documentSha256: SHA });
    expect((await decide(first)).body.code).toBe('ACTION_NOT_YOURS');

    const path = `/organisations/${BAKERY.organisationId}/delegations/${randomUUID()}`;
    const body = { toId: ids.get(VERA), startsOn: day(-1), endsOn: day(14) };
    expect((await vera('PUT', path, { ...body, fromId: ids.get(KARIN) })).body.code).toBe('ACTION_NOT_YOURS');
    expect(await karin<DelegationView>('PUT', path, body)).toMatchObject({
      status: 200,
      body: { fromName: 'karin', toName: 'vera', isInForce: true },
    });
    await eventually(async () => expect((await decide(first)).status).toBe(200));

    expect((await karin<DelegationView>('POST', `${path}/revoke`)).body).toMatchObject({ isInForce: false });
    await eventually(async () => {
      const { body: seen } = await vera<FilingView>('GET', `/filings/${second}`);
      expect(seen.canDecide ?? false).toBe(false);
      expect((await decide(second)).status).toBe(403);
    });
  });
});
