import { makeCertificatePdf } from '@akkoord/document';
import { entryHash, GENESIS, readSigningKey, sealEvidence, sha256, signCertificate } from '@akkoord/evidence';
import { describe, expect, it } from '@jest/globals';
import { extractText } from 'unpdf';
import { certificateView } from './certificate-view.js';

const FILING = '0198c0de-0000-7000-8000-000000000001';
const [KARIN, JOOST] = ['0198c0de-0000-7000-8000-0000000000c1', '0198c0de-0000-7000-8000-0000000000c2'];
const key = readSigningKey('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60');
const title = { nl: 'Btw-aangifte 3e kwartaal 2026', en: 'VAT return third quarter 2026' };

interface Step {
  readonly kind: string;
  readonly by?: string;
  readonly onBehalfOf?: string;
  readonly reason?: { code: string; text: string };
  /** Who sent it. */
  readonly from?: string;
  readonly more?: object;
}

const senderEvidence = (name: string | undefined) =>
  name === undefined ? undefined : sealEvidence({ submittedBy: { name } }, 'ab'.repeat(16));

/** A signed certificate of these steps, one a day. */
const FIGURES = { '1a.turnover': 48_000, '1a.tax': 10_080, '5a': 10_080, '5b': 7_830, total: 2_250, '4a.tax': 0 };

function aCertificate(steps: readonly Step[], status = 80, figures: Readonly<Record<string, number>> = FIGURES) {
  let previousHash = GENESIS;
  const entries = steps.map(({ kind, by, onBehalfOf, reason, from, more }, index) => {
    const at = `2026-10-${12 + index}T10:02:00.000Z`;
    const contact = (contactId: string) => ({ kind: 'contact', contactId });
    const evidence =
      by === undefined
        ? senderEvidence(from)
        : sealEvidence(
            {
              actor: contact(by),
              authentication: { method: 'password', authenticatedAt: at.replace('10:02', '10:00') },
              ...(onBehalfOf ? { onBehalfOf: contact(onBehalfOf) } : {}),
              ...(reason ? { reason } : {}),
            },
            'ab'.repeat(16),
          );
    const fact = { kind, at, filingId: FILING, documentSha256: sha256('x'), ...more, evidenceSha256: evidence?.sha256 };
    const link = { position: index + 1, content: JSON.stringify(fact), previousHash };
    previousHash = entryHash(link);
    return { ...link, hash: previousHash, ...(evidence ? { evidence: evidence.text } : {}) };
  });
  const people = [
    { id: KARIN, name: 'Karin de Vries' },
    { id: JOOST, name: 'Joost Bakker' },
  ];
  return signCertificate(
    {
      ...{ type: 'akkoord.approval-certificate.v1', issuedAt: '2026-10-20T12:00:00.000Z' },
      office: { participantNumber: '12345' },
      filing: {
        ...{
          filingId: FILING,
          kind: 'vat-return',
          period: { start: '2026-07-01', end: '2026-09-30' },
          status,
          figures,
        },
        ...{ reference: 'VAT-2026-Q3', organisation: 'Bakkerij De Korenaar' },
        document: { sha256: sha256('x'), size: 1, mediaType: 'application/xml' },
      },
      ...{ people, entries, anchors: [] },
    },
    key,
    [],
  );
}

const headline = (steps: readonly Step[], status = 80) =>
  certificateView(aCertificate(steps, status), title, 'nl').headline;
const REASON = { code: 'wrong-figures', text: 'De omzet klopt niet' };

describe('a certificate for people', () => {
  it('says who approved and when, in the clock of Amsterdam', () => {
    expect(headline([{ kind: 'approval-requested' }, { kind: 'approval-granted', by: KARIN }])).toBe(
      'Goedgekeurd door Karin de Vries op 13 oktober 2026 12:02.',
    );
  });

  it('names everybody whose approval counts, and for whom, but not one that was taken back', () => {
    const both: Step[] = [
      { kind: 'approval-partly-granted', by: KARIN },
      { kind: 'approval-granted', by: JOOST, onBehalfOf: 'x' },
    ];
    expect(headline(both)).toContain('Karin de Vries en Joost Bakker namens iemand van wie de naam niet bekend is');
    const again: Step[] = [...both, { kind: 'approval-undone', by: JOOST }, { kind: 'approval-granted', by: JOOST }];
    expect(headline(again)).toContain('Goedgekeurd door Joost Bakker op 15');
  });

  it('names who made and sent it', () => {
    const steps: Step[] = [{ kind: 'review-requested', from: 'Sanne Smit', more: { submittedBy: 'cd'.repeat(16) } }];
    const who = (language: 'nl' | 'en') =>
      certificateView(aCertificate(steps), title, language).tables[0]?.rows[0]?.cells[2];
    expect(who('nl')).toBe('Sanne Smit (maakte en verstuurde het bericht)');
    expect(who('en')).toBe('Sanne Smit (made and sent the filing)');
  });

  it('says that nobody was asked, or that it was a standing approval', () => {
    expect(headline([{ kind: 'filing-approved' }])).toContain('zonder vraag aan de klant');
    expect(headline([{ kind: 'filing-approved', more: { mandateId: FILING } }])).toContain('doorlopend akkoord');
  });

  it('is no proof of approval when it was rejected', () => {
    const view = certificateView(
      aCertificate([{ kind: 'approval-rejected', by: KARIN, reason: REASON }], 40),
      title,
      'en',
    );
    expect(view.title).toBe('Certificate of a decision');
    expect(view.headline).toBe('The status of this filing is: Rejected.');
    expect(view.tables[0]?.rows[0]?.cells[1]).toContain('Reason: wrong-figures: De omzet klopt niet');
  });

  it('says what the difference of a supplement is: to pay, or with a minus to get back', () => {
    const file = aCertificate([], 80, { '5a': 9_000, '5b': 0, totalNew: 9_000, totalOld: 10_000, difference: -1_000 });
    const rows = certificateView(file, title, 'nl').tables[1]?.rows;
    expect(rows?.at(-1)?.cells).toEqual(['', 'Verschil: te betalen of terug te krijgen', '-€ 1.000']);
  });

  it.each(['nl', 'en'] as const)('is a PDF with all of it (%s)', async (language) => {
    const file = aCertificate([
      { kind: 'approval-requested' },
      { kind: 'question-asked', by: KARIN },
      { kind: 'approval-granted', by: KARIN },
    ]);
    const office = { name: 'Vijzelgracht Accountants', address: 'Keizersgracht 1\n1015 AA Amsterdam' };
    const request = { ...certificateView(file, title, language), office, language, createdOn: '2026-10-20' as const };
    const bytes = await makeCertificatePdf(request);
    const text = (await extractText(new Uint8Array(bytes))).text.join(' ').replace(/\s+/gu, ' ');
    const { tables, headline: sentence, check } = request;
    const cells = tables.flatMap(({ rows }) => rows.flatMap((row) => row.cells)).filter((cell) => cell !== '');
    for (const expected of [sentence, title[language], ...cells, ...check.steps, file.signature.keyId]) {
      expect(text).toContain(expected);
    }
    expect(text).toContain(language === 'nl' ? '€ 2.250' : '€2,250');
    expect(Buffer.from(await makeCertificatePdf(request)).equals(bytes)).toBe(true);
  });
});
