import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { actsOf, checkCertificate } from '@akkoord/evidence';
import { RefusedError } from '@akkoord/messaging';
import { APPROVER, AuditWithoutBroker } from '../testing/audit-without-broker.js';
import { ORGANISATION, SHA } from '../testing/builders.js';

let first: AuditWithoutBroker;
let office: AuditWithoutBroker;
beforeAll(async () => {
  first = await AuditWithoutBroker.open();
});
afterAll(() => first?.close());
beforeEach(() => {
  office = first.anotherOffice();
});

const codeOf = (outcome: Promise<unknown>): Promise<string> =>
  outcome.then(
    () => 'given',
    (error: unknown) => (error instanceof RefusedError ? error.code : String(error)),
  );

describe('an approval certificate', () => {
  it('says who approved which document and when, and holds in every check', async () => {
    await office.otherEntries(1500);
    const filingId = await office.anApprovedFiling();
    await office.otherEntries(700);
    await office.anchor();
    const file = await office.certify(filingId);
    const { filing, anchors } = file.certificate;
    expect(filing).toMatchObject({
      ...{ filingId, kind: 'vat-return', organisation: ORGANISATION.name, status: 50, figures: { total: 1250 } },
      document: { sha256: SHA },
    });
    expect(actsOf(file.certificate)).toMatchObject([
      { kind: 'approval-requested', anchor: 1 },
      {
        ...{ kind: 'approval-granted', documentSha256: SHA, anchor: 1 },
        actor: { kind: 'contact', name: 'Karin de Vries' },
        authentication: { method: 'password' },
      },
    ]);
    const document = { sha256: SHA, figures: { total: 1250 } };
    const checks = checkCertificate(file, { document, trustedKeys: [file.signature.keyId], published: anchors });
    expect(checks.filter(({ verdict }) => verdict !== 'holds')).toEqual([]);
  });

  it('before the first anchor is signed all the same, and says that a proof is to come', async () => {
    const file = await office.certify(await office.anApprovedFiling());
    expect(file.certificate.anchors).toEqual([]);
    expect(checkCertificate(file)).toContainEqual({ check: 'anchors', verdict: 'open', about: [1, 2] });
    expect(checkCertificate(file).filter(({ verdict }) => verdict === 'fails')).toEqual([]);
  });

  it('keeps the keys that signed older anchors', async () => {
    const filingId = await office.anApprovedFiling();
    await office.anchor();
    const file = await office.certify(filingId, {}, 'ab'.repeat(32));
    expect(file.keys).toHaveLength(2);
    expect(checkCertificate(file).filter(({ verdict }) => verdict === 'fails')).toEqual([]);
  });

  it('of somebody who was erased names nobody and stays whole', async () => {
    const filingId = await office.anApprovedFiling();
    await office.asAdmin(`update audit_evidence set content = null where tenant = '${office.tenant}'`);
    const file = await office.certify(filingId);
    expect(JSON.stringify(file)).not.toContain(APPROVER);
    expect(actsOf(file.certificate)[1]).toMatchObject({ isErased: true });
    expect(checkCertificate(file).filter(({ verdict }) => verdict === 'fails')).toEqual([]);
  });

  it('is refused where there is nothing to certify, and to whom it is not for', async () => {
    const waiting = await office.anApprovedFiling({ status: 30 });
    const filingId = await office.anApprovedFiling();
    expect(await codeOf(office.certify(waiting))).toBe('CERTIFICATE_NOT_DECIDED');
    expect(await codeOf(office.certify('0199a000-0000-7000-8000-0000000000ff'))).toBe('CERTIFICATE_FILING_UNKNOWN');
    expect(await codeOf(office.certify(filingId, { documentSha256: 'b'.repeat(64) }))).toBe(
      'CERTIFICATE_OTHER_DOCUMENT',
    );
    expect(await codeOf(office.certify(filingId, {}, ''))).toBe('CERTIFICATE_NO_KEY');
    const stranger = { kind: 'contact' as const, contactId: '0199a000-0000-7000-8000-0000000000c9' };
    expect(await codeOf(office.certify(filingId, { actor: stranger }))).toBe('NOT_PERMITTED');
    const own = { kind: 'contact' as const, contactId: APPROVER };
    expect(await codeOf(office.certify(filingId, { actor: own }))).toBe('given');
    expect(await codeOf(first.anotherOffice().certify(filingId))).toBe('CERTIFICATE_FILING_UNKNOWN');
  });
});
