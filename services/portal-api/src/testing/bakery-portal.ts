import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ContactChanged, FilingRegistered, OrganisationChanged } from '@akkoord/contracts';
import type { ServiceConfig, ServiceDefinition } from '@akkoord/service-kit';
import { eventually, letPeriodsRepeat } from '@akkoord/testing';
import { expect } from '@jest/globals';
import { Browser } from './browser.js';
import { aDocument, sha256 } from './builders.js';
import { INTERNAL_TOKEN, type PortalOptions, PortalUnderTest, TENANT } from './portal-under-test.js';

const BYTES = aDocument();
export const SHA = sha256(BYTES);
/** What is kept under this hash has another one. */
export const DAMAGED = 'd'.repeat(64);
const stored = new Map([
  [SHA, BYTES],
  [DAMAGED, aDocument(1)],
]);
export const BAKERY = { organisationId: randomUUID(), name: 'Bakkerij De Korenaar' };
const GARAGE = { organisationId: randomUUID(), name: 'Garage Smit' };
export const KARIN = 'karin@bakkerij.example';
export const VIEWER = 'viewer@bakkerij.example';
export const SMIT = 'smit@garage.example';
export const OFFICE = 'office@kantoor.example';

/** A portal with the workflow, the connector's documents, and the people of a bakery, a garage and their office. For tests. */
export class BakeryPortal {
  private constructor(
    readonly portal: PortalUnderTest,
    private readonly documents: Server,
  ) {}

  static async start<C extends ServiceConfig>(
    workflow: ServiceDefinition<C>,
    connect: PortalOptions['connect'],
  ): Promise<BakeryPortal> {
    const documents = serveDocuments();
    await once(documents, 'listening');
    const portal = await PortalUnderTest.start(workflow, {
      connect,
      logins: { client: [KARIN, VIEWER, SMIT], office: [OFFICE] },
      settings: {
        PORTAL_API_CONNECTOR_URL: `http://127.0.0.1:${(documents.address() as AddressInfo).port}`,
        PORTAL_API_LOGIN_ATTEMPTS_PER_EMAIL: '4',
      },
    });
    await letPeriodsRepeat(portal.databases.beside, TENANT);
    for (const organisation of [BAKERY, GARAGE]) {
      const event = Object.assign(new OrganisationChanged(), { ...organisation, isActive: true, version: 1 });
      await portal.publish('organisation.changed.v1', event);
    }
    await portal.publish('contact.changed.v1', aContact(BAKERY, KARIN, 'approver'));
    await portal.publish('contact.changed.v1', aContact(BAKERY, VIEWER, 'viewer'));
    await portal.publish('contact.changed.v1', aContact(GARAGE, SMIT, 'approver'));
    return new BakeryPortal(portal, documents);
  }

  async remove(): Promise<void> {
    this.documents.close();
    this.documents.closeAllConnections();
    await this.portal.remove();
  }

  /** A browser in which nobody has logged in. */
  browser(): Browser {
    return new Browser(this.portal);
  }

  browserOf(email: string): Promise<Browser> {
    return Browser.of(this.portal, email);
  }

  /** A filing of the bakery that waits for approval, as Karin's browser sees it. */
  async aWaitingFiling(browser: Browser, sha = SHA): Promise<string> {
    const filingId = randomUUID();
    const filing = Object.assign(new FilingRegistered(), {
      filingId,
      statuses: [{ status: 10, sequence: 1, at: new Date().toISOString() }],
      organisation: BAKERY,
      facts: {
        clientEnvironmentId: randomUUID(),
        externalMessageId: filingId,
        kind: 'vat-return',
        period: { start: '2026-07-01', end: '2026-09-30' },
        document: { sha256: sha, size: BYTES.length, mediaType: 'application/xml' },
        totalEuros: 1250,
      },
    });
    await this.portal.publish('filing.registered.v1', filing);
    await eventually(async () => expect(await browser.listed(filingId)).toMatchObject({ status: 30, canDecide: true }));
    return filingId;
  }
}

/** The connector as far as the portal reads documents there. */
const serveDocuments = (): Server =>
  createServer((request, reply) => {
    const bytes = stored.get(request.url?.split('/').at(-1) ?? '');
    const isOurs = request.url?.startsWith('/internal/documents/') && request.headers['x-akkoord-tenant'] === TENANT;
    const isAllowed = request.headers.authorization === `Bearer ${INTERNAL_TOKEN}`;
    reply.writeHead(bytes && isOurs && isAllowed ? 200 : 404).end(isOurs && isAllowed ? bytes : undefined);
  }).listen(0, '127.0.0.1');

const aContact = ({ organisationId }: typeof BAKERY, email: string, role: 'approver' | 'viewer'): ContactChanged =>
  Object.assign(new ContactChanged(), {
    contactId: randomUUID(),
    organisationId,
    name: email,
    email,
    roles: [role],
    isActive: true,
    version: 1,
  });
