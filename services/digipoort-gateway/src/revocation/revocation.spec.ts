import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aroundIt, OpensslFiles } from '../testing/openssl-files.js';
import { CheckRevocation, type RevocationMode } from './check-revocation.js';
import { isRevoked, listAddresses, readRevocationList } from './revocation-list.js';
import { RevocationLists } from './revocation-lists.js';

// Certificates and lists by OpenSSL: what we read was not written by what reads it.
const NOW = new Date();
const HOUR = 3_600_000;
const ROOT_LIST = 'http://crl.example/root.crl';
const LIST = 'http://crl.example/issuing.crl';
const files = new OpensslFiles('Voorbeeld CA', { root: ROOT_LIST, issuing: LIST });
const certificate = (name: string) => new X509Certificate(files.read(`${name}.pem`));
let served: Record<string, Buffer>;
/** The root's list once the issuing authority is on it. */
let withoutIssuing: Buffer;
let asked: string[] = [];

beforeAll(() => {
  for (const name of ['good', 'bad']) files.end({ name, oin: '00000004003214345001', ...aroundIt(NOW) });
  files.revoke('bad', 'issuing');
  served = { [ROOT_LIST]: files.list('root'), [LIST]: files.list('issuing') };
  files.revoke('issuing', 'root');
  withoutIssuing = files.list('root');
});
afterAll(() => files.remove());

const lists = (maxAgeMs = HOUR) =>
  new RevocationLists(async (url) => {
    asked.push(url);
    const bytes = served[url];
    if (!bytes) throw new Error('away');
    return bytes;
  }, maxAgeMs);

function checker(mode: RevocationMode, held = lists()) {
  const unknown: string[] = [];
  const authorities = ['issuing', 'root'].map(certificate);
  return { unknown, checks: new CheckRevocation(held, mode, authorities, (why) => unknown.push(why)) };
}

describe('a list of revoked certificates', () => {
  it('is where the certificate says, signed by its issuer, and names what was revoked', async () => {
    expect(listAddresses(certificate('good'))).toEqual([LIST]);
    const list = await readRevocationList(served[LIST]!, certificate('issuing'), NOW);
    expect(isRevoked(list, certificate('bad'))).toBe(true);
    expect(isRevoked(list, certificate('good'))).toBe(false);
  });

  it.each([
    ['unreadable', () => Buffer.from('<html>'), 'issuing', NOW],
    ['other-issuer', () => served[LIST]!, 'root', NOW],
    ['signature', () => spoilt(served[LIST]!), 'issuing', NOW],
    ['expired', () => served[LIST]!, 'issuing', new Date(NOW.getTime() + 40 * 24 * HOUR)],
    ['future', () => served[LIST]!, 'issuing', new Date(NOW.getTime() - 24 * HOUR)],
  ])('is not believed when it is %s', async (reason, bytes, issuer, now) => {
    await expect(readRevocationList(bytes(), certificate(issuer), now)).rejects.toMatchObject({ reason });
  });

  it('is asked for once, also by many at the same time, and again when it is old', async () => {
    asked = [];
    const held = lists();
    const issuer = certificate('issuing');
    await Promise.all([1, 2, 3].map(() => held.at(LIST, issuer, NOW)));
    await held.at(LIST, issuer, NOW);
    expect(asked).toEqual([LIST]);
    await held.at(LIST, issuer, new Date(NOW.getTime() + HOUR));
    expect(asked).toEqual([LIST, LIST]);
  });

  it('counts until its end while a newer one cannot be had, and a failure is not asked after all the time', async () => {
    const held = lists();
    const issuer = certificate('issuing');
    const list = await held.at(LIST, issuer, NOW);
    const before = served;
    served = {};
    asked = [];
    const later = new Date(NOW.getTime() + 2 * HOUR);
    expect(await held.at(LIST, issuer, later)).toBe(list);
    expect(await held.at(LIST, issuer, new Date(later.getTime() + 30_000))).toBe(list);
    expect(asked).toEqual([LIST]);
    await expect(held.at(LIST, issuer, new Date(list.nextUpdate.getTime() + 1))).rejects.toThrow('away');
    served = before;
  });
});

describe.each(['soft', 'hard'] as const)('a check that is %s', (mode) => {
  it('lets pass what is on no list, and refuses what is', async () => {
    const { checks, unknown } = checker(mode);
    await checks.check([certificate('good')], NOW);
    expect(unknown).toEqual([]);
    await expect(checks.check([certificate('bad')], NOW)).rejects.toMatchObject({ code: 'WUS_CERTIFICATE_REVOKED' });
  });

  it(`${mode === 'soft' ? 'lets pass' : 'refuses'} what cannot be known`, async () => {
    const before = served;
    served = {};
    const { checks, unknown } = checker(mode);
    const checking = checks.check([certificate('good')], NOW);
    if (mode === 'hard') await expect(checking).rejects.toMatchObject({ code: 'WUS_REVOCATION_UNKNOWN' });
    else await checking;
    expect(unknown[0]).toBe('list-unavailable');
    served = before;
  });

  it('refuses a certificate below an authority that was revoked', async () => {
    const before = served;
    served = { ...served, [ROOT_LIST]: withoutIssuing };
    await expect(checker(mode).checks.check([certificate('good')], NOW)).rejects.toMatchObject({
      code: 'WUS_CERTIFICATE_REVOKED',
      part: 'authority',
    });
    served = before;
  });
});

function spoilt(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy[copy.length - 1]! ^= 1;
  return copy;
}
