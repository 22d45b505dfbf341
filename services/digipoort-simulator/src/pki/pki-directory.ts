import { X509Certificate } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { createTestPki, type TestPki } from './test-pki.js';

/** The files a client needs, by absolute path; also what the control API tells. */
export interface PkiFiles {
  clientKey: string;
  clientCertificate: string;
  authorities: string;
  replySignerCertificate: string;
  otherClientKey: string;
  otherClientCertificate: string;
}

const WEEK = 7 * 86_400_000;

/** The paths of the files in a PKI directory. */
export function pkiFiles(directory: string): PkiFiles {
  const path = (name: string) => resolve(directory, name);
  return {
    clientKey: path('client-key.pem'),
    clientCertificate: path('client-cert.pem'),
    authorities: path('ca.pem'),
    replySignerCertificate: path('reply-signer-cert.pem'),
    otherClientKey: path('other-client-key.pem'),
    otherClientCertificate: path('other-client-cert.pem'),
  };
}

/** Reads the PKI of a directory; makes it when it is not there, is damaged, ends within a week or names other lists of revoked certificates. */
export async function openPkiDirectory(directory: string, now: Date, crlUrl = ''): Promise<TestPki> {
  const known = await readPki(directory);
  if (known?.crlUrl === crlUrl && endsAfter(known, now.getTime() + WEEK)) return known;
  const made = await createTestPki(now, crlUrl);
  await mkdir(dirname(resolve(directory)), { recursive: true });
  const fresh = await mkdtemp(`${resolve(directory)}.new-`);
  await writePki(fresh, made);
  if (known) await rm(directory, { recursive: true, force: true });
  try {
    await rename(fresh, directory);
    return made;
  } catch {
    // Another instance was first, or a directory without a complete PKI stands there: theirs when it is good.
    const theirs = await readPki(directory);
    if (!theirs) await writePki(directory, made);
    return theirs ?? made;
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

async function readPki(directory: string): Promise<TestPki | undefined> {
  const read = (name: string) => readFile(join(directory, name), 'utf8');
  const pair = async (name: string) => ({
    key: await read(`${name}-key.pem`),
    certificate: await read(`${name}-cert.pem`),
  });
  try {
    const pki = {
      root: await read('root.pem'),
      authorities: await read('ca.pem'),
      client: await pair('client'),
      otherClient: await pair('other-client'),
      server: await pair('server'),
      replySigner: await pair('reply-signer'),
      issuers: { root: await pair('root'), domain: await pair('domain'), provider: await pair('provider') },
      crlUrl: (await read('crl-url.txt')).trim(),
    };
    new X509Certificate(pki.server.certificate);
    return pki;
  } catch {
    return undefined;
  }
}

async function writePki(directory: string, pki: TestPki): Promise<void> {
  await mkdir(directory, { recursive: true });
  const secret = { mode: 0o600 };
  const pairs = {
    client: pki.client,
    'other-client': pki.otherClient,
    server: pki.server,
    'reply-signer': pki.replySigner,
    ...pki.issuers,
  };
  await writeFile(join(directory, 'crl-url.txt'), `${pki.crlUrl}\n`);
  await writeFile(join(directory, 'root.pem'), pki.root);
  await writeFile(join(directory, 'ca.pem'), pki.authorities);
  for (const [name, { key, certificate }] of Object.entries(pairs)) {
    await writeFile(join(directory, `${name}-key.pem`), key, secret);
    await writeFile(join(directory, `${name}-cert.pem`), certificate);
  }
}

function endsAfter(pki: TestPki, time: number): boolean {
  return [pki.client, pki.otherClient, pki.server, pki.replySigner].every(
    ({ certificate }) => new X509Certificate(certificate).validToDate.getTime() > time,
  );
}
