import { createHash, randomInt, randomUUID } from 'node:crypto';
import {
  EmployeeChanged,
  OrganisationChanged,
  type Actor,
  type GiveDelegation,
  type MandateTerms,
} from '@akkoord/contracts';
import { Outbox, type CloudEvent, type ReceivedRequest } from '@akkoord/messaging';
import { openDatabase, type Database } from '@akkoord/persistence';
import { migrationsOf } from '@akkoord/service-kit';
import { createTestDatabase, type TestDatabase } from '@akkoord/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { KnownActor } from '../approval/known-actor.js';
import { loadActing } from '../approval/load-acting.js';
import { firstBrokenEntry, readAudit } from '../audit/audit-trail.js';
import { actsFor } from '../delegation/delegation.js';
import { delegationsOf } from '../delegation/delegations-of.js';
import { ManageDelegations } from '../delegation/manage-delegations.js';
import { workflow } from '../index.js';
import { keepContacts, keepEmployees, keepOrganisations } from '../people/people.repository.js';
import { aContactChange, ORGANISATION } from '../testing/builders.js';
import { mandateFor } from './mandate.js';
import { mandateOf, mandatesOf } from './mandates-of.js';
import { ManageMandates } from './manage-mandates.js';

const { organisationId } = ORGANISATION;
const NOW = new Date();
const day = (offset: number): string => new Date(NOW.getTime() + offset * 86_400_000).toISOString().slice(0, 10);
const KARIN = aContactChange().contactId;
const [PIET, VERA, STRANGER, MANAGER, JOOST, SCOPED] = Array.from({ length: 6 }, () => randomUUID()) as [
  string,
  string,
  string,
  string,
  string,
  string,
];
const contact = (contactId: string): Actor => ({ kind: 'contact', contactId });
const employee = (employeeId: string): Actor => ({ kind: 'employee', employeeId });

let made: TestDatabase;
let database: Database;
let mandates: ManageMandates;
let delegations: ManageDelegations;
let tenant: string;

beforeAll(async () => {
  made = await createTestDatabase('workflow', migrationsOf(workflow));
  database = await openDatabase({ url: made.url, schema: 'workflow', poolSize: 4 });
  const outbox = new Outbox('workflow', () => undefined);
  mandates = new ManageMandates(database, outbox);
  delegations = new ManageDelegations(database, outbox);
});

afterAll(async () => {
  await database?.close();
  await made?.drop();
});

const anEmployee = (employeeId: string, role: EmployeeChanged['roles'][number], organisationIds: string[] = []) =>
  Object.assign(new EmployeeChanged(), {
    ...{ employeeId, name: `${role} ${employeeId.slice(-4)}`, email: `${employeeId}@kantoor.example` },
    ...{ roles: [role], organisationIds, isActive: true, version: 1 },
  });

beforeEach(async () => {
  tenant = String(randomInt(10_000, 99_999));
  await database.inTenant(tenant, async (tx) => {
    await keepContacts(tx, [
      aContactChange(),
      aContactChange({ contactId: PIET, name: 'Piet' }),
      aContactChange({ contactId: VERA, name: 'Vera', roles: ['viewer'] }),
      aContactChange({ contactId: STRANGER, organisationId: randomUUID() }),
    ]);
    await keepEmployees(tx, [
      anEmployee(MANAGER, 'office-manager'),
      anEmployee(JOOST, 'office-reviewer'),
      anEmployee(SCOPED, 'office-reviewer', [randomUUID()]),
    ]);
    await keepOrganisations(tx, [
      Object.assign(new OrganisationChanged(), { ...ORGANISATION, isActive: true, version: 1 }),
    ]);
  });
});

const request = <T extends object>(data: T): ReceivedRequest<T> =>
  ({ tenant, data, idempotencyKey: randomUUID(), correlationId: 'c' }) as ReceivedRequest<T>;
const codeOf = async (outcome: Promise<unknown>): Promise<string> =>
  outcome.then(
    () => 'done',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );
const published = (type: string) =>
  database.inTenant(tenant, async (tx) => {
    const rows = await tx.query<{ body: string }>('select body from outbox order by id');
    const events = rows.map(({ body }) => JSON.parse(body) as CloudEvent);
    return events.filter((event) => event.type === type).map(({ data }) => data);
  });
const audited = () =>
  database.inTenant(tenant, async (tx) => {
    const entries = await readAudit(tx);
    expect(firstBrokenEntry(entries)).toBeUndefined();
    return entries.map(({ content }) => content);
  });

const terms: MandateTerms = {
  ...{ kinds: ['vat-return'], covers: { kind: 'total', least: 0, most: 2500 }, startsOn: day(-1), endsOn: day(300) },
  ...{ objectionHours: 48, documentTitle: 'Doorlopend akkoord', documentText: 'Wij gaan akkoord.' },
  ...{ givenBy: 'Karin de Vries', givenOn: day(-1) },
};
const give = (mandateId: string, actor = contact(KARIN), changes: Partial<MandateTerms> = {}, at = organisationId) =>
  mandates.give(request({ mandateId, organisationId: at, terms: { ...terms, ...changes }, actor }), NOW);
const covering = (totalEuros: number) =>
  database.inTenant(tenant, async (tx) => {
    const known = await mandatesOf(tx, [organisationId, randomUUID()]);
    return mandateFor(
      { organisationId, facts: { kind: 'vat-return', totalEuros } },
      known.get(organisationId) ?? [],
      NOW,
    )?.mandateId;
  });

describe('a standing approval', () => {
  it('counts from the moment it is recorded until it is revoked, and is not lost by a repeat', async () => {
    const mandateId = randomUUID();
    const view = await give(mandateId);
    const documentSha256 = createHash('sha256').update('Wij gaan akkoord.').digest('hex');
    expect(view).toMatchObject({ mandateId, organisationId, documentSha256, isInForce: true });
    expect(await give(mandateId)).toEqual(view);
    expect(await Promise.all([covering(2500), covering(2501)])).toEqual([mandateId, undefined]);

    const revoked = await mandates.revoke(request({ mandateId, organisationId, actor: employee(MANAGER) }), NOW);
    expect(revoked).toMatchObject({ isInForce: false, revokedAt: NOW.toISOString() });
    expect(await mandates.revoke(request({ mandateId, organisationId, actor: contact(KARIN) }), NOW)).toEqual(revoked);
    expect(await covering(100)).toBeUndefined();
    expect(await database.inTenant(tenant, (tx) => mandateOf(tx, mandateId))).toMatchObject({ isRevoked: true });
    expect(await published('mandate.changed.v1')).toMatchObject([
      { mandateId, isRevoked: false, version: 1 },
      { mandateId, isRevoked: true, version: 2 },
    ]);
  });

  it('never changes under its key', async () => {
    const mandateId = randomUUID();
    await give(mandateId);
    expect(await codeOf(give(mandateId, contact(KARIN), { endsOn: day(301) }))).toBe('MANDATE_ALREADY_DIFFERENT');
    expect(await codeOf(give(mandateId, employee(MANAGER), { covers: { kind: 'nil' } }))).toBe(
      'MANDATE_ALREADY_DIFFERENT',
    );
    expect((await mandates.list(request({ organisationId, actor: contact(VERA) }), NOW)).mandates).toHaveLength(1);
  });

  it('is recorded by an approver or a manager, for an organisation of the office, by the rules', async () => {
    expect(await codeOf(give(randomUUID(), employee(MANAGER)))).toBe('done');
    for (const actor of [contact(VERA), contact(STRANGER), employee(JOOST)])
      expect(await codeOf(give(randomUUID(), actor))).toBe('NOT_PERMITTED');
    expect(await codeOf(give(randomUUID(), employee(MANAGER), {}, randomUUID()))).toBe('ORGANISATION_UNKNOWN');
    expect(await codeOf(give(randomUUID(), contact(KARIN), { endsOn: day(900) }))).toBe('MANDATE_TERM_WRONG');
    const actor = employee(JOOST);
    expect(await codeOf(mandates.revoke(request({ mandateId: randomUUID(), organisationId, actor }), NOW))).toBe(
      'NOT_PERMITTED',
    );
  });

  it('leaves a trace with the document and without the people', async () => {
    const mandateId = randomUUID();
    await give(mandateId);
    await give(mandateId);
    const [entry, ...more] = await audited();
    expect(more).toEqual([]);
    expect(JSON.parse(entry!)).toMatchObject({
      kind: 'mandate-given',
      mandateId,
      organisationId,
      startsOn: day(-1),
      endsOn: day(300),
    });
    expect(entry).not.toMatch(new RegExp(`${KARIN}|Karin|Wij gaan akkoord`));
  });
});

const between = (changes: Partial<GiveDelegation> = {}): GiveDelegation => ({
  ...{ delegationId: randomUUID(), party: 'contact', organisationId, fromId: KARIN, toId: VERA },
  ...{ startsOn: day(-1), endsOn: day(14), actor: contact(KARIN) },
  ...changes,
});
const office = (changes: Partial<GiveDelegation>): GiveDelegation => {
  const { organisationId: _, ...given } = between({
    party: 'employee',
    fromId: JOOST,
    toId: MANAGER,
    actor: employee(JOOST),
  });
  return { ...given, ...changes };
};
const handOver = (given: GiveDelegation) => delegations.give(request(given), NOW);
const actingFor = (personId: string) =>
  database.inTenant(tenant, async (tx) => actsFor(personId, await delegationsOf(tx, organisationId), NOW));

describe('a delegation', () => {
  it('counts until it is revoked, and is not doubled by a repeat', async () => {
    const given = between();
    const { delegationId } = given;
    const view = await handOver(given);
    expect(view).toMatchObject({ fromName: 'Karin de Vries', toName: 'Vera', isInForce: true });
    expect(await handOver(given)).toEqual(view);
    expect(await codeOf(handOver({ ...given, toId: PIET }))).toBe('DELEGATION_ALREADY_DIFFERENT');
    expect(await actingFor(VERA)).toEqual([{ personId: KARIN, delegationId }]);
    const revoke = (actor: Actor) => delegations.revoke(request({ delegationId, actor }), NOW);
    expect(await codeOf(revoke(contact(VERA)))).toBe('DELEGATION_NOT_YOURS');
    expect(await revoke(contact(KARIN))).toMatchObject({ isInForce: false });
    expect(await revoke(employee(MANAGER))).toMatchObject({ isInForce: false });
    expect(await actingFor(VERA)).toEqual([]);
    expect(await published('delegation.changed.v1')).toMatchObject([
      { isRevoked: false },
      { isRevoked: true, version: 2 },
    ]);
    const trace = await audited();
    expect(trace.map((content) => (JSON.parse(content) as { kind: string }).kind)).toEqual([
      'delegation-given',
      'delegation-revoked',
    ]);
    expect(trace.join()).not.toMatch(new RegExp(`${KARIN}|${VERA}`));
  });

  it('lends nothing to who has left the organisation or the office himself', async () => {
    await handOver(between());
    await handOver(office({}));
    const vera: KnownActor = { kind: 'contact', contactId: VERA };
    const manager: KnownActor = { kind: 'employee', employeeId: MANAGER };
    const lentTo = (actor: KnownActor) =>
      database.inTenant(tenant, async (tx) => {
        const facts = { clientEnvironmentId: randomUUID() };
        const { actsFor: others } = await loadActing(tx, { actor, organisationId, facts, now: NOW });
        return others.map(({ personId }) => personId);
      });
    expect([await lentTo(vera), await lentTo(manager)]).toEqual([[KARIN], [JOOST]]);
    await database.inTenant(tenant, async (tx) => {
      await keepContacts(tx, [aContactChange({ contactId: VERA, organisationId: randomUUID(), version: 2 })]);
      await keepEmployees(tx, [{ ...anEmployee(MANAGER, 'office-manager'), isActive: false, version: 2 }]);
    });
    expect([await lentTo(vera), await lentTo(manager)]).toEqual([[], []]);
  });

  it('stays within the organisation, and is given by who is away', async () => {
    expect(await codeOf(handOver(between({ toId: STRANGER })))).toBe('DELEGATION_PERSON_UNKNOWN');
    expect(await codeOf(handOver(between({ fromId: PIET })))).toBe('DELEGATION_NOT_YOURS');
    expect(await codeOf(handOver(between({ fromId: VERA, toId: PIET, actor: contact(VERA) })))).toBe('NOT_PERMITTED');
    expect(await codeOf(handOver(between({ actor: employee(MANAGER) })))).toBe('DELEGATION_NOT_YOURS');
  });

  it('is not recorded for an organisation that is no longer the office’s, and neither is a standing approval', async () => {
    const gone = Object.assign(new OrganisationChanged(), { ...ORGANISATION, isActive: false, version: 2 });
    await database.inTenant(tenant, (tx) => keepOrganisations(tx, [gone]));
    expect(await codeOf(handOver(between()))).toBe('ORGANISATION_UNKNOWN');
    expect(await codeOf(give(randomUUID()))).toBe('ORGANISATION_UNKNOWN');
    expect(await actingFor(VERA)).toEqual([]);
    expect(await published('mandate.changed.v1')).toEqual([]);
  });

  it('between employees counts everywhere, and a manager can give it', async () => {
    const given = office({ actor: employee(MANAGER) });
    await handOver(given);
    expect(await actingFor(MANAGER)).toEqual([{ personId: JOOST, delegationId: given.delegationId }]);
    expect(await codeOf(handOver(office({ fromId: SCOPED, actor: employee(SCOPED) })))).toBe('done');
    expect(await codeOf(handOver(office({ fromId: MANAGER, toId: JOOST })))).toBe('DELEGATION_NOT_YOURS');
    const list = await delegations.list(request({ actor: employee(SCOPED) }), NOW);
    expect(list.delegations).toHaveLength(2);
    expect((await delegations.list(request({ organisationId, actor: contact(KARIN) }), NOW)).delegations).toEqual([]);
  });
});
