import { randomInt, randomUUID } from 'node:crypto';
import {
  AnswerQuestion,
  AskQuestion,
  CertifyApproval,
  ContactChanged,
  CopyWorkflow,
  DecideApproval,
  EmployeeChanged,
  GiveDelegation,
  GiveMandate,
  isAllowed,
  LinkWorkflow,
  OrganisationChanged,
  PERMISSION_ACTIONS,
  PublishWorkflow,
  RepairFiling,
  ROLES,
  SaveWorkflow,
  UndoApproval,
  WithdrawFiling,
  type Actor,
  type PermissionAction,
  type Role,
  type WorkflowStepContent,
  type WorkflowView,
} from '@akkoord/contracts';
import { CLOUD_EVENTS_JSON, EXCHANGES, RefusedError, Requester } from '@akkoord/messaging';
import { openDatabase, type Database } from '@akkoord/persistence';
import { migrationsOf, startService, type RunningService } from '@akkoord/service-kit';
import {
  createEmptyDatabase,
  createSchema,
  eventually,
  type PrivateServer,
  startPrivateRabbitmq,
} from '@akkoord/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { connect } from 'amqplib';
import { STANDARD_DEFINITION_ID } from '../definition/delivered-workflows.js';
import { workflow } from '../index.js';
import { aRegisteredFiling, REASON, SHA, someFacts } from '../testing/builders.js';
import { keepContacts, keepEmployees, keepOrganisations } from './people.repository.js';

// Every cell of the table, over the request: action × role × what stands between the person and the organisation.

const OFFICE = String(randomInt(10_000, 50_000));
const OTHER_OFFICE = String(randomInt(50_000, 99_999));
const OWN = { organisationId: randomUUID(), name: 'Bakkerij De Korenaar' };
const OTHER = { organisationId: randomUUID(), name: 'Garage Smit' };
const CLIENT_ENVIRONMENT = randomUUID();

/** Where somebody stands. `stranger`: of another office, asking about this one; `intruder`: of another office, asking in this one. */
const CIRCUMSTANCES = ['own organisation', 'other organisation', 'inactive', 'stranger', 'intruder'] as const;
type Circumstance = (typeof CIRCUMSTANCES)[number];

/** Not about a filing: a stranger then names what is his own office's, for row-level security lets him see nothing else. */
const WITHOUT_FILING: readonly PermissionAction[] = ['edit-workflow', 'give-mandate', 'delegate'];

/** What is asked only of the portal or the connector, and the test that goes through its cells there. */
const ELSEWHERE: Partial<Readonly<Record<PermissionAction, string>>> = {
  view: 'portal-api/src/people/permissions.int.spec.ts',
  'see-mail': 'portal-api/src/people/permissions.int.spec.ts',
  'edit-mail': 'portal-api/src/people/permissions.int.spec.ts',
  'manage-people': 'portal-api/src/people/permissions.int.spec.ts',
};

type Asks = (filing: string, actor: Actor) => object;
const decision = (filingId: string, actor: Actor, changes: object): object =>
  plainToInstance(DecideApproval, { filingId, actor, documentSha256: SHA, ...changes });

/** How each action is asked of the workflow. An action that is not here, nor elsewhere, fails the test. */
const REQUESTS: Partial<Readonly<Record<PermissionAction, Asks>>> = {
  approve: (filingId, actor) => decision(filingId, actor, { decision: 'approve' }),
  reject: (filingId, actor) => decision(filingId, actor, { decision: 'reject', reason: REASON }),
  review: (filingId, actor) => decision(filingId, actor, { decision: 'approve' }),
  'name-maker': (filingId, actor) =>
    decision(filingId, actor, { decision: 'approve', reason: { code: 'remark', text: 'Sanne Smit maakte dit.' } }),
  ask: (filingId, actor) => plainToInstance(AskQuestion, { filingId, actor, documentSha256: SHA, text: 'Waarom?' }),
  answer: (filingId, actor) =>
    plainToInstance(AnswerQuestion, { filingId, actor, questionId: randomUUID(), text: 'Daarom.' }),
  repair: (filingId, actor) => plainToInstance(RepairFiling, { filingId, actor }),
  undo: (filingId, actor) => plainToInstance(UndoApproval, { filingId, actor }),
  withdraw: (filingId, actor) => plainToInstance(WithdrawFiling, { filingId, actor, reason: REASON }),
  'see-certificate': (filingId, actor) =>
    plainToInstance(CertifyApproval, { filingId, actor, documentSha256: SHA, figures: {} }),
  'give-mandate': (_, actor) =>
    plainToInstance(GiveMandate, {
      actor,
      mandateId: randomUUID(),
      organisationId: OWN.organisationId,
      terms: {
        kinds: ['vat-return'],
        covers: { kind: 'nil' },
        startsOn: day(0),
        endsOn: day(30),
        objectionHours: 0,
        documentTitle: 'Afspraak',
        documentText: 'Nihilaangiften zijn akkoord.',
        givenBy: 'Karin de Vries',
        givenOn: day(0),
      },
    }),
  delegate: (_, actor) => {
    const party = actor.kind === 'employee' ? 'employee' : 'contact';
    return plainToInstance(GiveDelegation, {
      actor,
      delegationId: randomUUID(),
      party,
      ...(party === 'contact' ? { organisationId: OWN.organisationId } : {}),
      fromId: actor.employeeId ?? actor.contactId ?? actor.clientEnvironmentId,
      toId: COLLEAGUES[party],
      startsOn: day(0),
      endsOn: day(1),
    });
  },
  'edit-workflow': (_, actor) =>
    plainToInstance(CopyWorkflow, {
      actor,
      definitionId: randomUUID(),
      copyOf: STANDARD_DEFINITION_ID,
      name: 'Kopie',
    }),
};

/** Every way in which the workflow says that somebody may not, or that there is nothing here for him. */
const DENIALS = [
  'APPROVAL_NOT_AUTHORISED',
  'APPROVAL_SENDER_UNKNOWN',
  'APPROVAL_NOT_FOUND',
  'CERTIFICATE_FILING_UNKNOWN',
  'NOT_PERMITTED',
  'DELEGATION_NOT_YOURS',
];

interface Subject {
  readonly role: Role;
  readonly circumstance: Circumstance;
  readonly actor: Actor;
}

const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const COLLEAGUES = { contact: randomUUID(), employee: randomUUID() };
const MANAGER: Actor = { kind: 'employee', employeeId: randomUUID() };

function actorOf(role: Role): Actor {
  switch (role) {
    case 'approver':
    case 'viewer':
      return { kind: 'contact', contactId: randomUUID() };
    case 'office-reviewer':
    case 'office-manager':
      return { kind: 'employee', employeeId: randomUUID() };
    case 'client-environment':
      return { kind: 'client-environment', clientEnvironmentId: randomUUID() };
    default:
      return role satisfies never;
  }
}

const SUBJECTS: readonly Subject[] = ROLES.flatMap((role) =>
  CIRCUMSTANCES.map((circumstance) => ({
    role,
    circumstance,
    actor:
      role === 'client-environment' && (circumstance === 'own organisation' || circumstance === 'stranger')
        ? { kind: role, clientEnvironmentId: CLIENT_ENVIRONMENT }
        : actorOf(role),
  })),
);

/** What the table says of a cell. A manager is there for every organisation; an employee hands over his own tasks, wherever he works. */
function may(action: PermissionAction, { role, circumstance }: Subject): boolean {
  const isEverywhere = role === 'office-manager' || (role === 'office-reviewer' && action === 'delegate');
  const isThere = circumstance === 'own organisation' || (circumstance === 'other organisation' && isEverywhere);
  return isThere && isAllowed(action, [role]);
}

const asksIn = ({ circumstance }: Subject): string => (circumstance === 'stranger' ? OTHER_OFFICE : OFFICE);
const CELLS = PERMISSION_ACTIONS.flatMap((action) => SUBJECTS.map((subject) => ({ action, subject })));
const isAsked = ({ action, subject }: (typeof CELLS)[number]): boolean =>
  REQUESTS[action] !== undefined && !(subject.circumstance === 'stranger' && WITHOUT_FILING.includes(action));
const nameOf = ({ action, subject: { role, circumstance } }: (typeof CELLS)[number]) =>
  `${action} · ${role} · ${circumstance}`;

const keyOf = (cell: (typeof CELLS)[number]): string => (may(cell.action, cell.subject) ? nameOf(cell) : cell.action);

let dropDatabase: () => Promise<void>;
/** Its own: on a shared one the workflows of other specs would answer what is asked here. */
let broker: PrivateServer;
let service: RunningService;
let database: Database;
/** By name of the cell for who may, by action for all who may not. */
const filings = new Map<string, string>();
const tested = new Set<string>();

beforeAll(async () => {
  const [created, own] = await Promise.all([createEmptyDatabase(), startPrivateRabbitmq()]);
  dropDatabase = created.drop;
  broker = own;
  const url = await createSchema(created.adminUrl, 'workflow', migrationsOf(workflow));
  service = await startService(workflow, {
    WORKFLOW_DATABASE_URL: url,
    AKKOORD_AMQP_URL: broker.url,
    AKKOORD_INTERNAL_TOKEN: 'internal-token-for-tests-of-32-signs',
    AKKOORD_LOG_LEVEL: 'fatal',
    WORKFLOW_EVIDENCE_KEY: 'e'.repeat(64),
  });
  database = await openDatabase({ url: url, schema: 'workflow', poolSize: 2 });
  await everybody();
  await linkReview();
  await allFilings();
});

afterAll(async () => {
  await Promise.all([service?.close(), database?.close()]);
  await Promise.all([broker?.remove(), dropDatabase?.()]);
});

/** Everybody of SUBJECTS, in the office and at the organisation where he belongs. */
async function everybody(): Promise<void> {
  const own = plainToInstance(OrganisationChanged, { ...OWN, isActive: true, version: 1 });
  await database.inTenant(OFFICE, (tx) => keepOrganisations(tx, [own]));
  for (const { role, circumstance, actor } of SUBJECTS) {
    const tenant = circumstance === 'stranger' || circumstance === 'intruder' ? OTHER_OFFICE : OFFICE;
    const at = circumstance === 'own organisation' || circumstance === 'inactive' ? OWN : OTHER;
    await aPerson(tenant, actor, { role, at, isActive: circumstance !== 'inactive' });
  }
  await aPerson(OFFICE, MANAGER, { role: 'office-manager', at: OWN });
  await aPerson(OFFICE, { kind: 'contact', contactId: COLLEAGUES.contact }, { role: 'approver', at: OWN });
  await aPerson(OFFICE, { kind: 'employee', employeeId: COLLEAGUES.employee }, { role: 'office-reviewer', at: OWN });
}

async function aPerson(
  tenant: string,
  { contactId, employeeId }: Actor,
  { role, at, isActive = true }: { role: Role; at: typeof OWN; isActive?: boolean },
): Promise<void> {
  const { organisationId } = at;
  const common = { name: role, email: `${role}@example.nl`, roles: [role], isActive, version: 1 };
  await database.inTenant(tenant, async (tx) => {
    if (contactId) await keepContacts(tx, [plainToInstance(ContactChanged, { ...common, contactId, organisationId })]);
    const where = { organisationIds: [organisationId] };
    if (employeeId) await keepEmployees(tx, [plainToInstance(EmployeeChanged, { ...common, employeeId, ...where })]);
  });
}

function ask<R extends object>(request: object, tenant = OFFICE): Promise<R> {
  const requester = service.app.get(Requester, { strict: false });
  return requester.request<R>(request, { tenant, idempotencyKey: randomUUID(), timeoutMs: 60_000 });
}

/** ICP statements are reviewed by the office first, which demands to know who made them. */
async function linkReview(): Promise<void> {
  const definitionId = randomUUID();
  const common = { actor: MANAGER, definitionId };
  const copy = { ...common, copyOf: STANDARD_DEFINITION_ID, name: 'Eerst het kantoor' };
  const { content, revision } = await ask<WorkflowView>(plainToInstance(CopyWorkflow, copy));
  const review: WorkflowStepContent = {
    key: 'office',
    status: 25,
    kind: 'office-review',
    nl: 'Controle',
    en: 'Review',
    policy: { kind: 'any-one' },
    isFourEyes: true,
    needsSender: true,
    performers: 'office-reviewer',
    actions: [
      { name: 'approve', nl: 'Akkoord', en: 'Approve', leadsTo: content.start, needsReason: false },
      { name: 'reject', nl: 'Afkeuren', en: 'Reject', leadsTo: 'rejected', needsReason: true },
    ],
  };
  const changed = { ...content, start: 'office', steps: [review, ...content.steps] };
  const saved = await ask<WorkflowView>(plainToInstance(SaveWorkflow, { ...common, revision, content: changed }));
  await ask(plainToInstance(PublishWorkflow, { ...common, revision: saved.revision }));
  await ask(plainToInstance(LinkWorkflow, { ...common, kind: 'icp-statement' }));
}

/** A filing for each who may, one for each action for all who may not, each of another period: under review for `review` and `name-maker`, else with the client. */
async function allFilings(): Promise<void> {
  const connection = await connect(broker.url);
  const channel = await connection.createConfirmChannel();
  const keys = new Map(CELLS.filter(isAsked).map((cell) => [keyOf(cell), cell.action]));
  for (const [index, [key, action]] of [...keys].entries()) {
    const filing = aRegisteredFiling({ organisation: OWN });
    const month = `${1950 + index}-01`;
    filing.facts = {
      ...someFacts(),
      clientEnvironmentId: CLIENT_ENVIRONMENT,
      kind: action === 'review' || action === 'name-maker' ? 'icp-statement' : 'vat-return',
      ...(action === 'review' ? { submittedBy: { personKey: 'f'.repeat(32) } } : {}),
      period: { start: `${month}-01`, end: `${month}-31` },
    };
    filings.set(key, filing.filingId);
    const [id, type] = [randomUUID(), 'filing.registered.v1'];
    const time = new Date().toISOString();
    const event = { specversion: '1.0', id, source: '/test', type, subject: '', time, tenant: OFFICE, data: filing };
    const options = { type, messageId: id, contentType: CLOUD_EVENTS_JSON, persistent: true };
    channel.publish(EXCHANGES.internal, type, Buffer.from(JSON.stringify(event)), options);
  }
  await channel.waitForConfirms();
  await eventually(async () => {
    const sql = 'select count(*)::int as count from approval where status in (25, 30)';
    const [row] = await database.inTenant(OFFICE, (tx) => tx.query<{ count: number }>(sql));
    expect(row?.count).toBe(filings.size);
  });
  await connection.close();
}

/** Whether the workflow let him: what follows after that (already decided, no such question) says nothing about who he is. */
async function wasLet(cell: (typeof CELLS)[number]): Promise<boolean> {
  const { action, subject } = cell;
  const filing = filings.get(keyOf(cell));
  const request = REQUESTS[action];
  if (!filing || !request) throw new Error(`nobody says how ${action} is asked`);
  try {
    await ask(request(filing, subject.actor), asksIn(subject));
    return true;
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    if (!DENIALS.includes(error.code)) expect([409, 422, 404]).toContain(error.httpStatus);
    return !DENIALS.includes(error.code);
  }
}

describe('who may do what, asked of the workflow', () => {
  // Who may not comes first: what is done by who may changes the filing.
  const inOrder = CELLS.filter(isAsked).sort(
    (a, b) => Number(may(a.action, a.subject)) - Number(may(b.action, b.subject)),
  );

  it.each(inOrder.map((cell) => [nameOf(cell), may(cell.action, cell.subject) ? 'may' : 'may not', cell] as const))(
    '%s: %s',
    async (name, _, cell) => {
      expect(await wasLet(cell)).toBe(may(cell.action, cell.subject));
      tested.add(name);
    },
  );

  it('is asked for every cell of the table, here or elsewhere', () => {
    const untested = CELLS.filter((cell) => !tested.has(nameOf(cell)))
      .filter(({ action }) => ELSEWHERE[action] === undefined)
      .filter(({ action, subject }) => !(subject.circumstance === 'stranger' && WITHOUT_FILING.includes(action)));
    expect(untested.map(nameOf)).toEqual([]);
  });

  it('is nobody whom nobody knows, nor the workflow itself', async () => {
    const filing = filings.get('approve')!;
    const unknown: Actor[] = [{ kind: 'contact', contactId: randomUUID() }, { kind: 'contact' }, { kind: 'workflow' }];
    for (const actor of unknown) {
      const asked = ask(REQUESTS.approve!(filing, actor));
      await expect(asked).rejects.toMatchObject({ code: 'APPROVAL_NOT_AUTHORISED' });
    }
  });
});
