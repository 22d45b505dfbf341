// Runs in a thread of its own (read-pkcs12.ts) that can be ended at any moment: what it reads is not to be trusted.
// Imports nothing of the project, so that the thread needs nothing but this file.
import { pbkdf2Sync } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import forge from 'node-forge';

interface Job {
  readonly bytes: Uint8Array;
  readonly password: string;
}

/** Far beyond what any export uses (OpenSSL 2,048, the largest seen 600,000): more would only keep a processor busy. */
const MOST_ITERATIONS = 2_000_000;

// OpenSSL and Windows derive AES keys from the password in UTF-8 (RFC 8018, 3); forge would take its UTF-16 units as bytes.
const derive = (
  password: string,
  salt: string,
  count: number,
  length: number,
  digest?: { algorithm: string },
): string => {
  if (count > MOST_ITERATIONS) throw new Error('too many iterations');
  const hash = digest?.algorithm ?? 'sha1';
  return pbkdf2Sync(password, Buffer.from(salt, 'binary'), count, length, hash).toString('binary');
};

// Keys and certificates stay as they are: OpenSSL judges them later, not forge.
const leaveAsIs = (): never => {
  throw new Error('left as it is');
};
Object.assign(forge.pkcs5, { pbkdf2: derive });
Object.assign(forge.pki, { privateKeyFromAsn1: leaveAsIs, certificateFromAsn1: leaveAsIs });

function read({ bytes, password }: Job) {
  const container = forge.asn1.fromDer(forge.util.createBuffer(Buffer.from(bytes).toString('binary')), {
    strict: true, // or a file that was cut short would look like a wrong password
    parseAllBytes: false,
  } as never);
  const pfx = forge.pkcs12.pkcs12FromAsn1(container, false, password);
  const bags = pfx.safeContents.flatMap(({ safeBags }) => safeBags);
  const { keyBag, pkcs8ShroudedKeyBag, certBag } = forge.pki.oids;
  const bytesOf = (...types: unknown[]) =>
    bags
      .filter(({ type }) => types.includes(type))
      .map(({ asn1 }) => new Uint8Array(Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'binary')));
  return { keys: bytesOf(keyBag, pkcs8ShroudedKeyBag), certificates: bytesOf(certBag) };
}

function meaningOf(problem: string): string {
  if (/Invalid password|wrong password|Failed to decrypt/i.test(problem)) return 'CERTIFICATE_PASSWORD_WRONG';
  if (/too many iterations/.test(problem)) return 'CERTIFICATE_FILE_TOO_HEAVY';
  if (/unsupported|Unsupported|Only PKCS#12 PFX/.test(problem)) return 'CERTIFICATE_FILE_UNSUPPORTED';
  return 'CERTIFICATE_FILE_BROKEN';
}

try {
  const { keys, certificates } = read(workerData as Job);
  parentPort?.postMessage(
    { keys, certificates },
    keys.map(({ buffer }) => buffer),
  );
} catch (error) {
  parentPort?.postMessage({ refusal: meaningOf(error instanceof Error ? error.message : '') });
}
