import { anchorText, type AnchorStatement } from '../anchor.js';
import {
  signCertificate,
  type ApprovalCertificate,
  type CertifiedEntry,
  type SignedCertificate,
} from '../certificate.js';
import { entryHash, GENESIS, type ChainEntry } from '../chain.js';
import { merklePath, merkleRoot } from '../merkle.js';
import { sealEvidence } from '../personal-evidence.js';
import { sha256 } from '../sha256.js';
import { readSigningKey, type SigningKey } from '../signing-key.js';

/** The secret key of RFC 8032, 7.1, test 1. */
export const SAMPLE_KEY = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
export const SAMPLE_DOCUMENT = '<xbrl/>';
const FILING = '0198c0de-0000-7000-8000-000000000001';
const CONTACT = '0198c0de-0000-7000-8000-0000000000c1';

/** A chain over these contents. */
export function aChain(...contents: string[]): ChainEntry[] {
  let previousHash = GENESIS;
  return contents.map((content, index) => {
    const link = { position: index + 1, content, previousHash };
    const entry = { ...link, hash: entryHash(link) };
    previousHash = entry.hash;
    return entry;
  });
}

/** A certificate of a filing that one contact approved, among other entries of the office. */
export function aCertificate({
  key = readSigningKey(SAMPLE_KEY),
  isAnchored = true,
}: { key?: SigningKey; isAnchored?: boolean } = {}): SignedCertificate {
  const documentSha256 = sha256(SAMPLE_DOCUMENT);
  const evidence = sealEvidence(
    {
      actor: { kind: 'contact', contactId: CONTACT },
      authentication: { method: 'password', authenticatedAt: '2026-10-12T10:00:00.000Z' },
    },
    'ab'.repeat(16),
  );
  const fact = { at: '2026-10-12T10:02:00.000Z', filingId: FILING, documentSha256 };
  const chain = aChain(
    '{"kind":"rule-switched"}',
    JSON.stringify({ kind: 'approval-requested', ...fact, at: '2026-10-11T09:00:00.000Z', status: 30, sequence: 3 }),
    '{"kind":"another"}',
    JSON.stringify({ kind: 'approval-granted', ...fact, status: 50, sequence: 4, evidenceSha256: evidence.sha256 }),
    '{"kind":"another"}',
  );
  const hashes = chain.map(({ hash }) => hash);
  const statement: AnchorStatement = {
    ...{ type: 'akkoord.audit-anchor.v1', participantNumber: '12345', number: 1, firstPosition: 1, lastPosition: 5 },
    ...{ root: merkleRoot(hashes), headHash: hashes[4]!, at: '2026-10-13T00:00:10.000Z' },
  };
  const proven = (index: number): CertifiedEntry => ({
    ...chain[index]!,
    ...(isAnchored ? { proof: { anchor: 1, path: merklePath(hashes, index) } } : {}),
  });
  const certificate: ApprovalCertificate = {
    type: 'akkoord.approval-certificate.v1',
    issuedAt: '2026-10-14T12:00:00.000Z',
    office: { participantNumber: '12345' },
    filing: {
      ...{ filingId: FILING, kind: 'vat-return', period: { start: '2026-07-01', end: '2026-09-30' } },
      ...{ reference: 'VAT-2026-Q3', organisation: 'Bakkerij De Korenaar', status: 80 },
      document: { sha256: documentSha256, size: SAMPLE_DOCUMENT.length, mediaType: 'application/xml' },
      figures: { '1a.turnover': 10_000, '1a.tax': 2100, '5a': 2100, '5b': 850, total: 1250 },
    },
    people: [{ id: CONTACT, name: 'Karin de Vries' }],
    entries: [proven(1), { ...proven(3), evidence: evidence.text }],
    anchors: isAnchored ? [{ statement, signature: key.sign(anchorText(statement)) }] : [],
  };
  return signCertificate(certificate, key, []);
}
