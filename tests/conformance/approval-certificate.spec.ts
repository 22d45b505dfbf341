// Checks an approval certificate with `jq`, `openssl` and `sha256sum`, by the very lines of docs/evidence.md: programs we did not write judge it.
import { beforeAll, afterAll, describe, expect, it } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  anchorText,
  certificateText,
  entryHash,
  GENESIS,
  merklePath,
  merkleRoot,
  readSigningKey,
  sealEvidence,
  sha256,
  signCertificate,
  type AnchorStatement,
  type SignedCertificate,
} from '@akkoord/evidence';

const PROGRAMS = ['jq', 'openssl', 'sha256sum', 'base64', 'bash'];
const missing = PROGRAMS.filter((program) => spawnSync(program, ['--version']).error !== undefined);
if (missing.length > 0) console.log(`skipped: not installed: ${missing.join(', ')}`);
const described = missing.length > 0 ? describe.skip : describe;

const DOCUMENT = Buffer.from('<xbrl>é € &amp;</xbrl>\n');
const FILING = '0198c0de-0000-7000-8000-000000000001';
const CONTACT = '0198c0de-0000-7000-8000-0000000000c1';
const key = readSigningKey('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60');

/** An office with seven entries under two anchors; this filing has one entry under each. */
function aCertificate(): SignedCertificate {
  const evidence = sealEvidence(
    {
      actor: { kind: 'contact', contactId: CONTACT },
      authentication: { method: 'password', authenticatedAt: '2026-10-12T10:00:00.000Z' },
      reason: { code: 'x', text: 'Aanhaling "é"\n\\ € \u007f 😀 en </script>' },
    },
    'ab'.repeat(16),
  );
  const about = { at: '2026-10-12T10:02:00.000Z', filingId: FILING, documentSha256: sha256(DOCUMENT) };
  const contents = [
    ...['{"kind":"a"}', JSON.stringify({ kind: 'approval-requested', ...about }), '{"kind":"b"}', '{"kind":"c"}'],
    JSON.stringify({ kind: 'approval-granted', ...about, evidenceSha256: evidence.sha256 }),
    ...['{"kind":"d"}', '{"kind":"e"}'],
  ];
  let previousHash = GENESIS;
  const chain = contents.map((content, index) => {
    const link = { position: index + 1, content, previousHash };
    previousHash = entryHash(link);
    return { ...link, hash: previousHash };
  });
  const hashes = chain.map(({ hash }) => hash);
  const statementOf = (number: number, firstPosition: number, lastPosition: number, previous?: AnchorStatement) => ({
    ...{ type: 'akkoord.audit-anchor.v1' as const, participantNumber: '12345', number, firstPosition, lastPosition },
    ...{ root: merkleRoot(hashes.slice(firstPosition - 1, lastPosition)), headHash: hashes[lastPosition - 1]! },
    ...(previous ? { previousAnchor: sha256(anchorText(previous)) } : {}),
    at: `2026-10-1${number}T00:00:00.000Z`,
  });
  const first = statementOf(1, 1, 3);
  const second = statementOf(2, 4, 7, first);
  const anchors = [first, second].map((statement) => ({ statement, signature: key.sign(anchorText(statement)) }));
  return signCertificate(
    {
      ...{ type: 'akkoord.approval-certificate.v1', issuedAt: '2026-10-14T12:00:00.000Z' },
      office: { participantNumber: '12345' },
      filing: {
        ...{ filingId: FILING, kind: 'vat-return', period: { start: '2026-07-01', end: '2026-09-30' }, status: 80 },
        ...{ reference: 'VAT-2026-Q3', organisation: 'Bäckerij "De Korenaar" <€> 😀 \u2028\u0001' },
        document: { sha256: sha256(DOCUMENT), size: DOCUMENT.length, mediaType: 'application/xml' },
        figures: { total: -1250, '5b': 850, '1a.turnover': 0, '5a': 2100 },
      },
      people: [{ id: CONTACT, name: 'Karin de Vries' }],
      entries: [
        { ...chain[1]!, proof: { anchor: 1, path: merklePath(hashes.slice(0, 3), 1) } },
        { ...chain[4]!, evidence: evidence.text, proof: { anchor: 2, path: merklePath(hashes.slice(3), 1) } },
      ],
      anchors,
    },
    key,
    [],
  );
}

/** The shell script of docs/evidence.md, as it stands there. */
function scriptOfTheDocs(): string {
  const docs = readFileSync(new URL('../../docs/evidence.md', import.meta.url), 'utf8');
  const script = /```bash\n(# certificate\.json[\s\S]*?)```/.exec(docs)?.[1];
  if (!script) throw new Error('docs/evidence.md holds the script that checks a certificate');
  return script;
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'akkoord-certificate-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the script on a certificate and a document; gives its exit status and what it said. */
function check(certificate: string, document: Buffer = DOCUMENT): { status: number | null; out: string } {
  writeFileSync(join(folder, 'certificate.json'), certificate);
  writeFileSync(join(folder, 'return.xbrl'), document);
  writeFileSync(join(folder, 'check.sh'), scriptOfTheDocs());
  const { status, stdout, stderr } = spawnSync('bash', ['check.sh'], { cwd: folder, encoding: 'utf8' });
  return { status, out: `${stdout}${stderr}` };
}

const good = aCertificate();
const json = JSON.stringify(good, null, 2);

described('an approval certificate', () => {
  it('holds by the lines of the documentation', () => {
    const { status, out } = check(json);
    expect(out).toContain('Signature Verified Successfully');
    expect(out.trim().endsWith('it holds')).toBe(true);
    expect(status).toBe(0);
  });

  it.each([
    ['a letter', json.replace('Karin de Vries', 'Karel de Vries')],
    ['the document it names', json.replaceAll(sha256(DOCUMENT), sha256('other'))],
    ['a figure', json.replace('"5a": 2100', '"5a": 2101')],
  ])('does not hold when somebody changed %s', (_, changed) => {
    expect(changed).not.toBe(json);
    expect(check(changed).status).not.toBe(0);
  });

  it.each([
    ['what an entry says', (text: string) => text.replace('10:02:00.000Z', '09:02:00.000Z')],
    ['who did it', (text: string) => text.replace('0000000000c1\\"', '0000000000c2\\"')],
    ['the path of an entry', (text: string) => text.replace('"side": "right"', '"side": "left"')],
    ['what an anchor states', (text: string) => text.replace('"at": "2026-10-12T00', '"at": "2026-10-11T00')],
  ])('does not hold when the holder of the key himself changed %s and signed anew', (_, change) => {
    const { certificate } = JSON.parse(change(json)) as SignedCertificate;
    expect(certificateText(certificate)).not.toBe(certificateText(good.certificate));
    expect(check(JSON.stringify(signCertificate(certificate, key, []))).status).not.toBe(0);
  });

  it('does not hold for another document', () => {
    expect(check(json, Buffer.from('<xbrl/>')).status).not.toBe(0);
  });

  it('names its key by what openssl and sha256sum make of it', () => {
    const der = execFileSync('openssl', ['pkey', '-pubin', '-outform', 'DER'], { input: good.keys[0]!.publicKey });
    const sum = execFileSync('sha256sum', { input: der, encoding: 'utf8' });
    expect(sum.split(' ')[0]).toBe(good.keys[0]!.keyId);
  });

  it('is written by jq as we write it before we sign', () => {
    const written = execFileSync('jq', ['-cjS', '.certificate'], { input: json, encoding: 'utf8' });
    expect(written).toBe(certificateText(good.certificate));
  });
});
