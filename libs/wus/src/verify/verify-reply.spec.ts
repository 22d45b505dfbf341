import { beforeAll, describe, expect, it } from '@jest/globals';
import { LOGIUS_OIN } from '../constants.js';
import { WusReplyRefused, type RefusalCode } from '../errors.js';
import { buildFault } from '../sign/build-fault.js';
import { buildReply, type ReplyFrame } from '../sign/build-reply.js';
import { WusSigner } from '../sign/signer.js';
import { ATTACKS, change } from '../testing/attacks.js';
import { aReceipt, aStatus } from '../testing/builders.js';
import { redigest, resign } from '../testing/resign.js';
import { testIdentities, type TestIdentity } from '../testing/test-identity.js';
import { fingerprintOf } from './certificate.js';
import { TrustStore } from './trust.js';
import { verifyReply } from './verify-reply.js';

const NOW = new Date('2026-11-22T12:00:00.500Z');
const ASKED = 'urn:uuid:de1dc4f7-98ab-4a03-90a5-e9efd20b1003';

let logius: TestIdentity;
let stranger: TestIdentity;
let trust: TrustStore;
let foreign: TestIdentity;
let reply: string;

beforeAll(async () => {
  const own = await testIdentities([LOGIUS_OIN, '00000099000000010000'], NOW);
  [logius, stranger] = own.identities;
  trust = new TrustStore({ authorities: [own.root], oin: LOGIUS_OIN });
  [foreign] = (await testIdentities([LOGIUS_OIN], NOW)).identities;
  reply = (await replyBy(logius)).toString('utf8');
});

const frame = { messageId: ASKED, relatesTo: ASKED, now: NOW, tokenId: 'c033c516-e6a6-4dfe-b7bc-822dac8f8c5a' };

function replyBy(identity: TestIdentity, change: Partial<ReplyFrame> = {}, algorithm: 'sha1' | 'sha256' = 'sha1') {
  return buildReply('aanleveren', aReceipt(), { ...frame, ...change }, new WusSigner({ ...identity, algorithm }));
}

function refusal(message: string | Buffer, now = NOW, store = trust): RefusalCode | 'accepted' {
  try {
    verifyReply('aanleveren', Buffer.from(message), { messageId: ASKED, trust: store, now });
    return 'accepted';
  } catch (error) {
    if (error instanceof WusReplyRefused) return error.code;
    throw error;
  }
}

describe('a reply', () => {
  it('is read when it is signed by the right party', () => {
    const verified = verifyReply('aanleveren', Buffer.from(reply), { messageId: ASKED, trust, now: NOW });
    expect(verified).toMatchObject({ kind: 'answer', reply: aReceipt(), signer: { oin: LOGIUS_OIN } });
  });

  it('is read with SHA-256 too, unless only SHA-1 is allowed', async () => {
    const modern = await replyBy(logius, {}, 'sha256');
    expect(refusal(modern)).toBe('accepted');
    const rules = { messageId: ASKED, trust, now: NOW, algorithms: ['sha1'] as const };
    expect(() => verifyReply('aanleveren', modern, rules)).toThrow('WUS_ALGORITHM');
  });

  it('is believed when its very certificate is pinned', () => {
    expect(refusal(reply, NOW, new TrustStore({ pinned: [logius.certificate.fingerprint256] }))).toBe('accepted');
    const other = new TrustStore({ pinned: [fingerprintOf(stranger.certificate)] });
    expect(refusal(reply, NOW, other)).toBe('WUS_CERTIFICATE_UNTRUSTED');
  });

  it('reads a list, an empty one and statuses with details', async () => {
    const statuses = [
      aStatus({ statuscode: '100' }),
      aStatus({ statusFoutcode: { foutcode: 'X1', foutbeschrijving: 'a < b & "c" > d' }, statusdetails: '<R a="1"/>' }),
    ];
    for (const list of [[], statuses]) {
      const bytes = await buildReply('getStatussenProces', list, frame, new WusSigner(logius));
      const verified = verifyReply('getStatussenProces', bytes, { messageId: ASKED, trust, now: NOW });
      expect(verified).toMatchObject({ kind: 'answer', reply: list });
    }
  });

  it('that is an unsigned fault is error information only', () => {
    const told = { foutcode: 'ALS100', foutbeschrijving: 'Kapot & <stuk>' };
    const fault = buildFault({
      service: 'aanleverservice',
      operation: 'aanleveren',
      messageId: ASKED,
      relatesTo: ASKED,
      ...told,
    });
    const verified = verifyReply('aanleveren', fault, { messageId: ASKED, trust, now: NOW });
    expect(verified).toMatchObject({ kind: 'fault', fault: { ...told, faultstring: 'Algemene fout' } });
    expect(refusal(change(fault.toString(), /<wsa:RelatesTo>[^<]*/, '<wsa:RelatesTo>urn:uuid:other'))).toBe(
      'WUS_RELATES_TO',
    );
  });
});

describe('a reply by someone else or for another question is refused', () => {
  it('of another authority, with the right OIN', async () => {
    expect(refusal(await replyBy(foreign))).toBe('WUS_CERTIFICATE_UNTRUSTED');
  });
  it('of the right authority, with another OIN', async () => {
    expect(refusal(await replyBy(stranger))).toBe('WUS_OIN');
  });
  it('outside the life of the certificate', async () => {
    const later = new Date('2026-12-24T00:00:00Z');
    expect(refusal(await replyBy(logius, { now: later }), later)).toBe('WUS_CERTIFICATE_EXPIRED');
  });
  it('too late or too early, beyond the clock skew', () => {
    const after = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
    expect(refusal(reply, after(10.9))).toBe('accepted');
    expect(refusal(reply, after(11.1))).toBe('WUS_TIMESTAMP_EXPIRED');
    expect(refusal(reply, after(-0.9))).toBe('accepted');
    expect(refusal(reply, after(-1.1))).toBe('WUS_TIMESTAMP_FUTURE');
  });
  it('that relates to another message', async () => {
    expect(refusal(await replyBy(logius, { relatesTo: 'urn:uuid:another' }))).toBe('WUS_RELATES_TO');
  });
  it('to someone else', async () => {
    expect(refusal(await replyBy(logius, { to: 'https://someone.example/' }))).toBe('WUS_TO');
  });
  it('to another operation', async () => {
    const other = await buildReply('getStatussenProces', [], frame, new WusSigner(logius));
    expect(refusal(other)).toBe('WUS_ACTION');
  });
});

describe('an attack on a reply is refused', () => {
  it.each(ATTACKS.map(({ name, code, mount }) => [name, code, mount] as const))('%s: %s', (_, code, mount) => {
    expect(refusal(mount(reply))).toBe(code);
  });

  const forged = () => change(reply, '<kenmerk>7', '<kenmerk>8');

  it('another Body with a digest that fits, under the old signature', () => {
    expect(refusal(redigest(forged()))).toBe('WUS_SIGNATURE_VALUE');
  });
  it('signed anew by someone of another authority who gave himself the OIN of Logius', () => {
    expect(refusal(resign(forged(), foreign))).toBe('WUS_CERTIFICATE_UNTRUSTED');
  });
  it('signed anew by another customer of the same authority', () => {
    expect(refusal(resign(forged(), stranger))).toBe('WUS_OIN');
  });
  it('the certificate in the token exchanged', () => {
    const token = logius.certificate.raw.toString('base64');
    expect(refusal(change(reply, token, foreign.certificate.raw.toString('base64')))).toBe('WUS_SIGNATURE_VALUE');
  });
  it('a key that is too short', async () => {
    const weak = (await testIdentities([LOGIUS_OIN], NOW, 1024)).identities[0];
    expect(refusal(resign(reply, weak))).toBe('WUS_ALGORITHM');
  });
  it('a part left out, though whoever signed could be trusted', () => {
    const reference = /<Reference URI="#w_20">[\s\S]*?<\/Reference>/;
    expect(refusal(resign(change(reply, reference, ''), logius))).toBe('WUS_PART_NOT_SIGNED');
  });
  it('a Timestamp that ends before it begins, or that is none', () => {
    expect(refusal(resign(change(reply, /<u:Expires>\d{4}/, '<u:Expires>2020'), logius))).toBe('WUS_TIMESTAMP');
    expect(refusal(resign(change(reply, /<u:Created>[^<]*/, '<u:Created>yesterday'), logius))).toBe('WUS_TIMESTAMP');
  });
  it('a prefix list without end', () => {
    const list = `<x:InclusiveNamespaces PrefixList="${'a '.repeat(1000)}"/>`;
    const transform = '<Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"';
    expect(refusal(change(reply, `${transform}/>`, `${transform}>${list}</Transform>`))).toBe('WUS_SIGNATURE_SHAPE');
  });
  it('a certificate that cannot be read', () => {
    const token = logius.certificate.raw.toString('base64');
    expect(refusal(change(reply, token, 'AAAA'))).toBe('WUS_TOKEN');
    expect(refusal(change(reply, token, '%'))).toBe('WUS_TOKEN');
  });
  it('a certificate whose key cannot be read, though the rest of it can', () => {
    const der = Buffer.from(logius.certificate.raw);
    // The first byte of the modulus' length: found by fuzzing, once it threw an error of OpenSSL.
    const at = der.indexOf(Buffer.from('0282010100', 'hex'));
    expect(at).toBeGreaterThan(0);
    der[at] = 0x05;
    const token = logius.certificate.raw.toString('base64');
    expect(refusal(change(reply, token, der.toString('base64')))).toBe('WUS_TOKEN');
  });
  it('bytes that are no XML, no SOAP or no UTF-8', () => {
    expect(refusal('')).toBe('WUS_NOT_WELL_FORMED');
    expect(refusal('<html/>')).toBe('WUS_NOT_SOAP');
    expect(refusal(Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e]))).toBe('WUS_NOT_UTF8');
    expect(refusal('<?xml version="1.0" encoding="UTF-16"?><a/>')).toBe('WUS_NOT_UTF8');
  });
});

describe('a fault never counts as success', () => {
  const fault =
    '<soapenv:Fault><faultcode>soapenv:Client</faultcode><faultstring>Algemene fout</faultstring></soapenv:Fault>';
  const body = () => /<soapenv:Body[^>]*>([\s\S]*)<\/soapenv:Body>/.exec(reply)?.[1] ?? '';
  const kind = (message: string) =>
    verifyReply('aanleveren', Buffer.from(message), { messageId: ASKED, trust, now: NOW }).kind;

  it('though it is signed, by whoever it is', () => {
    for (const by of [logius, foreign]) expect(kind(resign(change(reply, body(), fault), by))).toBe('fault');
  });
  it('though an answer stands beside it or in it', () => {
    expect(refusal(resign(change(reply, body(), fault + body()), logius))).toBe('WUS_BODY');
    expect(refusal(resign(change(reply, body(), body() + fault), logius))).toBe('WUS_BODY');
    const inside = change(fault, '</soapenv:Fault>', `<detail>${body()}</detail></soapenv:Fault>`);
    expect(kind(change(reply, body(), inside))).toBe('fault');
  });
  it('and one to another message is not taken at all', () => {
    const other = change(reply, /(<wsa:RelatesTo [^>]*>)[^<]*/, '<wsa:RelatesTo>urn:uuid:other');
    expect(refusal(change(other, body(), fault))).toBe('WUS_RELATES_TO');
  });
});
