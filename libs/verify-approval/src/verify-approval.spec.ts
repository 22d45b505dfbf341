import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  entryHash,
  GENESIS,
  merkleRoot,
  anchorText,
  readSigningKey,
  sealEvidence,
  sha256,
  signCertificate,
  type AnchorStatement,
  type SignedCertificate,
} from '@akkoord/evidence';
import { parseOmzetbelastingNumber, parsePeriod } from '@akkoord/tax';
import { readFiling, writeVatReturn } from '@akkoord/xbrl';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { figuresOf, run } from './index.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'akkoord-verify-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const key = readSigningKey('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60');
const aReturn = (turnover = 1000) =>
  writeVatReturn({
    taxpayer: parseOmzetbelastingNumber('123456782B01'),
    period: parsePeriod('2026-Q3'),
    now: new Date('2026-10-05T10:00:00Z'),
    header: {
      ...{ contactType: 'BPL', contactInitials: 'J', contactSurname: 'Bakker', contactTelephoneNumber: '0201234567' },
      ...{ messageReference: 'R-1', softwarePackageName: 'Test', softwarePackageVersion: '1' },
      softwareVendorAccountNumber: 'SWO00000',
    },
    figures: { '1a.turnover': turnover, '1a.tax': (turnover * 21) / 100, '5b': 60 },
  });

const [filingId, contactId] = ['0198c0de-0000-7000-8000-000000000001', '0198c0de-0000-7000-8000-0000000000c1'];

function aCertificate(document: Buffer): SignedCertificate {
  const actor = { kind: 'contact', contactId };
  const authentication = { method: 'password', authenticatedAt: '2026-10-12T10:00:00.000Z' };
  const onBehalfOf = { kind: 'contact', contactId: contactId.replace('c1', 'c2') };
  const evidence = sealEvidence({ actor, authentication, onBehalfOf }, 'ab'.repeat(16));
  const about = { at: '2026-10-12T10:02:00.000Z', filingId, documentSha256: sha256(document), status: 50 };
  const content = JSON.stringify({ kind: 'approval-granted', ...about, evidenceSha256: evidence.sha256 });
  const link = { position: 1, content, previousHash: GENESIS };
  const entry = { ...link, hash: entryHash(link), evidence: evidence.text, proof: { anchor: 1, path: [] } };
  const statement: AnchorStatement = {
    ...{ type: 'akkoord.audit-anchor.v1', participantNumber: '12345', number: 1, firstPosition: 1, lastPosition: 1 },
    ...{ root: merkleRoot([entry.hash]), headHash: entry.hash, at: '2026-10-13T00:00:00.000Z' },
  };
  return signCertificate(
    {
      ...{ type: 'akkoord.approval-certificate.v1', issuedAt: '2026-10-14T12:00:00.000Z' },
      office: { participantNumber: '12345' },
      filing: {
        ...{ filingId, kind: 'vat-return', period: { start: '2026-07-01', end: '2026-09-30' }, reference: 'R-1' },
        ...{ organisation: 'Bakkerij\u001b[31m De Korenaar', status: 80 },
        document: { sha256: sha256(document), size: document.length, mediaType: 'application/xml' },
        figures: figuresOf(readFiling(document)),
      },
      people: [{ id: contactId, name: 'Karin de Vries' }],
      entries: [entry],
      anchors: [{ statement, signature: key.sign(anchorText(statement)) }],
    },
    key,
    [],
  );
}

function file(name: string, content: Buffer | string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function verify(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const write = { out: (text: string) => (out += text), err: (text: string) => (err += text) };
  return { status: await run(args, { LANG: 'en_GB.UTF-8' }, write), out, err };
}

const document = aReturn();
const certificate = aCertificate(document);
const certificateFile = () => file('certificate.json', JSON.stringify(certificate, null, 2));

describe('akkoord-verify', () => {
  it('says that a certificate holds, who did what, and what it could not tell', async () => {
    const { status, out } = await verify(certificateFile());
    expect(status).toBe(0);
    expect(out).toMatch(/^THE CERTIFICATE HOLDS\n/);
    expect(out).toContain('approved (50): Karin de Vries (contact');
    expect(out).toContain('for name not known (contact');
    expect(out).toContain('logged in with password at 2026-10-12T10:00:00.000Z');
    expect(out).toContain('1a.turnover €1,000');
    expect(out).toContain('open  give the document');
    expect(out).not.toContain('\u001b'); // a name does not steer the terminal
  });

  it('compares the document, its figures, the key and the published anchors', async () => {
    const { keys } = certificate;
    const published = file('anchors.json', JSON.stringify({ keys, anchors: certificate.certificate.anchors }));
    const pem = file('key.pem', keys[0]!.publicKey);
    const all = ['--document', file('ob.xbrl', document), '--key', pem, '--anchors', published];
    const { status, out } = await verify(certificateFile(), ...all);
    expect([status, out.match(/^ {2}good /gm)?.length]).toEqual([0, 9]);
  });

  it.each([
    ['another document', () => ['--document', file('other.xbrl', aReturn(2000))], 'WRONG this is another document'],
    ['no filing at all', () => ['--document', file('x.xbrl', '<x/>')], 'WRONG the document states other figures'],
    ['another key', () => ['--key', 'ab'.repeat(32)], 'WRONG the key is none of those you trust'],
    [
      'other anchors',
      () => ['--anchors', file('none.json', '{"keys":[],"anchors":[]}')],
      'WRONG an anchor is not what',
    ],
  ])('ends with 1 for %s', async (_, args, sentence) => {
    const { status, out } = await verify(certificateFile(), ...args());
    expect(status).toBe(1);
    expect(out).toContain(sentence);
  });

  it('ends with 1 when a letter was changed, in Dutch when asked', async () => {
    const changed = file('changed.json', JSON.stringify(certificate).replace('Karin', 'Karel'));
    const { status, out } = await verify('--language', 'nl', changed);
    expect(status).toBe(1);
    expect(out).toMatch(/^HET BEWIJS KLOPT NIET\n/);
    expect(out).toContain('FOUT  de handtekening klopt niet');
  });

  it('gives one JSON document for scripts', async () => {
    const { out } = await verify('--json', certificateFile());
    expect(JSON.parse(out)).toMatchObject({ verdict: 'holds', acts: [{ kind: 'approval-granted' }] });
  });

  it.each([[['nowhere.json']], [[]], [['a', 'b']], [['--language', 'fr', 'a']], [['--nonsense']], [[join(tmpdir())]]])(
    'ends with 2 on %j and says why',
    async (args) => {
      const { status, out, err } = await verify(...args);
      expect([status, out]).toEqual([2, '']);
      expect(err).not.toBe('');
    },
  );

  it('ends with 2 for something else than a certificate, and for a key that is none', async () => {
    expect((await verify(file('x.json', '{}'))).status).toBe(2);
    expect((await verify(certificateFile(), '--key', file('no.pem', 'no'))).err).toContain('PEM');
  });
});
