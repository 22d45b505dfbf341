import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  FilingAccepted,
  FilingApproved,
  type FilingMoved,
  FilingRefused,
  FilingSendFailed,
  FilingSent,
  OutageBegan,
  OutageEnded,
} from '@akkoord/contracts';
import { type EventBatch, OnEvent, Outbox } from '@akkoord/messaging';
import { Database, uuidv7 } from '@akkoord/persistence';
import {
  defineService,
  migrationsOf,
  type RunningService,
  ServiceConfig,
  type ServiceDefinition,
  startService,
} from '@akkoord/service-kit';
import { parseOmzetbelastingNumber, parsePeriod } from '@akkoord/tax';
import { createTestDatabase, eventually, type TestDatabase, testServers } from '@akkoord/testing';
import { writeVatReturn } from '@akkoord/xbrl';
import { Controller, Module } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { digipoortGateway } from '../index.js';
import { TakeApprovedHandler } from '../submission/take-approved.handler.js';
import { Profiles } from '../profile/profiles.js';
import { approvedFacts, type Approving } from './approved-facts.js';

/** What the gateway told about a filing. */
export interface Told {
  readonly type: string;
  readonly tenant: string;
  readonly data: FilingMoved & Record<string, unknown>;
}

const told: Told[] = [];

/** What the gateway told about a host. */
export interface ToldOutage {
  readonly type: string;
  readonly tenant: string;
  readonly data: OutageBegan | OutageEnded;
}

const outages: ToldOutage[] = [];

@Controller()
class Listener {
  @OnEvent(FilingSent, FilingSendFailed, FilingAccepted, FilingRefused)
  async hear(@Payload() batch: EventBatch<FilingMoved>): Promise<void> {
    told.push(...(batch as unknown as Told[]));
  }

  @OnEvent(OutageBegan, OutageEnded)
  async hearOutage(@Payload() batch: EventBatch<OutageBegan | OutageEnded>): Promise<void> {
    outages.push(...(batch as unknown as ToldOutage[]));
  }
}

@Module({ controllers: [Listener] })
class ListenerModule {}

const run = randomBytes(3).toString('hex');
const token = 't'.repeat(32);

const approvedHere = new Set<string>();

// Spec files run beside each other on one broker, so every gateway hears every approval: each takes only what its own spec approved.
type Take = (this: unknown, tx: unknown, approved: readonly { data: FilingApproved }[]) => Promise<void>;
const handler = TakeApprovedHandler.prototype as unknown as { take: Take };
const { take } = handler;
handler.take = function (tx, approved) {
  return take.call(
    this,
    tx,
    approved.filter(({ data }) => approvedHere.has(data.filingId)),
  );
};

/** The rest of the system as the gateway sees it: hears its events, and approves filings. */
const neighbour = defineService({
  name: `neighbour-${run}`,
  schema: 'neighbour',
  config: ServiceConfig,
  migrations: [],
  module: () => ListenerModule,
});

/** An office, one of the simulator's certificates, and where it files; at the simulator unless told. */
export interface OfficeUnderTest {
  readonly tenant: string;
  readonly certificate: 'client' | 'otherClient';
  readonly url?: string;
}

/** A gateway with its neighbours: the simulator, an owner of documents, a broker with listeners. */
export class GatewayUnderTest {
  readonly folder = mkdtempSync(join(tmpdir(), 'akkoord-gateway-'));
  readonly documents = new Map<string, Buffer>();
  private readonly databases: TestDatabase[] = [];
  private readonly definition = { ...digipoortGateway, name: `gateway-${run}` };
  private owner!: Server;
  private neighbour!: RunningService;
  private simulator!: RunningService;
  private about!: { wus: string; pki: Record<string, string> };
  gateways: RunningService[] = [];
  database!: Database;

  async start(
    simulator: ServiceDefinition,
    instances = 1,
    settings: Record<string, string> = {},
    simulatorSettings: Record<string, string> = {},
  ): Promise<void> {
    this.owner = createServer((request, response) => {
      const bytes = this.documents.get(request.url?.split('/').at(-1) ?? '');
      if (request.headers.authorization !== `Bearer ${token}` || !bytes) response.writeHead(404).end();
      else response.end(bytes);
    });
    await new Promise<void>((resolve) => this.owner.listen(0, '127.0.0.1', resolve));
    this.simulator = await this.service(simulator, {
      DIGIPOORT_SIMULATOR_PKI_DIRECTORY: join(this.folder, 'pki'),
      DIGIPOORT_SIMULATOR_STEP_MS: '10',
      DIGIPOORT_SIMULATOR_CLOCK_SKEW_MS: '200',
      ...simulatorSettings,
    });
    this.neighbour = await this.service(neighbour, {});
    this.about = (await this.control('GET', '')) as unknown as GatewayUnderTest['about'];
    this.writeProfiles([]);
    const environment = {
      AKKOORD_CONNECTOR_URL: `http://127.0.0.1:${(this.owner.address() as AddressInfo).port}`,
      AKKOORD_BOOTSTRAP_FILE: join(this.folder, 'profiles.json'),
      AKKOORD_KEY_ENCRYPTION_KEYS: `test:${randomBytes(32).toString('hex')}`,
      AKKOORD_PROFILE_REFRESH_MS: '100',
      AKKOORD_TIMESTAMP_LIFE_MS: '6000',
      AKKOORD_CLOCK_SKEW_MS: '200',
      AKKOORD_SETTLE_MS: '300',
      AKKOORD_CALL_TIMEOUT_MS: '4000',
      AKKOORD_LEASE_MS: '2000',
      AKKOORD_POLL_MS: '250',
      AKKOORD_RETRY_SCHEDULE: '100ms,200ms',
      AKKOORD_RECONCILE_SCHEDULE: '50ms,100ms,200ms',
      AKKOORD_FOLLOW_SCHEDULE: '50ms,50ms,50ms,100ms',
      AKKOORD_RESEND_SCHEDULE: '100ms',
      AKKOORD_BREAKER_SCHEDULE: '300ms',
      ...settings,
    };
    const gateway = await this.service(this.definition as unknown as ServiceDefinition, environment);
    const own = this.databases.at(-1)!;
    this.database = own.database;
    this.gateways = [gateway];
    for (let more = 1; more < instances; more += 1) {
      this.gateways.push(await startService(this.definition, this.environment(own.url, environment)));
    }
  }

  async stop(): Promise<void> {
    for (const service of [...this.gateways, this.neighbour, this.simulator]) await service?.close();
    for (const database of this.databases) await database.drop();
    this.owner?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Offices by participant number, each with one of the simulator's certificates. */
  writeProfiles(offices: readonly OfficeUnderTest[]): void {
    const profiles = offices.map(({ tenant, certificate, url = this.about.wus }) => ({
      participantNumber: tenant,
      aanleverUrl: url,
      statusUrl: url,
      keyFile: this.about.pki[`${certificate}Key`],
      certificateFile: this.about.pki[`${certificate}Certificate`],
      caFile: this.about.pki['authorities'],
    }));
    writeFileSync(join(this.folder, 'profiles.json'), JSON.stringify(profiles));
  }

  /** Until every instance can file for these offices. */
  async canFile(...tenants: string[]): Promise<void> {
    await eventually(() => {
      for (const { app } of this.gateways)
        for (const tenant of tenants) {
          const obstacle = app.get(Profiles, { strict: false }).obstacleOf(tenant);
          if (obstacle) throw new Error(obstacle);
        }
    });
  }

  /** Approves a VAT return, its document at its owner's; `times` tells it in events of their own. */
  async approve(
    tenant: string,
    taxpayer: string,
    options: Approving = {},
  ): Promise<{ filingId: string; document: Buffer; sha256: string }> {
    const document = options.document ?? vatReturn(taxpayer);
    const sha256 = createHash('sha256').update(document).digest('hex');
    if (options.keepDocument !== false) this.documents.set(sha256, document);
    const filingId = uuidv7();
    approvedHere.add(filingId);
    const event = Object.assign(new FilingApproved(), {
      filingId,
      statuses: [{ status: 50, sequence: 6, at: new Date().toISOString() }],
      facts: approvedFacts(options, { sha256, size: document.length }),
      organisation: { organisationId: uuidv7(), name: 'Bakkerij' },
    });
    const { app } = this.neighbour;
    await app
      .get(Database, { strict: false })
      .inTenant(tenant, (tx) =>
        app.get(Outbox, { strict: false }).add(tx, ...Array.from({ length: options.times ?? 1 }, () => ({ event }))),
      );
    return { filingId, document, sha256 };
  }

  /** What was told about a filing: status, sequence and code, in order of sequence. */
  told(filingId: string): Told[] {
    const about = told.filter(({ data }) => data.filingId === filingId);
    return about.sort((a, b) => (a.data.statuses[0]?.sequence ?? 0) - (b.data.statuses[0]?.sequence ?? 0));
  }

  steps(filingId: string): string[] {
    return this.told(filingId).map(({ data }) => `${data.statuses[0]?.status}/${data.statuses[0]?.sequence}`);
  }

  async control(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
    const response = await fetch(`${this.simulator.url}/control${path}`, {
      method,
      ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
    });
    if (!response.ok) throw new Error(`the simulator answered ${response.status}`);
    return response.status === 204 ? {} : ((await response.json()) as Record<string, unknown>);
  }

  /** A call to the gateway's own HTTP, as the rest of the system makes it; `asWhom` is the internal token unless told. */
  async administer(
    method: string,
    path: string,
    body?: object,
    asWhom: string = token,
  ): Promise<{ status: number; body: Record<string, unknown> }> {
    const response = await fetch(`${this.gateways[0]!.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${asWhom}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
  }

  /** A list of revoked certificates as the simulator publishes it; `path` begins with /crl. */
  async crl(path: string): Promise<Buffer> {
    const response = await fetch(`${this.simulator.url}${path}`);
    return Buffer.from(await response.arrayBuffer());
  }

  /** Where the simulator speaks WUS. */
  get wusUrl(): string {
    return this.about.wus;
  }

  /** Path of one of the simulator's PKI files. */
  path(name: string): string {
    return this.about.pki[name] ?? '';
  }

  /** What was told of outages to an office, in order. */
  outages(tenant: string): ToldOutage[] {
    return outages.filter((outage) => outage.tenant === tenant);
  }

  /** As `administer`, for what is no JSON. */
  async download(path: string): Promise<{ type: string | null; bytes: Buffer }> {
    const url = `${this.gateways[0]!.url}${path}`;
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    return { type: response.headers.get('content-type'), bytes: Buffer.from(await response.arrayBuffer()) };
  }

  /** How often the authority took a filing. */
  async accepts(filingId: string): Promise<number> {
    const reference = `AK-${filingId.replaceAll('-', '')}`;
    const { deliveries } = await this.control('GET', `/accepts?aanleverkenmerk=${reference}`);
    return Number(deliveries);
  }

  rows<R>(tenant: string, sql: string, parameters: unknown[] = []): Promise<R[]> {
    return this.database.inTenant(tenant, (tx) => tx.query<R>(sql, parameters));
  }

  file(name: string): string {
    return readFileSync(this.about.pki[name] ?? '', 'utf8');
  }

  private async service(definition: ServiceDefinition, extra: Record<string, string>) {
    const database = await createTestDatabase(definition.schema, migrationsOf(definition));
    this.databases.push(database);
    return startService(definition, this.environment(database.url, extra));
  }

  private environment(databaseUrl: string, extra: Record<string, string>) {
    return {
      AKKOORD_DATABASE_URL: databaseUrl,
      AKKOORD_AMQP_URL: testServers().amqpUrl,
      AKKOORD_INTERNAL_TOKEN: token,
      AKKOORD_LOG_LEVEL: process.env.AKKOORD_LOG_LEVEL ?? 'fatal',
      ...extra,
    };
  }
}

let count = 0;

/** A VAT return of the third quarter of 2026, each with a reference of its own. */
export function vatReturn(taxpayer: string): Buffer {
  return writeVatReturn({
    taxpayer: parseOmzetbelastingNumber(taxpayer),
    period: parsePeriod('2026-Q3'),
    figures: {},
    header: {
      contactType: 'INT',
      contactInitials: 'J',
      contactSurname: 'Voorbeeld',
      contactTelephoneNumber: '0101234567',
      messageReference: `OB-${(count += 1)}`,
      softwarePackageName: 'Akkoord',
      softwarePackageVersion: '1.0',
      softwareVendorAccountNumber: 'SWO00000',
      taxConsultantNumber: '123456',
    },
    now: new Date('2026-10-15T10:30:00Z'),
  });
}

/** Omzetbelastingnummers that pass the eleven test, one after the other. */
export function* taxpayers(): Generator<string, never> {
  for (let base = 10_000_100; ; base += 1) {
    const digits = [...String(base)].map(Number);
    const sum = digits.reduce((total, digit, index) => total + digit * (9 - index), 0);
    if (sum % 11 < 10) yield `${base}${sum % 11}B01`;
  }
}
