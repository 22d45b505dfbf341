import { randomInt, randomUUID } from 'node:crypto';
import {
  EmployeeChanged,
  OrganisationChanged,
  type Actor,
  type MessageKind,
  type WorkflowContent,
  type WorkflowView,
} from '@akkoord/contracts';
import { Outbox, type CloudEvent, type ReceivedRequest } from '@akkoord/messaging';
import { openDatabase, type Database } from '@akkoord/persistence';
import { migrationsOf } from '@akkoord/service-kit';
import { createTestDatabase, type TestDatabase } from '@akkoord/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { firstBrokenEntry, readAudit } from '../audit/audit-trail.js';
import { workflow } from '../index.js';
import { keepContacts, keepEmployees, keepOrganisations } from '../people/people.repository.js';
import { aContactChange, ORGANISATION } from '../testing/builders.js';
import { definitionOf, definitionsFor } from './definitions-for.js';
import { STANDARD_DEFINITION_ID } from './delivered-workflows.js';
import { EditWorkflows } from './edit-workflows.js';
import { ReadWorkflows } from './read-workflows.js';

const MANAGER = '0199a000-0000-7000-8000-0000000000d1';
const REVIEWER = '0199a000-0000-7000-8000-0000000000d2';
const KINDS: readonly MessageKind[] = ['vat-return', 'icp-statement', 'supplement'];
const asEmployee = (employeeId: string): Actor => ({ kind: 'employee', employeeId });

let made: TestDatabase;
let database: Database;
let editing: EditWorkflows;
let reading: ReadWorkflows;
let tenant: string;

beforeAll(async () => {
  made = await createTestDatabase('workflow', migrationsOf(workflow));
  database = await openDatabase({ url: made.url, schema: 'workflow', poolSize: 4 });
  editing = new EditWorkflows(database, new Outbox('workflow', () => undefined));
  reading = new ReadWorkflows(database);
});

afterAll(async () => {
  await database?.close();
  await made?.drop();
});

const anEmployee = (employeeId: string, name: string, role: EmployeeChanged['roles'][number]): EmployeeChanged =>
  Object.assign(new EmployeeChanged(), {
    ...{ employeeId, name, email: `${employeeId}@kantoor.example`, roles: [role] },
    ...{ organisationIds: [], isActive: true, version: 1 },
  });

beforeEach(async () => {
  tenant = String(randomInt(10_000, 99_999));
  await database.inTenant(tenant, async (tx) => {
    await keepEmployees(tx, [
      anEmployee(MANAGER, 'Ineke', 'office-manager'),
      anEmployee(REVIEWER, 'Joost', 'office-reviewer'),
    ]);
    await keepContacts(tx, [aContactChange()]);
    await keepOrganisations(tx, [
      Object.assign(new OrganisationChanged(), { ...ORGANISATION, isActive: true, version: 1 }),
    ]);
  });
});

const request = <T extends object>(data: T, given = tenant): ReceivedRequest<T> =>
  ({ tenant: given, data, idempotencyKey: randomUUID(), correlationId: 'c' }) as ReceivedRequest<T>;
const by = { actor: asEmployee(MANAGER) };
const AT = '2026-10-05T09:00:00.000Z';

const copy = (definitionId: string, copyOf = STANDARD_DEFINITION_ID): Promise<WorkflowView> =>
  editing.copy(request({ definitionId, copyOf, name: 'Eerst het kantoor', ...by }), AT);
const save = (definitionId: string, revision: number, content: WorkflowContent): Promise<WorkflowView> =>
  editing.save(request({ definitionId, revision, content, ...by }), AT);
const publish = (definitionId: string, revision: number): Promise<WorkflowView> =>
  editing.publish(request({ definitionId, revision, ...by }), AT);
const link = (kind: MessageKind | 'all', definitionId?: string) =>
  editing.link(request({ kind, ...by, ...(definitionId ? { definitionId } : {}) }), AT);

/** The office looks first, then the client as before. */
function withReview(content: WorkflowContent): WorkflowContent {
  const [client] = content.steps;
  const [approve, reject] = client!.actions;
  const review: WorkflowContent['steps'][number] = {
    ...{ key: 'review', status: 25, kind: 'office-review', nl: 'Controle', en: 'Review', isFourEyes: true },
    ...{ policy: { kind: 'any-one' }, performers: 'office-reviewer' },
    actions: [{ ...approve!, leadsTo: client!.key }, reject!],
  };
  return { ...content, start: 'review', steps: [review, client!] };
}

/** A workflow of the office, published, with a review before the client. */
async function aPublishedWorkflow(): Promise<string> {
  const definitionId = randomUUID();
  const { content } = await copy(definitionId);
  await save(definitionId, 1, withReview(content));
  await publish(definitionId, 2);
  return definitionId;
}

const followed = () =>
  database.inTenant(tenant, async (tx) => {
    const found = await definitionsFor(tx, KINDS);
    return KINDS.map((kind) => `${found.get(kind)!.definitionId} ${found.get(kind)!.version}`);
  });
const codeOf = async (outcome: Promise<unknown>): Promise<string> =>
  outcome.then(
    () => 'done',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );
const published = () =>
  database.inTenant(tenant, async (tx) => {
    const rows = await tx.query<{ body: string }>('select body from outbox order by id');
    return rows.map(({ body }) => JSON.parse(body) as CloudEvent);
  });

describe('the workflows of an office', () => {
  const standard = `${STANDARD_DEFINITION_ID} 1`;

  it('begin with the delivered one, which every kind follows and nobody changes', async () => {
    const { workflows } = await reading.list(request(by));
    expect(workflows).toMatchObject([{ definitionId: STANDARD_DEFINITION_ID, isDelivered: true, linkedTo: ['all'] }]);
    expect(await followed()).toEqual([standard, standard, standard]);
    const { content } = await reading.show(request({ definitionId: STANDARD_DEFINITION_ID, ...by }));
    expect(await codeOf(save(STANDARD_DEFINITION_ID, 1, content))).toBe('WORKFLOW_READ_ONLY');
    expect(await codeOf(publish(STANDARD_DEFINITION_ID, 1))).toBe('WORKFLOW_READ_ONLY');
  });

  it('are copied, changed, published and linked to one kind or to all', async () => {
    const own = await aPublishedWorkflow();
    expect(await followed()).toEqual([standard, standard, standard]);
    await link('vat-return', own);
    expect(await followed()).toEqual([`${own} 1`, standard, standard]);
    await link('all', own);
    await link('icp-statement', STANDARD_DEFINITION_ID);
    expect(await followed()).toEqual([`${own} 1`, standard, `${own} 1`]);
    const { workflows } = await link('vat-return');
    expect(await followed()).toEqual([`${own} 1`, standard, `${own} 1`]);
    expect(workflows.map(({ linkedTo }) => linkedTo)).toEqual([['icp-statement'], ['all']]);
  });

  it('keep their published versions whatever is changed afterwards', async () => {
    const own = await aPublishedWorkflow();
    await link('all', own);
    const { content } = await reading.show(request({ definitionId: own, ...by }));
    await save(own, 2, { ...content, undoGraceSeconds: 3600 });
    expect(await followed()).toEqual(Array(3).fill(`${own} 1`));
    await publish(own, 3);
    expect(await followed()).toEqual(Array(3).fill(`${own} 2`));
    const grace = (version: number) =>
      database.inTenant(tenant, async (tx) => (await definitionOf(tx, own, version)).definition.undoGraceSeconds);
    expect(await Promise.all([grace(1), grace(2)])).toEqual([0, 3600]);
    for (const sql of ['update workflow_version set version = 9', 'delete from workflow_version'])
      await expect(database.inTenant(tenant, (tx) => tx.query(sql))).rejects.toThrow(/permission denied/);
  });

  it('show the steps in the order of a filing, and a draft as it was saved', async () => {
    const definitionId = randomUUID();
    const content = withReview((await copy(definitionId)).content);
    const saved = await save(definitionId, 1, { ...content, steps: [...content.steps].reverse() });
    expect(saved).toMatchObject({ revision: 2, newestVersion: 0, hasUnpublishedChanges: true, problems: [] });
    expect(saved.content).toEqual(content);
  });

  it('are not published with a fault, and the answer names each', async () => {
    const definitionId = randomUUID();
    const { content } = await copy(definitionId);
    const [client] = content.steps;
    const faulty = { ...content, steps: [{ ...client!, actions: client!.actions.slice(0, 1) }] };
    const { problems } = await save(definitionId, 1, faulty);
    expect(problems.map(({ code }) => code)).toContain('DEFINITION_REJECT_MISSING');
    await expect(publish(definitionId, 2)).rejects.toMatchObject({
      code: 'WORKFLOW_NOT_PUBLISHABLE',
      params: {
        problems: expect.arrayContaining([
          expect.objectContaining({ code: 'DEFINITION_REJECT_MISSING', step: 'client' }),
        ]),
      },
    });
    expect(await codeOf(link('all', definitionId))).toBe('WORKFLOW_NOT_PUBLISHED');
    expect(await codeOf(save(definitionId, 2, { ...content, steps: [client!, client!] }))).toBe('WORKFLOW_STEP_TWICE');
  });

  it('notice that two people change the same draft; a repeat is no change', async () => {
    const definitionId = randomUUID();
    const { content } = await copy(definitionId);
    expect(await copy(definitionId)).toMatchObject({ revision: 1 });
    const names = ['Een', 'Twee', 'Drie', 'Vier'];
    const outcomes = await Promise.all(names.map((name) => codeOf(save(definitionId, 1, { ...content, name }))));
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'WORKFLOW_CHANGED')).toHaveLength(3);
    const { content: kept } = await reading.show(request({ definitionId, ...by }));
    expect(await save(definitionId, 1, kept)).toMatchObject({ revision: 2 });
    await Promise.all([publish(definitionId, 2), publish(definitionId, 2), publish(definitionId, 2)]);
    expect(await publish(definitionId, 2)).toMatchObject({ newestVersion: 1, hasUnpublishedChanges: false });
    const told = (await published()).filter(({ type }) => type === 'workflow.published.v1');
    expect(told.map(({ data }) => data)).toMatchObject([{ definitionId, version: 1 }]);
  });

  it('are for managers only, and for no other office', async () => {
    const own = await aPublishedWorkflow();
    for (const actor of [asEmployee(REVIEWER), { kind: 'contact', contactId: aContactChange().contactId } as Actor]) {
      const given = { definitionId: own, actor };
      expect(await codeOf(reading.show(request(given)))).toBe('NOT_PERMITTED');
      expect(await codeOf(editing.publish(request({ ...given, revision: 2 }), AT))).toBe('NOT_PERMITTED');
      expect(await codeOf(editing.link(request({ kind: 'all' as const, ...given }), AT))).toBe('NOT_PERMITTED');
    }
    const other = String(tenant === '99999' ? 10_000 : Number(tenant) + 1);
    await database.inTenant(other, (tx) => keepEmployees(tx, [anEmployee(MANAGER, 'Ineke', 'office-manager')]));
    expect(await codeOf(reading.show(request({ definitionId: own, ...by }, other)))).toBe('WORKFLOW_NOT_FOUND');
  });

  it('are tried out on an example before anybody follows them', async () => {
    const own = await aPublishedWorkflow();
    const example = {
      of: 'draft',
      organisationId: ORGANISATION.organisationId,
      kind: 'vat-return',
      totalEuros: 100,
    } as const;
    const outcome = await reading.dryRun(request({ definitionId: own, example, ...by }), new Date(AT));
    expect(outcome.organisation).toEqual(ORGANISATION);
    expect(
      outcome.steps.map(({ key, performers, isStuck }) => [key, performers.map(({ name }) => name), isStuck]),
    ).toEqual([
      ['review', ['Ineke', 'Joost'], false],
      ['client', ['Karin de Vries'], false],
    ]);
    const unknown = { ...example, organisationId: randomUUID() };
    const asked = reading.dryRun(request({ definitionId: own, example: unknown, ...by }), new Date(AT));
    expect(await codeOf(asked)).toBe('ORGANISATION_UNKNOWN');
  });

  it('leave a trace of every change, without who made it', async () => {
    const own = await aPublishedWorkflow();
    await link('all', own);
    await link('all', own);
    const entries = await database.inTenant(tenant, readAudit);
    const kinds = entries.map(({ content }) => (JSON.parse(content) as { kind: string }).kind);
    expect(kinds).toEqual(['workflow-copied', 'workflow-saved', 'workflow-published', 'workflow-linked']);
    expect(firstBrokenEntry(entries)).toBeUndefined();
    expect(JSON.stringify(entries)).not.toContain(MANAGER);
  });
});
