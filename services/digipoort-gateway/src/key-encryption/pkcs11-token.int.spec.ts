import { execFileSync, spawnSync } from 'node:child_process';
import { createPublicKey, publicEncrypt, constants, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unwrapOnToken } from './pkcs11-token.js';

const MODULE = ['/usr/lib/softhsm/libsofthsm2.so', '/usr/lib64/pkcs11/libsofthsm2.so'].find((file) => existsSync(file));
const isThere = MODULE !== undefined && spawnSync('pkcs11-tool', ['--version']).error === undefined;
const PIN = '98765';
// Jest's process.env is not what children get by themselves.
const quiet = () => ({ stdio: 'pipe' as const, env: { ...process.env } });

if (!isThere) console.warn('skipped: SoftHSM or pkcs11-tool is not there (apt: softhsm2 opensc)');

(isThere ? describe : describe.skip)('a key-encryption key on a PKCS#11 token (SoftHSM)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'akkoord-hsm-'));
  const before = process.env.SOFTHSM2_CONF;
  const settings = { module: MODULE ?? '', tokenLabel: 'akkoord', pin: PIN, keyId: '0a', oaepHash: 'SHA-1' as const };
  const kek = randomBytes(32);
  let wrapped: Buffer;

  beforeAll(() => {
    mkdirSync(join(folder, 'tokens'));
    writeFileSync(
      join(folder, 'softhsm.conf'),
      `directories.tokendir = ${folder}/tokens\nobjectstore.backend = file\n`,
    );
    process.env.SOFTHSM2_CONF = join(folder, 'softhsm.conf');
    const init = ['--init-token', '--free', '--label', 'akkoord', '--so-pin', '1234', '--pin', PIN];
    execFileSync('softhsm2-util', init, quiet());
    const token = ['--module', MODULE ?? '', '--token-label', 'akkoord'];
    const make = ['--login', '--pin', PIN, '--keypairgen', '--key-type', 'rsa:2048', '--id', '0a'];
    execFileSync('pkcs11-tool', [...token, ...make], quiet());
    const der = execFileSync('pkcs11-tool', [...token, '--read-object', '--type', 'pubkey', '--id', '0a'], quiet());
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    wrapped = publicEncrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }, kek);
  });
  afterAll(() => {
    if (before === undefined) delete process.env.SOFTHSM2_CONF;
    else process.env.SOFTHSM2_CONF = before;
    rmSync(folder, { recursive: true, force: true });
  });

  it('comes out unwrapped', async () => {
    expect(await unwrapOnToken(settings, 'hsm', wrapped)).toEqual(kek);
  });

  it.each([
    ['with a wrong PIN', { ...settings, pin: '11111' }, () => wrapped],
    ['of another token', { ...settings, tokenLabel: 'elders' }, () => wrapped],
    ['under another key', { ...settings, keyId: '0b' }, () => wrapped],
    ['that was changed', settings, () => Buffer.alloc(256, 1)],
  ])('%s does not, and the PIN is not told', async (_, given, bytes) => {
    const refused = await unwrapOnToken(given, 'hsm', bytes()).catch((error: unknown) => error as Error);
    expect(refused).toMatchObject({ code: 'KEY_TOKEN_UNUSABLE' });
    expect(JSON.stringify([refused, (refused as Error).cause, String((refused as Error).cause)])).not.toContain(
      given.pin,
    );
  });
});
