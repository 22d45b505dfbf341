import { createSecretKey, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { decrypt, encrypt } from './envelope.js';
import type { DigipoortGatewayConfig } from '../digipoort-gateway.config.js';
import { KeyEncryptionKeysInvalid, KeyEncryptionKeyUnknown } from './key-encryption.errors.js';
import { KeyRing } from './key-ring.js';
import { readKeyEncryptionKeys } from './read-key-encryption-keys.js';
import { openKey, rewrapDataKey, sealKey } from './sealed-key.js';

const kek = (id: string) => ({ id, key: createSecretKey(randomBytes(32)) });
const [first, second] = [kek('first'), kek('second')];
const owner = { tenant: '12345', certificateId: '0198c0de-0000-7000-8000-000000000001' };
const secret = Buffer.from('a private key');
const never = () => Promise.reject(new Error('no token'));

describe('a sealed private key', () => {
  it('opens for its owner with its key-encryption key, and is not to be seen', () => {
    const sealed = sealKey(first, owner, secret);
    expect(openKey(first, owner, sealed)).toEqual(secret);
    expect(Buffer.concat([sealed.sealedKey, sealed.wrappedDataKey]).includes(secret)).toBe(false);
    expect(sealKey(first, owner, secret).wrappedDataKey).not.toEqual(sealed.wrappedDataKey);
  });

  it('opens for no other office, record or key-encryption key, nor with its parts exchanged or changed', () => {
    const sealed = sealKey(first, owner, secret);
    const other = sealKey(first, owner, secret);
    const flipped = Buffer.from(sealed.sealedKey);
    flipped[flipped.length - 1] = (flipped.at(-1) ?? 0) ^ 1;
    expect(() => openKey(first, { ...owner, tenant: '54321' }, sealed)).toThrow();
    expect(() => openKey(first, { ...owner, certificateId: 'x' }, sealed)).toThrow();
    expect(() => openKey(second, owner, sealed)).toThrow();
    expect(() => openKey({ ...first, id: 'second' }, owner, sealed)).toThrow();
    expect(() => openKey(first, owner, { ...sealed, wrappedDataKey: other.wrappedDataKey })).toThrow();
    expect(() => openKey(first, owner, { ...sealed, sealedKey: flipped })).toThrow();
    expect(() => openKey(first, owner, { ...sealed, sealedKey: Buffer.alloc(0) })).toThrow();
  });

  it('goes under another key-encryption key without being opened', () => {
    const sealed = sealKey(first, owner, secret);
    const wrappedDataKey = rewrapDataKey(first, second, owner, sealed.wrappedDataKey);
    expect(openKey(second, owner, { ...sealed, kekId: 'second', wrappedDataKey })).toEqual(secret);
    expect(() => openKey(first, owner, { ...sealed, wrappedDataKey })).toThrow();
  });
});

describe('a ring of keys in a file', () => {
  it('never seals with a key that was taken out of the file, and opens with one that was added', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'akkoord-ring-'));
    const keyEncryptionKeysFile = join(folder, 'keys');
    const [a, b] = ['a', 'b'].map((id) => `${id}:${randomBytes(32).toString('hex')}`);
    const ring = () => new KeyRing({ keyEncryptionKeysFile } as DigipoortGatewayConfig);
    try {
      writeFileSync(keyEncryptionKeysFile, `${a}`);
      const stale = ring();
      const underA = await stale.seal(owner, secret);
      writeFileSync(keyEncryptionKeysFile, `${b}`);
      const underB = await ring().seal(owner, secret);
      expect([underA.kekId, underB.kekId]).toEqual(['a', 'b']);
      expect(await stale.open(owner, underB)).toEqual(secret);
      expect((await stale.seal(owner, secret)).kekId).toBe('b');
      await expect(stale.open(owner, underA)).rejects.toBeInstanceOf(KeyEncryptionKeyUnknown);
      writeFileSync(keyEncryptionKeysFile, 'no list');
      await expect(stale.seal(owner, secret)).rejects.toBeInstanceOf(KeyEncryptionKeysInvalid);
      expect(await stale.open(owner, underB)).toEqual(secret);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('the list of key-encryption keys', () => {
  it('takes hexadecimal, base64 and wrapped keys, one a line or with commas between', async () => {
    const [hex, base64, wrapped] = [randomBytes(32), randomBytes(32), randomBytes(256)];
    const text = `# newest first\n2027:${hex.toString('hex')},2026:${base64.toString('base64')}\n\nhsm:pkcs11:${wrapped.toString('base64')}\n`;
    const unwrapped: Buffer[] = [];
    const keys = await readKeyEncryptionKeys(text, async (_, bytes) => {
      unwrapped.push(bytes);
      return Buffer.alloc(32, 7);
    });
    expect(keys.map(({ id }) => id)).toEqual(['2027', '2026', 'hsm']);
    expect(keys.map(({ key }) => key.export())).toEqual([hex, base64, Buffer.alloc(32, 7)]);
    expect(unwrapped).toEqual([wrapped]);
    const sealed = encrypt(keys[0]!.key, secret, 'context');
    expect(decrypt(hex, sealed, 'context')).toEqual(secret);
    expect(await readKeyEncryptionKeys('', never)).toEqual([]);
  });

  it.each([
    ['no name', randomBytes(32).toString('hex')],
    ['a short key', `a:${randomBytes(31).toString('hex')}`],
    ['one name twice', `a:${'00'.repeat(32)},a:${'11'.repeat(32)}`],
    ['a sign that is no base64', `a:${'*'.repeat(44)}`],
  ])('is refused with %s, and the refusal tells no key', async (_, text) => {
    const refused = await readKeyEncryptionKeys(text, never).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(KeyEncryptionKeysInvalid);
    expect(JSON.stringify(refused)).not.toContain(text.slice(-20));
  });
});
