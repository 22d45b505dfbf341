// Holds our verifier against what others made: real replies of Digipoort and requests that other software signed.
import { expect, it } from '@jest/globals';
import { X509Certificate } from 'node:crypto';
import { splitPem } from '@akkoord/digipoort-simulator';
import { buildFault, parseXml, TrustStore, verifyReply, verifyRequest, WusReplyRefused } from '@akkoord/wus';
import { DATA, dataFile, find, hasData, LIMITS, when } from './wus-oracles.js';

const asked = 'urn:uuid:de1dc4f7-98ab-4a03-90a5-e9efd20b1003';

when(hasData, DATA)('real messages', () => {
  const valid = hasData ? dataFile('soap-replies/valid-deliver-response.xml') : Buffer.alloc(0);
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
    const tampered = dataFile('soap-replies/tampered-deliver-response.xml');
    expect(() => verifyReply('aanleveren', tampered, rules())).toThrow(WusReplyRefused);
    expect(() => verifyReply('aanleveren', tampered, rules())).toThrow('WUS_DIGEST: Body');
  });

  it('the real fault is read as error information', () => {
    const fault = verifyReply('aanleveren', dataFile('soap-replies/fault-deliver-response.xml'), {
      ...rules(),
      messageId: 'urn:uuid:fbb2d0e7-d861-408b-98b8-2708f8f3210f',
    });
    expect(fault).toMatchObject({
      kind: 'fault',
      fault: { foutcode: 'ALS100', faultactor: 'Verantwoordingsplichtige' },
    });
  });

  it('the simulator writes a fault byte for byte as Logius does', () => {
    const real = dataFile('soap-replies/fault-deliver-response.xml').toString('utf8');
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
    const trust = new TrustStore({
      authorities: splitPem(dataFile('own/soap-samples/test-chain.pem').toString('utf8')),
    });
    for (const [name, service] of [
      ['aanleveren-request-sha1', 'aanleverservice'],
      ['aanleveren-request-sha256', 'aanleverservice'],
      ['getStatussenProces-request-sha1', 'statusinformatieservice'],
    ] as const) {
      const now = new Date('2026-11-22T14:03:00Z');
      const verified = verifyRequest(dataFile(`own/soap-samples/${name}.xml`), { service, trust, now });
      expect(verified.signer.oin).toBe('00000099123456780000');
    }
  });
});
