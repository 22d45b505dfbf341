// The simulator held against what others made: a SOAP client from npm drives it through its WSDL and signs by itself, xmlsec1 verifies its
// replies, xmllint validates what goes either way. A program that is not there is named, and its tests are skipped. Needs a build.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent } from 'node:https';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { splitPem } from '@akkoord/digipoort-simulator';
import { ensureDatabase, startSystem } from '@akkoord/local';
import { parseOmzetbelastingNumber, parsePeriod } from '@akkoord/tax';
import { eventually, startPrivatePostgres, startPrivateRabbitmq, type PrivateServer } from '@akkoord/testing';
import { OPERATIONS, servicePath, WUS_SERVICES, type WusOperation, type WusService } from '@akkoord/wus';
import { writeVatReturn } from '@akkoord/xbrl';
import { createClientAsync, WSSecurityCert, type Client } from 'soap';
import { verdicts } from './xmllint-verdicts.js';

const has = (program: string) => spawnSync(program, ['--version']).error === undefined;
const wsdlFolder = resolve(import.meta.dirname, '../../services/digipoort-simulator/wsdl');
const published = resolve(
  process.env['AKKOORD_SHARED'] ?? '../shared',
  'data/digipoort/wsdl/digipoort-koppelvlak-1.2.xsd',
);
const isPublishedThere = existsSync(published);
const hasXmllint = has('xmllint');
const hasXmlsec = has('xmlsec1');
if (!isPublishedThere) console.log(`skipped: the published XSD is not at ${published}; set AKKOORD_SHARED`);
if (!hasXmllint) console.log('skipped: xmllint is not installed');
if (!hasXmlsec) console.log('skipped: xmlsec1 is not installed');

const WSA = 'http://www.w3.org/2005/08/addressing';
const WSU = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd';
const HEADERS = ['To', 'Action', 'MessageID', 'ReplyTo'];
const SUITES = {
  sha1: ['http://www.w3.org/2000/09/xmldsig#rsa-sha1', 'http://www.w3.org/2000/09/xmldsig#sha1'],
  sha256: ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', 'http://www.w3.org/2001/04/xmlenc#sha256'],
} as const;
const NUMMER = '001000044B37';
const identiteitBelanghebbende = { nummer: NUMMER, type: 'BTW' };
const folder = mkdtempSync(join(tmpdir(), 'akkoord-simulator-conformance-'));

const vatReturn = writeVatReturn({
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
const delivery = (aanleverkenmerk: string) => ({
  berichtsoort: 'Omzetbelasting',
  aanleverkenmerk,
  identiteitBelanghebbende,
  rolBelanghebbende: 'Intermediair',
  berichtInhoud: { mimeType: 'application/xml', bestandsnaam: 'OB.xbrl', inhoud: vatReturn.toString('base64') },
  autorisatieAdres: 'http://geenausp.nl',
});

describe('the simulator driven by the SOAP client of npm', () => {
  let servers: PrivateServer[];
  let system: Awaited<ReturnType<typeof startSystem>>;
  let httpsAgent: Agent;
  const pem = (name: string) => readFileSync(join(system.pkiDirectory, name), 'utf8');

  beforeAll(async () => {
    const [postgres, rabbitmq] = await Promise.all([startPrivatePostgres(), startPrivateRabbitmq()]);
    servers = [postgres, rabbitmq];
    system = await startSystem({
      databaseAdminUrl: await ensureDatabase(postgres.url),
      amqpUrl: rabbitmq.url,
      services: ['digipoort-simulator'],
      dataDir: folder,
      env: { DIGIPOORT_SIMULATOR_STEP_MS: '0' },
    });
    httpsAgent = new Agent({ key: pem('client-key.pem'), cert: pem('client-cert.pem'), ca: pem('ca.pem') });
  });
  afterAll(async () => {
    httpsAgent?.destroy();
    await system?.stop();
    await Promise.all((servers ?? []).map((server) => server.remove()));
    rmSync(folder, { recursive: true, force: true });
  });

  /** The client as its makers mean it to be used: it learns everything from the WSDL that the simulator serves. */
  async function clientOf(service: WusService): Promise<Client> {
    const address = `${system.wusUrl}${servicePath(service)}`;
    return createClientAsync(`${address}?wsdl`, { wsdl_options: { httpsAgent } });
  }

  /** Calls an operation with a signature that xml-crypto makes; gives the result and both envelopes. */
  async function call(operation: WusOperation, request: object, suite: keyof typeof SUITES = 'sha1') {
    const { service, requestAction } = OPERATIONS[operation];
    const client = await clientOf(service);
    const values = {
      To: `${system.wusUrl}${servicePath(service)}`,
      Action: requestAction,
      MessageID: `urn:uuid:${randomUUID()}`,
      ReplyTo: `<wsa:Address>${WSA}/anonymous</wsa:Address>`,
    };
    for (const [name, value] of Object.entries(values)) {
      client.addSoapHeader(`<wsa:${name} xmlns:wsa="${WSA}">${value}</wsa:${name}>`);
    }
    const [signatureAlgorithm, digestAlgorithm] = SUITES[suite];
    client.setSecurity(
      new WSSecurityCert(pem('client-key.pem'), splitPem(pem('client-cert.pem'))[0]!, '', {
        hasTimeStamp: true,
        signatureAlgorithm,
        digestAlgorithm,
        additionalReferences: HEADERS.map((name) => `wsa:${name}`),
        signatureTransformations: ['http://www.w3.org/2001/10/xml-exc-c14n#'],
        signerOptions: { idMode: 'wssecurity' },
      } as never),
    );
    const [result, reply, , sent] = await client[`${operation}Async`](request, { httpsAgent });
    return { result, reply: String(reply), sent: String(sent), messageId: values.MessageID };
  }

  it('knows every service, port and operation from the WSDL', async () => {
    for (const service of WUS_SERVICES) {
      const described = (await clientOf(service)).describe();
      const operations = Object.values(OPERATIONS).filter((operation) => operation.service === service);
      const [name] = Object.keys(described);
      expect(name).toMatch(/^(Aanlever|Statusinformatie|Ophaal)Service_V1_2$/);
      expect(Object.keys(described[name!][name!]).sort()).toEqual(operations.map((one) => one.name).sort());
    }
  });

  it.each(['sha1', 'sha256'] as const)(
    'delivers a filing and reads its statuses to 500, signed with %s',
    async (suite) => {
      const { result, messageId, reply } = await call('aanleveren', delivery(`soap-${suite}`), suite);
      expect(result).toMatchObject({
        berichtsoort: 'Omzetbelasting',
        aanleverkenmerk: `soap-${suite}`,
        identiteitOntvanger: { nummer: '00000002003214394002', type: 'OIN' },
      });
      expect(reply).toContain(`>${messageId}</wsa:RelatesTo>`);
      await eventually(async () => {
        const statuses = await call('getStatussenProces', { kenmerk: result.kenmerk }, suite);
        const list = statuses.result.getStatussenProcesReturn.StatusResultaat;
        expect(list.at(-1).statuscode).toBe('500');
      });
      const { result: processes } = await call('getProcessen', {
        berichtsoort: 'Omzetbelasting',
        identiteitBelanghebbende,
      });
      // The client gives one item as itself and more as an array.
      const items = [processes.getProcessenReturn.ProcesResultaat].flat() as { kenmerk: string }[];
      expect(items.map(({ kenmerk }) => kenmerk)).toContain(result.kenmerk);
    },
  );

  it('is told a fault with its code when the message is not to specification', async () => {
    const wrong = call('aanleveren', { ...delivery('wrong'), berichtsoort: 'Loonheffing' });
    const detail = await wrong.then(
      () => undefined,
      (error: { root: { Envelope: { Body: { Fault: object } } } }) => error.root.Envelope.Body.Fault,
    );
    expect(detail).toMatchObject({
      faultcode: 'soapenv:Client',
      faultstring: 'Algemene fout',
      faultactor: 'Verantwoordingsplichtige',
      detail: { aanleverFault: { foutcode: 'ALS100' } },
    });
  });

  it('answers every operation validly, signed so that xmlsec1 agrees, and refuses the reply changed', async () => {
    const { result } = await call('aanleveren', delivery('all'));
    const { kenmerk } = result;
    const control = system.services['digipoort-simulator'];
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ belanghebbende: NUMMER });
    expect((await fetch(`${control}/control/messages`, { method: 'POST', headers, body })).status).toBe(201);
    const party = { identiteitBelanghebbende };
    const kind = { berichtsoort: 'Omzetbelasting', ...party };
    const requests: Record<WusOperation, object> = {
      aanleveren: delivery('again'),
      getBerichtsoorten: party,
      getProcessen: kind,
      getStatussenProces: { kenmerk, autorisatieAdres: 'http://geenausp.nl', tijdstempelVanaf: '2020-01-01T00:00:00Z' },
      getNieuweStatussenProces: { kenmerk },
      getNieuweStatussen: kind,
      getBerichten: party,
      getNieuweBerichten: party,
      getBerichtenLijst: {},
      getNieuweBerichtenLijst: { berichtsoort: 'ServiceberichtAanslag' },
      getBerichtenKenmerk: { kenmerk },
      getNieuweBerichtenKenmerk: { kenmerk },
    };
    const bodies: string[] = [];
    for (const [operation, request] of Object.entries(requests) as [WusOperation, object][]) {
      const { sent, reply } = await call(operation, request);
      bodies.push(bodyOf(reply), bodyOf(sent));
      if (!hasXmlsec) continue;
      expect([operation, xmlsecAccepts(reply)]).toEqual([operation, true]);
      expect([operation, xmlsecAccepts(reply.replace(/(Created>)2\d{3}/, '$11999'))]).toEqual([operation, false]);
    }
    if (!hasXmllint) return;
    const schemas = [join(wsdlFolder, 'digipoort-koppelvlak-1.2.xsd'), ...(isPublishedThere ? [published] : [])];
    for (const schema of schemas) expect(verdicts(schema, bodies)).toEqual(bodies.map(() => true));
  });

  function xmlsecAccepts(reply: string): boolean {
    writeFileSync(join(folder, 'reply.xml'), reply);
    writeFileSync(join(folder, 'signer.pem'), splitPem(pem('reply-signer-cert.pem'))[0]!);
    const ids = [
      'http://schemas.xmlsoap.org/soap/envelope/:Body',
      `${WSU}:Timestamp`,
      'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd:BinarySecurityToken',
      ...['To', 'MessageID', 'Action', 'RelatesTo'].map((name) => `${WSA}:${name}`),
    ].flatMap((one) => ['--id-attr:Id', one]);
    const key = ['--pubkey-cert-pem', join(folder, 'signer.pem'), '--enabled-key-data', 'rsa'];
    return spawnSync('xmlsec1', ['--verify', ...ids, ...key, join(folder, 'reply.xml')]).status === 0;
  }
});

/** The one element in the Body with every declaration of its surroundings, so that it stands by itself. */
function bodyOf(envelope: string): string {
  const [, content = ''] = /<(?:\w+:)?Body[^>]*>([\s\S]*)<\/(?:\w+:)?Body>/.exec(envelope) ?? [];
  const root = /<(?:\w+:)?Envelope([^>]*)>/.exec(envelope)?.[1] ?? '';
  const declared = [...root.matchAll(/xmlns:(\w+)="[^"]*"/g)].filter(
    ([, prefix]) => !content.includes(`xmlns:${prefix}=`),
  );
  return content.replace(/^(<[\w:]+)/, `$1 ${declared.map(([declaration]) => declaration).join(' ')}`);
}
