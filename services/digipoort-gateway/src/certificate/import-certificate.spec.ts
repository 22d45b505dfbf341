import forge from 'node-forge';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { X509Certificate } from 'node:crypto';
import { aroundIt, OpensslFiles } from '../testing/openssl-files.js';
import { examineCertificate, type IntendedUse } from './examine-certificate.js';
import { certificatesOf, readPem } from './read-pem.js';
import { readPkcs12 } from './read-pkcs12.js';

const NOW = new Date('2026-11-22T12:00:00Z');
const DAY = 86_400_000;
const LIMITS = { timeoutMs: 20_000, memoryMb: 64 };
const TEST_OIN = '00000099123456780000';
const OIN = '00000003123456780000';
const PRODUCTION = { role: 'both', environment: 'production' } as const;

let files: OpensslFiles;
const good = ['office.key', 'office.pem', 'issuing.pem', 'root.pem'];

beforeAll(() => {
  files = new OpensslFiles();
  files.end({ name: 'office', oin: OIN, ...aroundIt(NOW) });
  files.end({ name: 'other', oin: OIN, ...aroundIt(NOW) });
  files.end({ name: 'test', oin: TEST_OIN, ...aroundIt(NOW) });
  files.end({ name: 'old', oin: OIN, from: new Date(NOW.getTime() - 9 * DAY), until: new Date(NOW.getTime() - DAY) });
  files.end({ name: 'next', oin: OIN, from: new Date(NOW.getTime() + DAY), until: new Date(NOW.getTime() + 9 * DAY) });
  files.end({ name: 'server', oin: OIN, ...aroundIt(NOW), usage: 'serverAuth' });
  files.end({ name: 'nameless', ...aroundIt(NOW) });
  files.end({ name: 'strange', oin: '99999999123456780000', ...aroundIt(NOW) });
  files.end({ name: 'curve', oin: OIN, ...aroundIt(NOW), curve: 'prime256v1' });
  files.end({ name: 'short', oin: OIN, ...aroundIt(NOW), keyBits: 1024 });
});
afterAll(() => files.remove());

const refusal = (code: string) =>
  expect.objectContaining({ code, messages: { nl: expect.any(String), en: expect.any(String) } });

/** Reads and examines a container made by OpenSSL. */
async function take(
  parts: readonly string[],
  how: { password?: string; given?: string; options?: readonly string[]; use?: IntendedUse } = {},
) {
  const { password = 'geheim', given = password, options = [], use = PRODUCTION } = how;
  const container = files.container('it.p12', parts, password, options);
  return examineCertificate(await readPkcs12(container, given, LIMITS), use, [], NOW);
}

describe('a PKCS#12 container', () => {
  const kinds: [string, string[]][] = [
    ['AES-256 with SHA-256', ['-keypbe', 'AES-256-CBC', '-certpbe', 'AES-256-CBC', '-macalg', 'sha256']],
    ['AES-128 with SHA-512', ['-keypbe', 'AES-128-CBC', '-certpbe', 'AES-128-CBC', '-macalg', 'sha512']],
    ['3DES with SHA-1', ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1']],
    ['legacy RC2-40', ['-legacy']],
    ['no encryption at all', ['-keypbe', 'NONE', '-certpbe', 'NONE']],
  ];

  it.each(kinds)('of %s gives key, certificate and chain, byte for byte', async (name, options) => {
    if (options[0] === '-legacy' && !canLegacy()) {
      console.warn(`skipped: this openssl cannot make ${name}`);
      return;
    }
    const examined = await take(good, { options });
    expect(examined.certificate.raw).toEqual(new X509Certificate(files.text('office.pem')).raw);
    expect(examined.chain.map(({ raw }) => raw)).toEqual(certificatesOf(files.authorities).map(({ raw }) => raw));
    expect(examined.key.export({ type: 'pkcs8', format: 'pem' })).toBe(files.text('office.key'));
    expect(examined).toMatchObject({
      oin: OIN,
      oinDescription: { kind: 'kvk', number: '12345678' },
      nature: 'production',
      remarks: [],
    });
  });

  it.each(['wachtwoord', 'wächtwøord€', ''])('opens with the password %p and with no other', async (password) => {
    expect((await take(good, { password })).oin).toBe(OIN);
    await expect(take(good, { password, given: `${password}x` })).rejects.toEqual(
      refusal('CERTIFICATE_PASSWORD_WRONG'),
    );
  });

  it.each([
    ['without a key', ['office.pem', 'issuing.pem'], ['-nokeys'], 'CERTIFICATE_KEY_MISSING'],
    ['without certificates', ['office.key'], ['-nocerts'], 'CERTIFICATE_MISSING'],
    ['without its chain', ['office.key', 'office.pem'], [], 'CERTIFICATE_CHAIN_MISSING'],
    ['that has expired', ['old.key', 'old.pem', 'issuing.pem'], [], 'CERTIFICATE_EXPIRED'],
    ['without a number', ['nameless.key', 'nameless.pem', 'issuing.pem'], [], 'CERTIFICATE_WITHOUT_OIN'],
    ['that may not connect', ['server.key', 'server.pem', 'issuing.pem'], [], 'CERTIFICATE_NOT_FOR_TLS'],
    ['for tests only', ['test.key', 'test.pem', 'issuing.pem'], [], 'CERTIFICATE_TEST_IN_PRODUCTION'],
    ['with an EC key', ['curve.key', 'curve.pem', 'issuing.pem'], [], 'CERTIFICATE_KEY_UNSUITABLE'],
    ['with a short key', ['short.key', 'short.pem', 'issuing.pem'], [], 'CERTIFICATE_KEY_UNSUITABLE'],
  ])('%s is refused', async (_, parts, options, code) => {
    await expect(take(parts, { options })).rejects.toEqual(refusal(code));
  });

  it('is taken with a remark for what a person should know', async () => {
    const remarks = async (...parts: string[]) => (await take(parts)).remarks;
    expect(await remarks('next.key', 'next.pem', 'issuing.pem', 'root.pem')).toEqual(['CERTIFICATE_NOT_YET_VALID']);
    expect(await remarks('office.key', 'office.pem', 'issuing.pem')).toEqual(['CERTIFICATE_CHAIN_INCOMPLETE']);
    expect(await remarks('strange.key', 'strange.pem', 'issuing.pem', 'root.pem')).toEqual(['CERTIFICATE_OIN_UNKNOWN']);
    const use = { role: 'both', environment: 'test' } as const;
    expect((await take(good, { use })).remarks).toEqual(['CERTIFICATE_PRODUCTION_IN_TEST']);
    const parts = ['test.key', 'test.pem', 'issuing.pem', 'root.pem'];
    expect(await take(parts, { use })).toMatchObject({ nature: 'test', remarks: [], oinDescription: { kind: 'test' } });
    const signing = { role: 'signing', environment: 'production' } as const;
    expect((await take(['server.key', 'server.pem', 'issuing.pem', 'root.pem'], { use: signing })).remarks).toEqual([]);
  });

  it('with the key of another is refused', async () => {
    // OpenSSL will not make such a file; broken tools do.
    const key = forge.pki.privateKeyFromPem(files.text('other.key'));
    const certificate = forge.pki.certificateFromPem(files.text('office.pem'));
    const asn1 = forge.pkcs12.toPkcs12Asn1(key, certificate, 'geheim', { algorithm: '3des' });
    const container = Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'binary');
    const content = await readPkcs12(container, 'geheim', LIMITS);
    expect(() => examineCertificate(content, PRODUCTION, [], NOW)).toThrow(refusal('CERTIFICATE_KEY_MISMATCH'));
  });

  it('with a chain that is known otherwise is complete', async () => {
    const content = await readPkcs12(files.container('it.p12', ['office.key', 'office.pem']), 'geheim', LIMITS);
    const { chain } = examineCertificate(content, PRODUCTION, certificatesOf(files.authorities), NOW);
    expect(chain).toHaveLength(2);
  });

  it.each([
    ['empty', () => Buffer.alloc(0)],
    ['text', () => Buffer.from('-----BEGIN CERTIFICATE-----')],
    ['cut short', (whole: Buffer) => whole.subarray(0, whole.length / 2)],
    ['of another kind', () => new X509Certificate(files.text('office.pem')).raw],
  ])('that is %s is refused as broken', async (_, damage) => {
    const damaged = damage(files.container('it.p12', good));
    await expect(readPkcs12(damaged, 'geheim', LIMITS)).rejects.toEqual(refusal('CERTIFICATE_FILE_BROKEN'));
  });

  it('with one bit changed is never taken for another', async () => {
    const whole = files.container('it.p12', good);
    for (const place of [40, 400, 1000, whole.length - 100]) {
      const damaged = Buffer.from(whole);
      damaged[place] = (damaged[place] ?? 0) ^ 1;
      await expect(readPkcs12(damaged, 'geheim', LIMITS)).rejects.toMatchObject({ code: /^CERTIFICATE_/ });
    }
  });

  it('that is too large is not even read', async () => {
    const large = readPkcs12(Buffer.alloc(128 * 1024 + 1), 'geheim', LIMITS);
    await expect(large).rejects.toEqual(refusal('CERTIFICATE_FILE_TOO_LARGE'));
  });

  it('that keeps a processor busy is given up, by count or by clock', async () => {
    const heavy = (count: string) => ['-iter', count, '-keypbe', 'AES-256-CBC', '-certpbe', 'AES-256-CBC', '-nomac'];
    const counted = files.container('heavy.p12', good, 'geheim', heavy('2000001'));
    await expect(readPkcs12(counted, 'geheim', LIMITS)).rejects.toEqual(refusal('CERTIFICATE_FILE_TOO_HEAVY'));
    // The key derivation of 3DES is plain JavaScript: the thread is ended in the middle of it.
    const slow = files.container('slow.p12', good, 'geheim', ['-iter', '600000', '-keypbe', 'PBE-SHA1-3DES']);
    const impatient = readPkcs12(slow, 'geheim', { ...LIMITS, timeoutMs: 300 });
    await expect(impatient).rejects.toEqual(refusal('CERTIFICATE_FILE_TOO_HEAVY'));
  });

  it('that needs more memory than the thread has is given up', async () => {
    // Deeply nested empty sequences: each level costs forge an object.
    const nested = Buffer.alloc(120 * 1024, Buffer.of(0x30, 0x80));
    const outcome = readPkcs12(nested, 'geheim', { ...LIMITS, memoryMb: 16 });
    await expect(outcome).rejects.toMatchObject({ code: /^CERTIFICATE_FILE_(BROKEN|TOO_HEAVY)$/ });
  });

  const canLegacy = () => {
    try {
      files.container('legacy.p12', good, 'geheim', ['-legacy']);
      return true;
    } catch {
      return false;
    }
  };
});

describe('key and certificate in PEM', () => {
  it('are taken together, and refused when they do not belong together', () => {
    const pem = files.text('office.pem') + files.authorities;
    expect(examineCertificate(readPem(files.text('office.key'), pem), PRODUCTION, [], NOW).oin).toBe(OIN);
    const mixed = readPem(files.text('other.key'), pem);
    expect(() => examineCertificate(mixed, PRODUCTION, [], NOW)).toThrow(refusal('CERTIFICATE_KEY_MISMATCH'));
  });

  it('are refused when unreadable, locked or too large', () => {
    const locked = files.openssl('rsa', '-in', files.path('office.key'), '-aes256', '-passout', 'pass:x');
    for (const key of ['', 'geen sleutel', locked])
      expect(() => readPem(key, files.text('office.pem'))).toThrow(refusal('CERTIFICATE_PEM_BROKEN'));
    expect(() => readPem('x'.repeat(200_000), '')).toThrow(refusal('CERTIFICATE_FILE_TOO_LARGE'));
  });
});

describe('several keys', () => {
  it('in one container are refused, one key twice is not', async () => {
    const [one, two] = await Promise.all(
      ['office', 'other'].map(async (name) =>
        readPkcs12(files.container(`${name}.p12`, [`${name}.key`, `${name}.pem`, 'issuing.pem']), 'geheim', LIMITS),
      ),
    );
    const both = { keys: [...one!.keys, ...two!.keys], certificates: one!.certificates };
    expect(() => examineCertificate(both, PRODUCTION, [], NOW)).toThrow(refusal('CERTIFICATE_SEVERAL_KEYS'));
    const twice = { keys: [...one!.keys, ...one!.keys], certificates: one!.certificates };
    expect(examineCertificate(twice, PRODUCTION, [], NOW).oin).toBe(OIN);
  });
});
