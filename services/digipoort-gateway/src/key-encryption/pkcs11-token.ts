import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TokenUnusable } from './key-encryption.errors.js';

/** Where a token is and which of its keys unwraps. */
export interface Pkcs11Settings {
  /** Library of the token's maker, such as /usr/lib/softhsm/libsofthsm2.so. */
  readonly module: string;
  readonly tokenLabel: string;
  readonly pin: string;
  /** CKA_ID of the RSA key, hexadecimal. */
  readonly keyId: string;
  /** Hash of OAEP; many tokens, SoftHSM among them, only do SHA-1, which is no weakness here. */
  readonly oaepHash: 'SHA-1' | 'SHA256';
}

const TIMEOUT_MS = 30_000;

/**
 * Unwraps a key-encryption key (RSA-OAEP) on a PKCS#11 token through OpenSC's `pkcs11-tool`: the RSA key never leaves the token.
 * Throws TokenUnusable.
 */
export async function unwrapOnToken(settings: Pkcs11Settings, id: string, wrapped: Buffer): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'akkoord-kek-'));
  try {
    // The wrapped key is no secret; what comes back goes through a pipe and the PIN through the environment.
    const input = join(folder, 'wrapped');
    await writeFile(input, wrapped, { mode: 0o600 });
    return await decryptOnToken(settings, input);
  } catch (cause) {
    throw new TokenUnusable(id, cause);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function decryptOnToken(settings: Pkcs11Settings, input: string): Promise<Buffer> {
  const { module, tokenLabel, pin, keyId, oaepHash } = settings;
  const options = ['--module', module, '--token-label', tokenLabel, '--login', '--pin', 'env:AKKOORD_TOKEN_PIN'];
  const mask = oaepHash === 'SHA-1' ? 'MGF1-SHA1' : 'MGF1-SHA256';
  const how = ['--mechanism', 'RSA-PKCS-OAEP', '--hash-algorithm', oaepHash, '--mgf', mask];
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  execFile(
    'pkcs11-tool',
    [...options, '--decrypt', ...how, '--id', keyId, '--input-file', input],
    {
      encoding: 'buffer',
      timeout: TIMEOUT_MS,
      maxBuffer: 64 * 1024,
      // The token's own settings (SOFTHSM2_CONF and the like) come along.
      env: { ...process.env, AKKOORD_TOKEN_PIN: pin },
    },
    (error, stdout, stderr) => {
      if (error) reject(new Error(stderr.toString('utf8').replaceAll(pin, '***').slice(0, 500)));
      else resolve(stdout);
    },
  );
  return promise;
}
