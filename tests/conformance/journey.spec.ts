// The authority's own sample and instances of our own travel from an ERP to Digipoort unchanged, byte for byte: the SHA-256 that the client
// approved is the SHA-256 of what the signed request carries, and xmlsec1, which we did not write, accepts the signature.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { logIn, ORGANISATIONS, PARTICIPANT_NUMBER, send } from '@akkoord/local';
import { eventually } from '@akkoord/testing';
import { Client } from 'pg';
import { type Installation, startInstallation } from '../flow/installation.js';

const data = resolve(process.env['AKKOORD_SHARED'] ?? '../shared', 'data/digipoort');
const isThere = existsSync(data);
const hasXmlsec = spawnSync('xmlsec1', ['--version']).error === undefined;
if (!isThere) console.log(`skipped: the samples of the authority are not at ${data}; set AKKOORD_SHARED`);
if (!hasXmlsec) console.log('skipped: xmlsec1 is not installed');

const WSU = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd';
const SIGNED = ['http://schemas.xmlsoap.org/soap/envelope/:Body', `${WSU}:Timestamp`].concat(
  ['To', 'Action', 'MessageID', 'ReplyTo'].map((name) => `http://www.w3.org/2005/08/addressing:${name}`),
);
const [bakery] = ORGANISATIONS as [(typeof ORGANISATIONS)[0]];
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

(isThere ? describe : describe.skip)('a finished instance', () => {
  let installation: Installation;

  beforeAll(async () => {
    installation = await startInstallation();
    // The samples are about the authority's test number: here it belongs to the bakery.
    const url = `${installation.url('connector')}/v1/offices/${PARTICIPANT_NUMBER}/organisations/${bakery.id}`;
    const numbers = ['001000044B37'].map((value) => ({ type: 'omzetbelastingnummer', value }));
    const token = installation.system.secrets.adminToken;
    await send('PUT', url, { token, body: { name: bakery.name, identificationNumbers: numbers } });
  });
  afterAll(async () => installation?.remove());

  it.each([
    ['vat-return', 'xbrl-official/VB-01_bd-rpt-ob-aangifte-2021.xbrl'],
    ['vat-return', 'own/xbrl-samples/ob-aangifte-2026-q3.xbrl'],
    ['vat-return', 'own/xbrl-samples/ob-aangifte-2026-q3-intermediair.xbrl'],
    ['icp-statement', 'own/xbrl-samples/icp-opgaaf-2026-q3.xbrl'],
    ['supplement', 'own/xbrl-samples/ob-suppletie-2026-q3.xbrl'],
  ])('%s %s is filed byte for byte', async (kind, name) => {
    const bytes = readFileSync(join(data, name));
    const reference = basename(name, '.xbrl');
    const erp = { token: installation.erpToken };
    const returns = `${installation.url('client-sender')}/v1/returns`;
    await send('POST', returns, { ...erp, body: { reference, kind, xbrl: bytes.toString('base64') } });

    const login = installation.logins.find(({ email }) => email === bakery.contact.email)!;
    const person = await logIn(installation.url('portal-api'), login);
    const filing = await eventually(async () => {
      const waiting = (await person.filings()).find((found: { canDecide: boolean }) => found.canDecide);
      expect(waiting).toBeDefined();
      return person.filing(waiting.filingId);
    });
    expect(filing).toMatchObject({ kind, documentSha256: sha256(bytes) });
    await person.approve(filing);

    await eventually(async () => expect((await send('GET', `${returns}/${reference}`, erp)).body.status).toBe(80));
    const request = await requestOf(filing.filingId);
    const carried = Buffer.from(/<(?:\w+:)?inhoud>([^<]+)</.exec(request.toString())![1]!, 'base64');
    expect(sha256(carried)).toBe(filing.documentSha256);
    if (hasXmlsec) expect(verdictOfXmlsec(request)).toBe('OK');
  });

  /** The signed request as the gateway archived it. */
  async function requestOf(filingId: string): Promise<Buffer> {
    const client = new Client({ connectionString: installation.system.databaseAdminUrl });
    await client.connect();
    try {
      const { rows } = await client.query<{ bytes: Buffer }>(
        `select m.bytes from digipoort.attempt a join digipoort.archived_message m on m.sha256 = a.request_sha256 where a.filing_id = $1`,
        [filingId],
      );
      return rows[0]!.bytes;
    } finally {
      await client.end();
    }
  }

  function verdictOfXmlsec(request: Buffer): string {
    const folder = dirname(installation.system.pkiDirectory);
    const file = join(folder, 'request.xml');
    const key = join(folder, 'public.pem');
    writeFileSync(file, request);
    const pem = spawnSync('openssl', [
      'x509',
      '-in',
      join(installation.system.pkiDirectory, 'client-cert.pem'),
      '-pubkey',
      '-noout',
    ]);
    writeFileSync(key, pem.stdout);
    const ids = SIGNED.flatMap((element) => ['--id-attr:Id', element]);
    const { status, stderr } = spawnSync('xmlsec1', ['--verify', '--pubkey-pem', key, ...ids, file]);
    return status === 0 ? 'OK' : stderr.toString();
  }
});
