import { beforeAll, describe, expect, it } from '@jest/globals';
import { LOGIUS_OIN } from '../constants.js';
import { WusReplyRefused, type RefusalCode } from '../errors.js';
import { buildFault } from '../sign/build-fault.js';
import { buildReply } from '../sign/build-reply.js';
import { WusSigner } from '../sign/signer.js';
import { aReceipt, aStatus } from '../testing/builders.js';
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

function replyBy(identity: TestIdentity, change: Partial<typeof frame> = {}, algorithm: 'sha1' | 'sha256' = 'sha1') {
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

/** Replaces exactly one place, so that a test can never pass because its attack did not happen. */
function change(message: string, from: string | RegExp, to: string): string {
  const changed = message.replace(from, () => to);
  expect(changed).not.toBe(message);
  return changed;
}

const between = (open: string, close: string) => new RegExp(`${open}[\\s\\S]*?${close}`);
const match = (pattern: RegExp) => pattern.exec(reply)?.[0] ?? '';

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
  it('to another operation', async () => {
    const other = await buildReply('getStatussenProces', [], frame, new WusSigner(logius));
    expect(refusal(other)).toBe('WUS_ACTION');
  });
});

describe('a reply that was touched is refused', () => {
  it.each([
    ['the Body', 'Omzetbelasting</', 'Omzetbelastin.</', 'WUS_DIGEST'],
    ['the Timestamp', '<u:Created>2026', '<u:Created>2027', 'WUS_DIGEST'],
    ['the Action', 'aanleverenResponse</wsa', 'aanleverenResponsf</wsa', 'WUS_DIGEST'],
    ['RelatesTo', 'b1003</wsa:RelatesTo', 'b1004</wsa:RelatesTo', 'WUS_DIGEST'],
    ['a digest', /<DigestValue>./, '<DigestValue>+', 'WUS_DIGEST'],
    ['SignedInfo, without effect on digests', '  <SignatureMethod', ' <SignatureMethod', 'WUS_SIGNATURE_VALUE'],
    ['the signature', /<SignatureValue>.{8}/, '<SignatureValue>AAAAAAAA', 'WUS_SIGNATURE_VALUE'],
    ['the name of a part', /xmlns:wsu="[^"]*">urn/, 'xmlns:wsu="urn:other">urn', 'WUS_REFERENCE_UNRESOLVED'],
  ] as [string, string | RegExp, string, RefusalCode][])('%s', (_, from, to, code) => {
    expect(refusal(change(reply, from, to))).toBe(code);
  });

  it.each([
    ['rsa-md5', 'xmldsig#rsa-sha1"', 'xmldsig-more#rsa-md5"'],
    ['hmac', 'xmldsig#rsa-sha1"', 'xmldsig#hmac-sha1"'],
    ['another digest', 'xmldsig#sha1"', 'xmldsig-more#md5"'],
    [
      'inclusive canonicalisation',
      'CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"',
      'CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"',
    ],
    [
      'an XPath transform',
      'Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"',
      'Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"',
    ],
  ])('an algorithm that is not on the list: %s', (_, from, to) => {
    expect(refusal(change(reply, from, to))).toBe('WUS_ALGORITHM');
  });

  it.each([
    ['a comment inside a value', 'Omzet<!-- -->belasting', 'WUS_COMMENT'],
    ['a processing instruction that carries text', 'Omzet<?x y?>belasting', 'WUS_PROCESSING_INSTRUCTION'],
    ['CDATA', '<![CDATA[Omzetbelasting]]>', 'WUS_CDATA'],
    ['an unknown entity', 'Omzet&x;belasting', 'WUS_NOT_WELL_FORMED'],
  ])('%s', (_, text, code) => {
    expect(refusal(change(reply, 'Omzetbelasting', text))).toBe(code);
  });

  it('with a DOCTYPE, whatever is in it', () => {
    expect(refusal(`<!DOCTYPE a [<!ENTITY b "c">]>${reply}`)).toBe('WUS_DOCTYPE');
  });
  it('not in UTF-8, too deep, too large or broken', () => {
    expect(refusal(Buffer.concat([Buffer.from('<a>'), Buffer.from([0xff]), Buffer.from('</a>')]))).toBe('WUS_NOT_UTF8');
    expect(refusal('<?xml version="1.0" encoding="UTF-16"?><a/>')).toBe('WUS_NOT_UTF8');
    expect(refusal('<a>'.repeat(100) + '</a>'.repeat(100))).toBe('WUS_TOO_DEEP');
    expect(refusal(Buffer.alloc(17 * 1024 * 1024, 32))).toBe('WUS_TOO_LARGE');
    expect(refusal(reply.slice(0, -10))).toBe('WUS_NOT_WELL_FORMED');
    expect(refusal('')).toBe('WUS_NOT_WELL_FORMED');
    expect(refusal('<html/>')).toBe('WUS_NOT_SOAP');
  });
});

describe('signature wrapping is refused', () => {
  const evilBody = (id: string) =>
    match(between('<soapenv:Body', '</soapenv:Body>')).replace('w_20', id).replace('700627b6', '00000000');
  const wrapped = (element: string) => `<x:Wrapper xmlns:x="urn:x">${element}</x:Wrapper>`;
  const original = () => match(between('<soapenv:Body', '</soapenv:Body>'));

  it('the signed Body moved into the header, another in its place', () => {
    const moved = change(reply, original(), evilBody('evil'));
    expect(refusal(change(moved, '</soapenv:Header>', `${wrapped(original())}</soapenv:Header>`))).toBe(
      'WUS_REFERENCE_UNRESOLVED',
    );
  });
  it('the same with the same Id', () => {
    const moved = change(reply, original(), evilBody('w_20'));
    expect(refusal(change(moved, '</soapenv:Header>', `${wrapped(original())}</soapenv:Header>`))).toBe(
      'WUS_ID_DUPLICATE',
    );
  });
  it('the signed Body inside the Security header', () => {
    const moved = change(reply, original(), evilBody('evil'));
    expect(refusal(change(moved, '</s:Security>', `${wrapped(original())}</s:Security>`))).toBe(
      'WUS_REFERENCE_UNRESOLVED',
    );
  });
  it('the signed Body inside a ds:Object of the signature', () => {
    const moved = change(reply, original(), evilBody('evil'));
    expect(refusal(change(moved, '</Signature>', `<Object>${original()}</Object></Signature>`))).toBe(
      'WUS_SIGNATURE_SHAPE',
    );
  });
  it('the signed Body inside the false one', () => {
    const nested = evilBody('evil').replace('</soapenv:Body>', `${wrapped(original())}</soapenv:Body>`);
    expect(refusal(change(reply, original(), nested))).toBe('WUS_REFERENCE_UNRESOLVED');
  });
  it('two Bodies', () => {
    expect(refusal(change(reply, '</soapenv:Envelope>', `${evilBody('evil')}</soapenv:Envelope>`))).toBe(
      'WUS_NOT_SOAP',
    );
  });
  it('two of a header, the second unsigned', () => {
    const second = '<wsa:Action>http://evil</wsa:Action>';
    expect(refusal(change(reply, '</soapenv:Header>', `${second}</soapenv:Header>`))).toBe('WUS_HEADER_DUPLICATE');
  });
  it('an unsigned header of WS-Addressing', () => {
    const extra = '<wsa:FaultTo><wsa:Address>http://evil</wsa:Address></wsa:FaultTo>';
    expect(refusal(change(reply, '</soapenv:Header>', `${extra}</soapenv:Header>`))).toBe('WUS_PART_NOT_SIGNED');
  });
  it('a second signature, beside the first or elsewhere', () => {
    const signature = match(between('<Signature ', '</Signature>'));
    expect(refusal(change(reply, '</s:Security>', `${signature}</s:Security>`))).toBe('WUS_SIGNATURE_DUPLICATE');
    expect(refusal(change(reply, '</soapenv:Header>', `${wrapped(signature)}</soapenv:Header>`))).toBe(
      'WUS_SIGNATURE_DUPLICATE',
    );
  });
  it('two Timestamps or two tokens', () => {
    const timestamp = match(between('<u:Timestamp', '</u:Timestamp>')).replace('w_25', 'other');
    expect(refusal(change(reply, '<u:Timestamp', `${timestamp}<u:Timestamp`))).toBe('WUS_TIMESTAMP');
    const token = match(between('<wsse:BinarySecurityToken', '</wsse:BinarySecurityToken>')).replace(
      'SecurityToken-',
      'Other-',
    );
    expect(refusal(change(reply, '<wsse:BinarySecurityToken', `${token}<wsse:BinarySecurityToken`))).toBe('WUS_TOKEN');
  });
  it('a part left out of the signature, or no signature at all', () => {
    const reference = match(between('  <Reference URI="#w_23"', '</Reference>'));
    expect(refusal(change(reply, reference, ''))).toBe('WUS_PART_NOT_SIGNED');
    expect(refusal(change(reply, match(between('<Signature ', '</Signature>')), ''))).toBe('WUS_SIGNATURE_MISSING');
    expect(refusal(change(reply, match(between('<s:Security', '</s:Security>')), ''))).toBe('WUS_SECURITY_MISSING');
  });
  it('a header missing, or a reference to outside', () => {
    expect(refusal(change(reply, match(between('<wsa:RelatesTo', '</wsa:RelatesTo>')), ''))).toBe(
      'WUS_REFERENCE_UNRESOLVED',
    );
    expect(refusal(change(reply, 'URI="#w_20"', 'URI="http://evil/"'))).toBe('WUS_REFERENCE_UNRESOLVED');
    expect(refusal(change(reply, 'URI="#w_20"', 'URI=""'))).toBe('WUS_REFERENCE_UNRESOLVED');
  });
  it('a certificate of someone else put in the token', () => {
    const token = logius.certificate.raw.toString('base64');
    expect(refusal(change(reply, token, foreign.certificate.raw.toString('base64')))).toBe('WUS_SIGNATURE_VALUE');
  });
});
