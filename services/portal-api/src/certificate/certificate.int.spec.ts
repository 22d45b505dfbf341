import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ContactChanged, FilingRegistered, OrganisationChanged, type AuditAnchored } from '@akkoord/contracts';
import { actsOf, anchorText, readCertificate, readSigningKey, sha256, type AnchorStatement } from '@akkoord/evidence';
import { CLOUD_EVENTS_JSON, EXCHANGES } from '@akkoord/messaging';
import { migrationsOf, startService, type RunningService } from '@akkoord/service-kit';
import {
  createEmptyDatabase,
  createSchema,
  eventually,
  startPrivateRabbitmq,
  type PrivateServer,
} from '@akkoord/testing';
import { verifyFile } from '@akkoord/verify-approval';
import { workflow } from '@akkoord/workflow';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect, type ChannelModel, type ConfirmChannel } from 'amqplib';
import { extractText } from 'unpdf';
import { portalApi } from '../index.js';
import { aDocument } from '../testing/builders.js';

const TENANT = '12345';
const INTERNAL_TOKEN = 'internal-token-for-tests-of-32-signs';
const KEY = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
const BYTES = aDocument();
const SHA = sha256(BYTES);
const [BAKERY, GARAGE] = ['Bakkerij De Korenaar', 'Garage Smit'].map((name) => ({
  organisationId: randomUUID(),
  name,
})) as [{ organisationId: string; name: string }, { organisationId: string; name: string }];
const login = (name: string) => ({ email: `${name}@example.nl`, password: `${name}-password` });
const [KARIN, VIEWER, SMIT] = [login('karin'), login('viewer'), login('smit')];

let broker: PrivateServer;
let documents: Server;
let dropDatabase: () => Promise<void>;
let services: RunningService[] = [];
let portalUrl: string;
let connection: ChannelModel;
let channel: ConfirmChannel;

beforeAll(async () => {
  const [created, startedBroker] = await Promise.all([createEmptyDatabase(), startPrivateRabbitmq()]);
  dropDatabase = created.drop;
  broker = startedBroker;
  documents = createServer((_, reply) => reply.writeHead(200).end(BYTES)).listen(0, '127.0.0.1');
  const person = (who: typeof KARIN) => ({ participantNumber: TENANT, name: who.email, site: 'client', ...who });
  const settings = {
    AKKOORD_AMQP_URL: broker.url,
    AKKOORD_INTERNAL_TOKEN: INTERNAL_TOKEN,
    AKKOORD_LOG_LEVEL: 'fatal',
    WORKFLOW_DATABASE_URL: await createSchema(created.adminUrl, 'workflow', migrationsOf(workflow)),
    WORKFLOW_EVIDENCE_KEY: KEY,
    PORTAL_API_DATABASE_URL: await createSchema(created.adminUrl, 'portal', migrationsOf(portalApi)),
    PORTAL_API_CONNECTOR_URL: `http://127.0.0.1:${(documents.address() as AddressInfo).port}`,
    PORTAL_API_BOOTSTRAP_ACCOUNTS: JSON.stringify([KARIN, VIEWER, SMIT].map(person)),
  };
  const [flow, portal] = await Promise.all([startService(workflow, settings), startService(portalApi, settings)]);
  services = [flow, portal];
  portalUrl = portal.url;
  connection = await connect(broker.url);
  channel = await connection.createConfirmChannel();
  for (const organisation of [BAKERY, GARAGE]) {
    await publish(
      'organisation.changed.v1',
      Object.assign(new OrganisationChanged(), { ...organisation, isActive: true, version: 1 }),
    );
  }
  await publish('contact.changed.v1', aContact(BAKERY, KARIN.email, 'approver', 'Karin de Vries'));
  await publish('contact.changed.v1', aContact(BAKERY, VIEWER.email, 'viewer', 'Vera Kijker'));
  await publish('contact.changed.v1', aContact(GARAGE, SMIT.email, 'approver', 'Jan Smit'));
});

afterAll(async () => {
  await Promise.all([...services.map((service) => service.close()), connection?.close()]);
  documents?.close();
  await broker?.remove();
  await dropDatabase?.();
});

const aContact = ({ organisationId }: typeof BAKERY, email: string, role: 'approver' | 'viewer', name: string) =>
  Object.assign(new ContactChanged(), {
    ...{ contactId: randomUUID(), organisationId, name, email, roles: [role], isActive: true, version: 1 },
  });

async function publish(type: string, data: object): Promise<void> {
  const event = {
    specversion: '1.0',
    id: randomUUID(),
    source: '/test',
    type,
    subject: '',
    time: new Date().toISOString(),
  };
  const body = Buffer.from(JSON.stringify({ ...event, tenant: TENANT, data }));
  channel.publish(EXCHANGES.internal, type, body, {
    type,
    messageId: event.id,
    contentType: CLOUD_EVENTS_JSON,
    persistent: true,
  });
  await channel.waitForConfirms();
}

async function cookieOf(who: typeof KARIN): Promise<string> {
  const answer = await fetch(`${portalUrl}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify(who),
  });
  expect(answer.status).toBeLessThan(300);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

const get = (path: string, cookie?: string) => fetch(`${portalUrl}${path}`, { headers: cookie ? { cookie } : {} });

/** A filing of the bakery that Karin approved. */
async function anApprovedFiling(cookie: string): Promise<string> {
  const filingId = randomUUID();
  const facts = {
    ...{ clientEnvironmentId: randomUUID(), externalMessageId: filingId, kind: 'vat-return', totalEuros: 150 },
    period: { start: '2026-07-01', end: '2026-09-30' },
    document: { sha256: SHA, size: BYTES.length, mediaType: 'application/xml' },
  };
  const statuses = [{ status: 10, sequence: 1, at: new Date().toISOString() }];
  await publish(
    'filing.registered.v1',
    Object.assign(new FilingRegistered(), { filingId, facts, organisation: BAKERY, statuses }),
  );
  await eventually(async () => {
    const answer = await fetch(`${portalUrl}/api/filings/${filingId}/approve`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify({ documentSha256: SHA }),
    });
    expect(answer.status).toBe(200);
  });
  return filingId;
}

describe('the certificate of a filing', () => {
  it('holds, tells who approved and how he had logged in, and is for who may see the filing', async () => {
    const [karin, viewer, smit] = (await Promise.all([KARIN, VIEWER, SMIT].map(cookieOf))) as [string, string, string];
    const filingId = await anApprovedFiling(karin);
    const path = `/api/filings/${filingId}/certificate`;
    const json = await get(`${path}.json`, karin);
    expect(json.status).toBe(200);
    expect(json.headers.get('content-disposition')).toContain('attachment');
    const text = await json.text();
    const found = verifyFile(text, { document: BYTES, trusted: [readSigningKey(KEY).keyId] });
    expect(found.checks.filter(({ verdict }) => verdict === 'fails')).toEqual([]);
    const open = found.checks.filter(({ verdict }) => verdict === 'open').map(({ check }) => check);
    expect(open).toEqual(['anchors', 'published']);
    const acts = actsOf(readCertificate(text).certificate);
    const granted = acts.find(({ actor }) => actor !== undefined);
    expect(granted).toMatchObject({
      ...{ actor: { kind: 'contact', name: 'Karin de Vries' }, documentSha256: SHA },
      authentication: { method: 'password' },
    });
    for (const language of ['nl', 'en']) {
      const pdf = await get(`${path}.pdf?language=${language}`, viewer);
      expect(pdf.headers.get('content-type')).toBe('application/pdf');
      const page = (await extractText(new Uint8Array(await pdf.arrayBuffer()))).text.join(' ');
      expect(page).toContain(language === 'nl' ? 'Goedgekeurd door Karin de Vries' : 'Approved by Karin de Vries');
    }
    expect((await get(`${path}.json`, smit)).status).toBe(404);
    expect((await get(`${path}.pdf`, smit)).status).toBe(404);
    expect((await get(`${path}.json`)).status).toBe(401);
    expect((await get('/api/filings/x/certificate.json', karin)).status).toBe(404);
  });
});

describe('the anchors of an office', () => {
  it('are for everybody, and the first statement under a number stays', async () => {
    expect((await get('/api/public/anchors/12345')).status).toBe(404);
    expect((await get('/api/public/anchors/x')).status).toBe(404);
    const key = readSigningKey(KEY);
    const anchored = (number: number, root: string): AuditAnchored => {
      const statement: AnchorStatement = {
        ...{
          type: 'akkoord.audit-anchor.v1',
          participantNumber: TENANT,
          number,
          firstPosition: number,
          lastPosition: number,
        },
        ...{ root, headHash: root, at: '2026-11-22T01:00:00.000Z' },
      };
      const text = anchorText(statement);
      return {
        participantNumber: TENANT,
        number,
        statement: text,
        signature: key.sign(text),
        publicKey: key.publicKey,
      };
    };
    await publish('audit.anchored.v1', anchored(1, sha256('one')));
    await publish('audit.anchored.v1', anchored(1, sha256('other')));
    await publish('audit.anchored.v1', anchored(2, sha256('two')));
    await eventually(async () => {
      const answer = await get('/api/public/anchors/12345');
      const { anchors, keys } = (await answer.json()) as { anchors: { statement: AnchorStatement }[]; keys: unknown };
      expect(anchors.map(({ statement }) => statement.root)).toEqual([sha256('one'), sha256('two')]);
      expect(keys).toEqual([{ keyId: key.keyId, publicKey: key.publicKey }]);
    });
    const before = (await (await get('/api/public/anchors/12345?before=2')).json()) as { anchors: unknown[] };
    expect(before.anchors).toHaveLength(1);
    expect((await get('/api/public/anchors/54321')).status).toBe(404);
  });
});
