import { describe, expect, it } from '@jest/globals';
import {
  actsOf,
  CertificateUnreadable,
  checkCertificate,
  entryHash,
  readCertificate,
  readPublished,
  readSigningKey,
  sha256,
  signCertificate,
  type ApprovalCertificate,
  type CertifiedEntry,
  type GivenBesides,
  type SignedCertificate,
} from './index.js';
import { aCertificate, SAMPLE_DOCUMENT, SAMPLE_KEY } from './testing/sample-certificate.js';

const key = readSigningKey(SAMPLE_KEY);
const good = aCertificate();
const document = { sha256: sha256(SAMPLE_DOCUMENT), figures: good.certificate.filing.figures };
const everything: GivenBesides = {
  document,
  trustedKeys: [key.keyId],
  published: good.certificate.anchors,
};
const failing = (file: SignedCertificate, given: GivenBesides = everything): string[] =>
  checkCertificate(file, given).flatMap(({ check, verdict }) => (verdict === 'fails' ? [check] : []));
const open = (file: SignedCertificate, given: GivenBesides = {}): string[] =>
  checkCertificate(file, given).flatMap(({ check, verdict }) => (verdict === 'open' ? [check] : []));

/** As an insider with the key would forge it: changed and signed anew. */
const resigned = (change: (certificate: ApprovalCertificate) => ApprovalCertificate): SignedCertificate =>
  signCertificate(change(good.certificate), key, []);
const withEntry = (change: (entry: CertifiedEntry) => CertifiedEntry) =>
  resigned((certificate) => ({
    ...certificate,
    entries: certificate.entries.map((entry, index) => (index === 1 ? change(entry) : entry)),
  }));

describe('an approval certificate', () => {
  it('holds with everything that can be checked', () => {
    expect(checkCertificate(good, everything).map(({ verdict }) => verdict)).toEqual(Array(9).fill('holds'));
  });

  it('says what cannot be told with what is given', () => {
    expect(open(good)).toEqual(['key', 'document-hash', 'figures', 'published']);
    expect(failing(good, {})).toEqual([]);
  });

  it('of which an entry has no anchor yet is open on that point, and holds', () => {
    const fresh = aCertificate({ isAnchored: false });
    expect(open(fresh)).toContain('anchors');
    expect(failing(fresh, { document })).toEqual([]);
  });

  it('fails when one letter of it is changed', () => {
    const changed = { ...good, certificate: { ...good.certificate, issuedAt: '2026-10-14T12:00:01.000Z' } };
    expect(failing(changed)).toEqual(['signature']);
  });

  it('fails for another document and for other figures', () => {
    expect(failing(good, { document: { ...document, sha256: sha256('other') } })).toEqual(['document-hash']);
    expect(failing(good, { document: { ...document, figures: { total: 1 } } })).toEqual(['figures']);
  });

  it('fails when the key is not one the reader trusts', () => {
    const stranger = aCertificate({ key: readSigningKey('ab'.repeat(32)) });
    expect(failing(stranger)).toEqual(['key']);
  });

  it('fails when even the holder of the key changed what was approved, by whom or when', () => {
    const other = withEntry((entry) => ({ ...entry, content: entry.content.replace('10:02', '08:02') }));
    expect(failing(other)).toEqual(['entries']);
    const rehashed = withEntry((entry) => {
      const content = entry.content.replace('10:02', '08:02');
      return { ...entry, content, hash: entryHash({ ...entry, content }) };
    });
    expect(failing(rehashed)).toEqual(['anchors']);
    const person = withEntry((entry) => ({ ...entry, evidence: entry.evidence!.replace('c1"', 'c2"') }));
    expect(failing(person)).toEqual(['evidence']);
  });

  it('fails when an anchor is not among those that were published', () => {
    const [anchor] = good.certificate.anchors;
    const other = { ...anchor!, statement: { ...anchor!.statement, root: sha256('x') } };
    expect(failing(good, { ...everything, published: [other] })).toEqual(['published']);
  });

  it('stays whole when a person was erased, and says so', () => {
    const erased = withEntry((entry) => ({ ...entry, evidence: null }));
    expect(failing(erased)).toEqual([]);
    expect(actsOf(erased.certificate)[1]).toMatchObject({ kind: 'approval-granted', isErased: true });
    expect(failing(withEntry(({ evidence: _, ...entry }) => entry))).toEqual(['evidence']);
  });

  it('tells who did what, when, and how he had logged in', () => {
    expect(actsOf(good.certificate)).toMatchObject([
      { kind: 'approval-requested', status: 30, anchor: 1 },
      {
        kind: 'approval-granted',
        actor: { kind: 'contact', name: 'Karin de Vries' },
        authentication: { method: 'password', at: '2026-10-12T10:00:00.000Z' },
        status: 50,
      },
    ]);
  });

  it('tells who sent the filing: the key from the chain, the name from beside it, and no name where it was erased', () => {
    const content = JSON.stringify({ kind: 'approval-requested', submittedBy: 'ab'.repeat(16) });
    const told = (evidence?: string | null) => {
      const entry = { ...good.certificate.entries[0]!, content, ...(evidence === undefined ? {} : { evidence }) };
      return actsOf({ ...good.certificate, entries: [entry] })[0]!;
    };
    const sender = { kind: 'sender', id: 'ab'.repeat(16) };
    expect(told('{"submittedBy":{"name":"Karin de Vries"}}').submittedBy).toEqual({
      ...sender,
      name: 'Karin de Vries',
    });
    expect(told().submittedBy).toEqual(sender);
    expect(told(null)).toMatchObject({ submittedBy: sender, isErased: true });
    expect(actsOf(good.certificate)[0]).not.toHaveProperty('submittedBy');
  });

  it('tells it of evidence of the first form too', () => {
    const text = JSON.stringify(['salt', good.certificate.people[0]!.id, 'wrong-figures', 'De omzet klopt niet']);
    const [act] = actsOf({ ...good.certificate, entries: [{ ...good.certificate.entries[1]!, evidence: text }] });
    expect(act).toMatchObject({ actor: { name: 'Karin de Vries' }, reason: { code: 'wrong-figures' } });
  });
});

describe('the file of a certificate', () => {
  it('is read as it was written', () => {
    expect(readCertificate(JSON.stringify(good))).toEqual(good);
    expect(readPublished(JSON.stringify({ keys: good.keys, anchors: good.certificate.anchors }))).toBeDefined();
  });

  it.each([
    ['no JSON', '{'],
    ['something else', '{"certificate":{}}'],
    ['an entry without a hash', JSON.stringify(good).replace('"previousHash"', '"other"')],
    ['a number that is not whole', JSON.stringify(good).replace('"size":7', '"size":7,"x":0.5')],
  ])('is refused: %s', (_, text) => {
    expect(() => readCertificate(text)).toThrow(CertificateUnreadable);
    expect(() => readPublished(text)).toThrow(CertificateUnreadable);
  });
});
