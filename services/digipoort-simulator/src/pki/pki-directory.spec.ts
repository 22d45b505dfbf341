import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { X509Certificate } from 'node:crypto';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { oinOf, TrustStore } from '@akkoord/wus';
import { openPkiDirectory, pkiFiles } from './pki-directory.js';
import { splitPem, TEST_OINS } from './test-pki.js';

const NOW = new Date('2026-11-22T12:00:00Z');
let parent: string;
const directory = () => join(parent, 'pki');

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'akkoord-pki-'));
});
afterAll(() => rm(parent, { recursive: true, force: true }));

describe('the test PKI', () => {
  it('has four layers, the OIN in the subject, and secrets only the owner can read', async () => {
    const pki = await openPkiDirectory(directory(), NOW);
    expect(splitPem(pki.authorities)).toHaveLength(3);
    const certificate = new X509Certificate(pki.client.certificate);
    expect(oinOf(certificate)).toBe(TEST_OINS.client);
    const trust = new TrustStore({ authorities: splitPem(pki.authorities) });
    expect(trust.judge(certificate, NOW).oin).toBe(TEST_OINS.client);
    expect((await stat(pkiFiles(directory()).clientKey)).mode & 0o077).toBe(0);
  });

  it('is kept while it is good, and made anew a week before it ends or when a file is broken', async () => {
    const first = await openPkiDirectory(directory(), NOW);
    expect(await openPkiDirectory(directory(), NOW)).toEqual(first);
    const later = new Date('2027-11-18T12:00:00Z');
    const second = await openPkiDirectory(directory(), later);
    expect(second.root).not.toBe(first.root);
    await writeFile(join(directory(), 'server-cert.pem'), 'broken');
    expect((await openPkiDirectory(directory(), later)).root).not.toBe(second.root);
  });
});
