import { randomInt, randomUUID } from 'node:crypto';
import { EmployeeChanged, OrganisationChanged, type GiveMandate, type MandateTerms } from '@akkoord/contracts';
import { Outbox, type ReceivedRequest } from '@akkoord/messaging';
import { inTenantOrRehearsed } from '@akkoord/persistence';
import { personKey } from '@akkoord/service-kit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { appendAudit, readAudit, withEvidence } from '../audit/audit-trail.js';
import { verifyOffice } from '../audit/verify/verify-office.js';
import { ManageMandates } from '../mandate/manage-mandates.js';
import { aContactChange, ORGANISATION, REASON, SHA, someFacts } from '../testing/builders.js';
import { WorkflowWithoutBroker } from '../testing/workflow-without-broker.js';
import { erasePerson } from './erase-person.js';
import { keepContacts, keepEmployees, keepOrganisations } from './people.repository.js';

const { organisationId } = ORGANISATION;
const NOW = new Date();
const LONG_AGO = new Date(Date.UTC(NOW.getUTCFullYear() - 9, 5, 1));
const EMAIL = 'karin@korenaar.example';

let service: WorkflowWithoutBroker;
let tenant: string;
let karin: string;

beforeAll(async () => {
  service = await WorkflowWithoutBroker.open();
});
afterAll(() => service?.close());
beforeEach(async () => {
  tenant = String(randomInt(10_000, 99_999));
  karin = randomUUID();
  await service.database.inTenant(tenant, async (tx) => {
    await keepContacts(tx, [aContactChange({ contactId: karin, email: EMAIL, name: 'Karin de Vries', version: 3 })]);
    await keepOrganisations(tx, [
      Object.assign(new OrganisationChanged(), { ...ORGANISATION, isActive: true, version: 1 }),
    ]);
  });
});

const who = () => ({ personKey: personKey(tenant, EMAIL), personIds: [karin] });
const erase = (isRehearsal = false) =>
  inTenantOrRehearsed(service.database, { tenant, isRehearsal }, (tx) => erasePerson(tx, who(), NOW));
const rows = <R extends object>(sql: string, parameters: unknown[] = []) =>
  service.database.inTenant(tenant, (tx) => tx.query<R>(sql, parameters));
const contacts = () =>
  rows('select name, is_active, roles, person_key, version from contact where contact_id = $1', [karin]);
const verified = () => service.database.inTenant(tenant, (tx) => verifyOffice(tx));
const chain = () => service.database.inTenant(tenant, readAudit);
const evidence = async () =>
  (await rows<{ content: string | null }>('select content from audit_evidence')).map(({ content }) => content);

/** Karin approves a filing, at this moment. */
async function decides(at: Date, quarter: 1 | 2): Promise<string> {
  const filingId = randomUUID();
  const month = quarter * 3;
  const period = { start: `2026-0${month - 2}-01`, end: `2026-0${month}-30` };
  const submittedBy = { personKey: personKey(tenant, EMAIL), name: 'Karin de Vries' };
  await service.handOver(tenant, { filingId, organisationId, facts: { ...someFacts(), period, submittedBy } });
  await service.acts.execute(
    { tenant, idempotencyKey: randomUUID(), correlationId: '' },
    { filingId, actor: { kind: 'contact', contactId: karin } },
    (common) => ({ type: 'decide', ...common, choice: 'reject', documentSha256: SHA, reason: REASON }),
    at,
  );
  return filingId;
}

describe('a person who never decided anything', () => {
  it('is gone, and comes back like anybody when the office records him again', async () => {
    expect(await erase()).toEqual({ erased: [{ thing: 'contact', count: 1 }], kept: [] });
    expect(await contacts()).toEqual([]);
    expect(await erase()).toEqual({ erased: [], kept: [] });
    const again = aContactChange({ contactId: karin, email: EMAIL, name: 'Karin', version: 1 });
    await service.database.inTenant(tenant, (tx) => keepContacts(tx, [again]));
    expect(await contacts()).toMatchObject([{ name: 'Karin', is_active: true }]);
  });

  it('may be an employee', async () => {
    const employee = Object.assign(new EmployeeChanged(), {
      ...{ employeeId: karin, name: 'Karin', email: EMAIL, roles: ['office-reviewer'], organisationIds: [] },
      ...{ isActive: false, version: 2 },
    });
    await service.database.inTenant(tenant, (tx) => keepEmployees(tx, [employee]));
    expect((await erase()).erased).toContainEqual({ thing: 'employee', count: 1 });
    expect(await rows('select from employee')).toEqual([]);
  });
});

describe('a person who decided within the years the law asks for', () => {
  it('keeps his name with it and nothing else, until the last day; evidence and chain are as they were', async () => {
    await decides(NOW, 1);
    const before = { chain: await chain(), evidence: await evidence() };
    const until = `${NOW.getUTCFullYear() + 7}-12-31`;
    const kept = [
      { thing: 'decision', count: 1, until },
      { thing: 'submitter-name', count: 1, until },
    ];
    expect(await erase()).toEqual({ erased: [{ thing: 'contact', count: 1 }], kept });
    expect(await contacts()).toEqual([
      { name: 'Karin de Vries', is_active: false, roles: [], person_key: null, version: 0 },
    ]);
    expect(await evidence()).toEqual(before.evidence);
    expect((await chain()).slice(0, -1)).toEqual(before.chain);
    expect(await verified()).toMatchObject({ problems: [], erased: 0 });
    expect(await erase()).toEqual({ erased: [], kept });
    expect(await chain()).toHaveLength(before.chain.length + 1);
  });
});

describe('a person whose evidence the law asks for no longer', () => {
  const REMEMBERED = { kind: 'question-asked', text: 'Klopt dit?' };
  /** Evidence of long ago, of Karin and of somebody else. */
  const longAgo = (id: string) =>
    withEvidence(
      { kind: REMEMBERED.kind, at: LONG_AGO.toISOString(), number: id.length },
      { actor: { kind: 'contact', contactId: id }, text: REMEMBERED.text },
    );

  it('is erased from it; the chain stays whole, byte for byte, and the audit says that something was erased', async () => {
    const other = randomUUID();
    await service.database.inTenant(tenant, (tx) => appendAudit(tx, [longAgo(karin), longAgo(other)]));
    const filingId = await decides(LONG_AGO, 1);
    await rows('update approval set started_at = $1', [LONG_AGO]);
    const before = await chain();
    const report = await erase();
    expect(report).toEqual({
      erased: [
        { thing: 'contact', count: 1 },
        { thing: 'submitter-name', count: 1 },
        { thing: 'evidence', count: 2 },
      ],
      kept: [],
    });
    const left = (await evidence()).filter((content) => content !== null);
    expect(left.join()).toContain(other);
    expect(left.join()).not.toContain(karin);
    const [decision] = await rows('select reason, words, authentication from approval_decision where filing_id = $1', [
      filingId,
    ]);
    expect(decision).toEqual({ reason: null, words: null, authentication: null });
    expect((await chain()).slice(0, before.length)).toEqual(before);
    const entry = (await chain()).at(-1)!;
    expect(JSON.parse(entry.content)).toMatchObject({ kind: 'person-erased', evidenceErased: 2 });
    expect(entry.content).not.toMatch(new RegExp(`${karin}|${who().personKey}`));
    expect(await verified()).toMatchObject({ problems: [], erased: 2 });
    expect(await erase()).toEqual({ erased: [], kept: [] });
  });

  it('is only counted by a rehearsal', async () => {
    await service.database.inTenant(tenant, (tx) => appendAudit(tx, [longAgo(karin)]));
    const before = { chain: await chain(), evidence: await evidence(), contacts: await contacts() };
    const rehearsed = await erase(true);
    expect(rehearsed.erased).toContainEqual({ thing: 'evidence', count: 1 });
    expect({ chain: await chain(), evidence: await evidence(), contacts: await contacts() }).toEqual(before);
    expect(await erase()).toEqual(rehearsed);
  });

  it('is all that the service can erase: younger evidence it cannot, whoever asks', async () => {
    await decides(NOW, 1);
    const since = new Date(NOW.getTime() - 6 * 365 * 86_400_000);
    await expect(rows('select erase_evidence($1::uuid[], $2, $3)', [[karin], who().personKey, since])).rejects.toThrow(
      'seven years',
    );
    await expect(rows('update audit_evidence set content = null')).rejects.toThrow('permission denied');
  });
});

describe('a standing approval he gave', () => {
  it('keeps his name while it counts, and loses it with its text when its years are over', async () => {
    const mandates = new ManageMandates(service.database, new Outbox('workflow', () => undefined));
    const year = NOW.getUTCFullYear();
    const terms: MandateTerms = {
      ...{ kinds: ['vat-return'], covers: { kind: 'nil' }, startsOn: `${year}-01-01`, endsOn: `${year}-12-31` },
      ...{ objectionHours: 0, documentTitle: 'Akkoord', documentText: 'Wij, Karin de Vries, gaan akkoord.' },
      ...{ givenBy: 'Karin de Vries', givenOn: `${year}-01-01` },
    };
    const given: GiveMandate = {
      mandateId: randomUUID(),
      organisationId,
      terms,
      actor: { kind: 'contact', contactId: karin },
    };
    const request = { tenant, data: given, idempotencyKey: '', correlationId: '' } as ReceivedRequest<GiveMandate>;
    await mandates.give(request, NOW);
    expect((await erase(true)).kept).toEqual([{ thing: 'mandate', count: 1, until: `${year + 7}-12-31` }]);
    await rows(`update mandate set starts_on = $1, ends_on = $1`, [LONG_AGO]);
    expect((await erase()).erased).toContainEqual({ thing: 'mandate', count: 1 });
    expect(await rows('select given_by, document_text from mandate')).toEqual([{ given_by: '', document_text: null }]);
  });
});
