// Every attack of libs/wus/README.md on a reply that Logius really signed.
import { beforeAll, expect, it } from '@jest/globals';
import { X509Certificate } from 'node:crypto';
import { TrustStore, verifyReply, WusReplyRefused, type ReplyRules, type WusOperation } from '@akkoord/wus';
import { ATTACKS, change } from '../../libs/wus/src/testing/attacks.js';
import { redigest, resign } from '../../libs/wus/src/testing/resign.js';
import { testIdentities, type TestIdentity } from '../../libs/wus/src/testing/test-identity.js';
import { DATA, dataFile, hasData, when } from './wus-oracles.js';

const ASKED = 'urn:uuid:de1dc4f7-98ab-4a03-90a5-e9efd20b1003';
const OIN = '00000004003214345001';
const THEN = new Date('2021-03-07T11:38:00Z');
const minutes = (count: number) => new Date(THEN.getTime() + count * 60_000);

when(hasData, DATA)('the real reply', () => {
  const reply = hasData ? dataFile('soap-replies/valid-deliver-response.xml').toString('utf8') : '';
  let rules: ReplyRules;
  let foreign: TestIdentity;
  let foreignRoot: X509Certificate;

  beforeAll(async () => {
    const token = /BinarySecurityToken[^>]*>([^<]+)/.exec(reply)?.[1] ?? '';
    const certificate = new X509Certificate(Buffer.from(token, 'base64'));
    rules = { messageId: ASKED, trust: new TrustStore({ pinned: [certificate.fingerprint256], oin: OIN }), now: THEN };
    const made = await testIdentities([OIN], THEN);
    [foreign] = made.identities;
    foreignRoot = made.root;
  });

  function verdict(message: string, other: Partial<ReplyRules> = {}, operation: WusOperation = 'aanleveren'): string {
    try {
      return verifyReply(operation, Buffer.from(message), { ...rules, ...other }).kind;
    } catch (error) {
      if (error instanceof WusReplyRefused) return error.code;
      throw error;
    }
  }

  it('is believed as it is', () => expect(verdict(reply)).toBe('answer'));

  it.each(ATTACKS.map(({ name, code, mount }) => [name, code, mount] as const))('%s: %s', (_, code, mount) => {
    expect(verdict(mount(reply))).toBe(code);
  });

  it('another Body with a digest that fits', () => {
    expect(verdict(redigest(change(reply, '<kenmerk>7', '<kenmerk>8')))).toBe('WUS_SIGNATURE_VALUE');
  });
  it('signed anew with a certificate that bears the OIN of Logius', () => {
    const forged = resign(change(reply, '<kenmerk>7', '<kenmerk>8'), foreign);
    expect(verdict(forged)).toBe('WUS_CERTIFICATE_UNTRUSTED');
    // Only whoever trusts that authority would believe it: the rest of the forgery is perfect.
    expect(verdict(forged, { trust: new TrustStore({ authorities: [foreignRoot], oin: OIN }) })).toBe('answer');
  });
  it('signed by a certificate that is not the one expected', () => {
    const trust = new TrustStore({ pinned: [foreign.certificate.fingerprint256] });
    expect(verdict(reply, { trust })).toBe('WUS_CERTIFICATE_UNTRUSTED');
  });
  it('with another OIN than that of Logius', () => {
    const pinned = [new X509Certificate(foreign.certificate.raw).fingerprint256];
    const trust = new TrustStore({ pinned, oin: '00000004000000000000' });
    expect(verdict(resign(reply, foreign), { trust })).toBe('WUS_OIN');
  });
  it('after its certificate has ended', () => {
    expect(verdict(reply, { now: new Date('2022-10-04T00:00:00Z') })).toBe('WUS_CERTIFICATE_EXPIRED');
  });
  it('after its Timestamp has ended, or before it begins', () => {
    expect(verdict(reply, { now: minutes(9) })).toBe('answer');
    expect(verdict(reply, { now: minutes(11) })).toBe('WUS_TIMESTAMP_EXPIRED');
    expect(verdict(reply, { now: minutes(-2) })).toBe('WUS_TIMESTAMP_FUTURE');
  });
  it('to another question, address or operation', () => {
    expect(verdict(reply, { messageId: 'urn:uuid:another' })).toBe('WUS_RELATES_TO');
    expect(verdict(reply, { to: 'https://someone.example/' })).toBe('WUS_TO');
    expect(verdict(reply, {}, 'getProcessen')).toBe('WUS_ACTION');
  });
  it('with an algorithm that is not allowed here', () => {
    expect(verdict(reply, { algorithms: ['sha256'] })).toBe('WUS_ALGORITHM');
  });
  it('turned into a fault is error information, and never an answer', () => {
    const fault = '<soapenv:Fault><faultcode>soapenv:Client</faultcode><faultstring>x</faultstring></soapenv:Fault>';
    const body = /<soapenv:Body[^>]*>([\s\S]*)<\/soapenv:Body>/.exec(reply)?.[1] ?? '';
    expect(verdict(change(reply, body, fault))).toBe('fault');
    expect(verdict(change(reply, body, fault + body))).toBe('WUS_BODY');
    expect(verdict(change(reply, body, body + fault))).toBe('WUS_DIGEST');
  });
});
