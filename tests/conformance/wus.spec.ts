// Holds our signer, verifier and canonicaliser against what others made: real replies of Digipoort, the published
// XSD, xmlsec1 and xmllint. A file or program that is not there is named, and its tests are skipped.
import { beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createTestPki, splitPem, type TestPki } from '@akkoord/digipoort-simulator';
import {
  buildFault,
  buildReply,
  buildRequest,
  canonicalise,
  NS,
  parseXml,
  TrustStore,
  verifyReply,
  verifyRequest,
  WusReplyRefused,
  WusSigner,
  type AanleverRequest,
  type SignatureAlgorithm,
  type StatusResultaat,
  type XmlElement,
} from '@akkoord/wus';

const data = resolve(process.env['AKKOORD_SHARED'] ?? '../shared', 'data/digipoort');
const present = existsSync(data);
const has = (program: string) => spawnSync(program, ['--version']).error === undefined;

function when(available: boolean, what: string): typeof describe | typeof describe.skip {
  if (!available) console.log(`skipped: ${what} is not there`);
  return available ? describe : describe.skip;
}

const file = (name: string) => readFileSync(join(data, name));
const folder = mkdtempSync(join(tmpdir(), 'akkoord-wus-'));
const temporary = (name: string, content: string | Buffer) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const LIMITS = { maxBytes: 1e7, maxDepth: 64, maxElements: 1e5 };

function find(element: XmlElement, local: string): XmlElement | undefined {
  if (element.local === local) return element;
  for (const child of element.children) {
    const found = typeof child === 'string' ? undefined : find(child, local);
    if (found) return found;
  }
  return undefined;
}

const NOW = new Date('2026-11-22T12:00:00.500Z');
const identiteit = { nummer: '001000044B37', type: 'BTW' };
const delivery: AanleverRequest = {
  berichtsoort: 'Omzetbelasting',
  aanleverkenmerk: 'AK <1> & "2"',
  identiteitBelanghebbende: identiteit,
  rolBelanghebbende: 'Intermediair',
  berichtInhoud: { mimeType: 'application/xml', bestandsnaam: 'OB.xbrl', inhoud: Buffer.from('<xbrl>é</xbrl>') },
  autorisatieAdres: 'http://geenausp.nl',
};
const status: StatusResultaat = {
  kenmerk: '700627b6-383e-4d8d-809f-b066845b36e0',
  identiteitBelanghebbende: identiteit,
  statuscode: '311',
  tijdstempelStatus: NOW,
  statusomschrijving: 'Validatie niet gelukt',
  statusFoutcode: { foutcode: 'VAS500', foutbeschrijving: 'a < b & c' },
  statusdetails: '<results xmlns="http://nlvalidatie.nl/batavia"/>',
};
const asked = 'urn:uuid:de1dc4f7-98ab-4a03-90a5-e9efd20b1003';
const replyFrame = { messageId: asked, relatesTo: asked, now: NOW, tokenId: 'c033c516' };
const requestFrame = { to: 'https://localhost/wus/2.0/aanleverservice/1.2', messageId: asked, now: NOW };

let pki: TestPki;
beforeAll(async () => {
  pki = await createTestPki(NOW);
});
const clientSigner = (algorithm: SignatureAlgorithm) => new WusSigner({ ...pki.client, algorithm });
const replySigner = (algorithm: SignatureAlgorithm) => new WusSigner({ ...pki.replySigner, algorithm });

async function ownMessages(algorithm: SignatureAlgorithm): Promise<Record<string, Buffer>> {
  const signer = clientSigner(algorithm);
  const { kenmerk } = status;
  return {
    aanleveren: (await buildRequest('aanleveren', delivery, requestFrame, signer)).bytes,
    statussen: (await buildRequest('getStatussenProces', { kenmerk, tijdstempelVanaf: NOW }, requestFrame, signer))
      .bytes,
    processen: (
      await buildRequest(
        'getProcessen',
        { berichtsoort: 'ICP', identiteitBelanghebbende: identiteit },
        requestFrame,
        signer,
      )
    ).bytes,
    receipt: await buildReply(
      'aanleveren',
      {
        kenmerk,
        berichtsoort: 'ICP',
        tijdstempelAangeleverd: NOW,
        identiteitBelanghebbende: identiteit,
        rolBelanghebbende: 'Bedrijf',
      },
      replyFrame,
      replySigner(algorithm),
    ),
    statuses: await buildReply('getStatussenProces', [status, status], replyFrame, replySigner(algorithm)),
    processes: await buildReply(
      'getProcessen',
      [{ kenmerk, berichtsoort: 'ICP', identiteitBelanghebbende: identiteit }],
      replyFrame,
      replySigner(algorithm),
    ),
  };
}

when(present, data)('real messages', () => {
  const valid = present ? file('soap-replies/valid-deliver-response.xml') : Buffer.alloc(0);
  const then = new Date('2021-03-07T11:38:00Z');
  const certificate = () => {
    const token = find(parseXml(valid, LIMITS), 'BinarySecurityToken');
    return new X509Certificate(Buffer.from(token?.children.find((child) => typeof child === 'string') ?? '', 'base64'));
  };
  const rules = () => ({
    messageId: asked,
    trust: new TrustStore({ pinned: [certificate().fingerprint256], oin: '00000004003214345001' }),
    now: then,
  });

  it('a reply that Logius signed is believed', () => {
    expect(verifyReply('aanleveren', valid, rules())).toMatchObject({
      kind: 'answer',
      reply: {
        kenmerk: '700627b6-383e-4d8d-809f-b066845b36e0',
        berichtsoort: 'Omzetbelasting',
        aanleverkenmerk: 'Happyflow',
        tijdstempelAangeleverd: new Date('2021-03-07T11:37:39.702Z'),
        identiteitOntvanger: { nummer: '00000002003214394002', type: 'OIN' },
      },
      signer: { oin: '00000004003214345001' },
    });
  });

  it('the one that was tampered with is refused', () => {
    const tampered = file('soap-replies/tampered-deliver-response.xml');
    expect(() => verifyReply('aanleveren', tampered, rules())).toThrow(WusReplyRefused);
    expect(() => verifyReply('aanleveren', tampered, rules())).toThrow('WUS_DIGEST: Body');
  });

  it('a real reply that is wrapped in any of eight ways is refused', () => {
    const real = valid.toString('utf8');
    const part = (open: string, close: string) => new RegExp(`${open}[\\s\\S]*?${close}`).exec(real)?.[0] ?? '';
    const body = part('<soapenv:Body', '</soapenv:Body>');
    const signature = part('<Signature ', '</Signature>');
    const evil = (id: string) => body.replace('w_20', id).replace('700627b6', '00000000');
    const hide = (element: string) => `<x:W xmlns:x="urn:x">${element}</x:W>`;
    const moved = (id: string) => real.replace(body, evil(id));
    const shapes = [
      moved('evil').replace('</soapenv:Header>', `${hide(body)}</soapenv:Header>`),
      moved('w_20').replace('</soapenv:Header>', `${hide(body)}</soapenv:Header>`),
      moved('evil').replace('</s:Security>', `${hide(body)}</s:Security>`),
      moved('evil').replace('</Signature>', `<Object>${body}</Object></Signature>`),
      real.replace(body, evil('evil').replace('</soapenv:Body>', `${hide(body)}</soapenv:Body>`)),
      real.replace('</soapenv:Envelope>', `${evil('evil')}</soapenv:Envelope>`),
      real.replace(body, `${evil('evil')}${body}`),
      moved('w_20').replace(signature, `${signature}${signature}`),
    ];
    for (const shape of shapes) {
      expect(shape).not.toBe(real);
      expect(() => verifyReply('aanleveren', Buffer.from(shape), rules())).toThrow(WusReplyRefused);
    }
  });

  it('the real fault is read as error information', () => {
    const fault = verifyReply('aanleveren', file('soap-replies/fault-deliver-response.xml'), {
      ...rules(),
      messageId: 'urn:uuid:fbb2d0e7-d861-408b-98b8-2708f8f3210f',
    });
    expect(fault).toMatchObject({
      kind: 'fault',
      fault: { foutcode: 'ALS100', faultactor: 'Verantwoordingsplichtige' },
    });
  });

  it('the simulator writes a fault byte for byte as Logius does', () => {
    const real = file('soap-replies/fault-deliver-response.xml').toString('utf8');
    const foutbeschrijving = /<fault:foutbeschrijving>([\s\S]*?)<\/fault/.exec(real)?.[1] ?? '';
    const id = 'urn:uuid:fbb2d0e7-d861-408b-98b8-2708f8f3210f';
    const own = buildFault({
      service: 'aanleverservice',
      operation: 'aanleveren',
      messageId: id,
      relatesTo: id,
      foutcode: 'ALS100',
      foutbeschrijving,
    });
    expect(own.toString('utf8')).toBe(real.trimEnd());
  });

  it('requests that other software signed pass our verifier', () => {
    const trust = new TrustStore({ authorities: splitPem(file('own/soap-samples/test-chain.pem').toString('utf8')) });
    for (const [name, service] of [
      ['aanleveren-request-sha1', 'aanleverservice'],
      ['aanleveren-request-sha256', 'aanleverservice'],
      ['getStatussenProces-request-sha1', 'statusinformatieservice'],
    ] as const) {
      const now = new Date('2026-11-22T14:03:00Z');
      const verified = verifyRequest(file(`own/soap-samples/${name}.xml`), { service, trust, now });
      expect(verified.signer.oin).toBe('00000099123456780000');
    }
  });
});

const IDS = [
  [NS.soap, 'Body'],
  [NS.wsu, 'Timestamp'],
  [NS.wsse, 'BinarySecurityToken'],
  ...['To', 'Action', 'MessageID', 'ReplyTo', 'RelatesTo'].map((name) => [NS.wsa, name]),
].flatMap(([uri, name]) => ['--id-attr:Id', `${uri}:${name}`]);

when(has('xmlsec1'), 'xmlsec1')('xmlsec1', () => {
  it.each(['sha1', 'sha256'] as const)(
    'verifies every message we sign with %s, and refuses it altered',
    async (suite) => {
      for (const [name, bytes] of Object.entries(await ownMessages(suite))) {
        const signer = name.length > 0 && bytes.includes('w_25') ? pki.replySigner : pki.client;
        const key = temporary('signer.pem', splitPem(signer.certificate)[0] ?? '');
        const verify = (content: Buffer | string) =>
          spawnSync('xmlsec1', [
            '--verify',
            ...IDS,
            '--pubkey-cert-pem',
            key,
            '--enabled-key-data',
            'rsa',
            temporary('message.xml', content),
          ]);
        expect([name, verify(bytes).status]).toEqual([name, 0]);
        expect(verify(bytes.toString('utf8').replace(/(Created>)2026/, '$12027')).status).not.toBe(0);
      }
    },
  );
});

when(has('xmllint') && present, `xmllint or ${data}`)('xmllint', () => {
  it('finds every body valid against the published XSD', async () => {
    for (const [name, bytes] of Object.entries(await ownMessages('sha1'))) {
      const body = find(parseXml(bytes, LIMITS), 'Body');
      const content = body?.children[0];
      const path = temporary(`${name}.xml`, typeof content === 'object' ? canonicalise(content) : '');
      execFileSync('xmllint', ['--noout', '--schema', join(data, 'wsdl/digipoort-koppelvlak-1.2.xsd'), path], {
        stdio: 'pipe',
      });
    }
  });

  it('writes the same exclusive canonical form as our canonicaliser', async () => {
    const golden = {
      ...(await ownMessages('sha1')),
      real: file('soap-replies/valid-deliver-response.xml'),
      zeep: file('own/soap-samples/aanleveren-request-sha1.xml'),
      xbrl: file('own/xbrl-samples/icp-opgaaf-2026-q3.xbrl'),
      odd: Buffer.from(
        `<a:r xmlns:a="urn:a" xmlns="urn:d" xmlns:u="urn:unused"><b xmlns="" z="1" a:y="&#10;&quot;&lt;" xmlns:c="urn:c" c:x=" t&#9;"/><a:c xml:lang="nl" b='"'>&#13;&gt;é😀</a:c><d xmlns="urn:d"><e xmlns:a="urn:other"><a:f/></e></d></a:r>`,
      ),
    };
    for (const [name, bytes] of Object.entries(golden)) {
      const expected = execFileSync('xmllint', ['--exc-c14n', temporary(`${name}.xml`, bytes)]);
      expect(canonicalise(parseXml(bytes, LIMITS))).toBe(expected.toString('utf8').trimEnd());
    }
  });
});
