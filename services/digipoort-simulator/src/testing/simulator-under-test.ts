import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrationsOf, startService, type RunningService } from '@akkoord/service-kit';
import { parseOmzetbelastingNumber, parsePeriod } from '@akkoord/tax';
import { createTestDatabase, eventually, testServers, type TestDatabase } from '@akkoord/testing';
import { LOGIUS_OIN, WusClient, WusSigner, type AanleverRequest, type WusClientOptions } from '@akkoord/wus';
import { writeVatReturn } from '@akkoord/xbrl';
import { digipoortSimulator } from '../index.js';

/** The test number the Belastingdienst publishes. */
export const NUMMER = '001000044B37';
export const BELANGHEBBENDE = { nummer: NUMMER, type: 'BTW' };
const NO_AUSP = 'http://geenausp.nl';

/** What the control API says of the simulator, and whatever else a call answers. */
export interface Told {
  wus: string;
  pki: Record<string, string>;
  [property: string]: any; // eslint-disable-line @typescript-eslint/no-explicit-any
}

/** A simulator on a database of its own, with clients for it. */
export class SimulatorUnderTest {
  about!: Told;
  client!: WusClient;
  private parent!: string;
  private database!: TestDatabase;
  private service!: RunningService;
  private readonly clients: WusClient[] = [];
  private count = 0;

  constructor(private readonly settings: Record<string, string> = {}) {}

  async setUp(): Promise<void> {
    this.parent = await mkdtemp(join(tmpdir(), 'akkoord-simulator-'));
    this.database = await createTestDatabase('simulator', migrationsOf(digipoortSimulator));
    await this.start();
  }

  async start(): Promise<void> {
    this.service = await startService(digipoortSimulator, {
      AKKOORD_DATABASE_URL: this.database.url,
      AKKOORD_AMQP_URL: testServers().amqpUrl,
      AKKOORD_INTERNAL_TOKEN: 'i'.repeat(32),
      AKKOORD_LOG_LEVEL: 'error',
      DIGIPOORT_SIMULATOR_PKI_DIRECTORY: join(this.parent, 'pki'),
      DIGIPOORT_SIMULATOR_STEP_MS: '20',
      ...this.settings,
    });
    this.about = await this.control('GET', '');
    this.client = this.clientOf('client');
  }

  async stop(): Promise<void> {
    for (const client of this.clients.splice(0)) client.close();
    await this.service.close();
  }

  async tearDown(): Promise<void> {
    await this.stop();
    await this.database.drop();
    await rm(this.parent, { recursive: true, force: true });
  }

  get url(): string {
    return this.service.url;
  }

  async control(method: string, path: string, body?: object): Promise<Told> {
    const response = await fetch(`${this.service.url}/control${path}`, {
      method,
      ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (response.status === 204 ? {} : await response.json()) as Told;
  }

  pem(name: string): string {
    return readFileSync(this.about.pki[name] ?? '', 'utf8');
  }

  clientOf(which: 'client' | 'otherClient', change: Partial<WusClientOptions> = {}): WusClient {
    const identity = { key: this.pem(`${which}Key`), cert: this.pem(`${which}Certificate`) };
    const authorities = this.pem('authorities');
    const client = new WusClient({
      baseUrl: this.about.wus,
      tls: { ...identity, ca: authorities },
      signer: new WusSigner({ key: identity.key, certificate: identity.cert }),
      trust: {
        authorities: authorities.split(/(?<=-----END CERTIFICATE-----\n)/).filter((part) => part.trim() !== ''),
        oin: LOGIUS_OIN,
      },
      ...change,
    });
    this.clients.push(client);
    return client;
  }

  aDelivery(change: Partial<AanleverRequest> = {}): AanleverRequest {
    return {
      berichtsoort: 'Omzetbelasting',
      aanleverkenmerk: `AK-${(this.count += 1)}`,
      identiteitBelanghebbende: BELANGHEBBENDE,
      rolBelanghebbende: 'Intermediair',
      berichtInhoud: { mimeType: 'application/xml', bestandsnaam: 'OB.xbrl', inhoud: vatReturn() },
      autorisatieAdres: NO_AUSP,
      ...change,
    };
  }

  /** Delivers and gives the kenmerk; throws what came instead. */
  async deliver(change: Partial<AanleverRequest> = {}, by = this.client): Promise<string> {
    const outcome = await by.aanleveren(this.aDelivery(change));
    if (outcome.kind !== 'answered') throw new Error(JSON.stringify({ ...outcome, exchange: null }));
    return outcome.reply.kenmerk;
  }

  async statuses(kenmerk: string, by = this.client): Promise<GivenStatus[]> {
    const outcome = await by.getStatussenProces({ kenmerk, autorisatieAdres: NO_AUSP });
    if (outcome.kind !== 'answered') throw new Error(outcome.kind);
    return outcome.reply.map(({ statuscode, statusdetails, statusFoutcode }) => ({
      statuscode,
      ...(statusdetails === undefined ? {} : { statusdetails }),
      ...(statusFoutcode ? { fout: statusFoutcode.foutcode } : {}),
    }));
  }

  /** The statuses once there are so many. */
  async ended(kenmerk: string, steps: number): Promise<GivenStatus[]> {
    return eventually(async () => {
      const all = await this.statuses(kenmerk);
      if (all.length !== steps) throw new Error(`${all.length} statuses of ${steps}`);
      return all;
    });
  }
}

/** A status as a client sees it. */
export interface GivenStatus {
  statuscode: string;
  statusdetails?: string;
  fout?: string;
}

/** A VAT return without figures of 2026-Q3. */
export function vatReturn(): Buffer {
  return writeVatReturn({
    taxpayer: parseOmzetbelastingNumber(NUMMER),
    period: parsePeriod('2026-Q3'),
    figures: {},
    header: {
      contactType: 'INT',
      contactInitials: 'J',
      contactSurname: 'Voorbeeld',
      contactTelephoneNumber: '0101234567',
      messageReference: 'OB-1',
      softwarePackageName: 'Akkoord',
      softwarePackageVersion: '1.0',
      softwareVendorAccountNumber: 'SWO00000',
      taxConsultantNumber: '123456',
    },
    now: new Date('2026-10-15T10:30:00Z'),
  });
}
