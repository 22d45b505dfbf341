import type { CertificateView, Outlook } from '@akkoord/contracts';
import { describe, expect, it } from '@jest/globals';
import { clientNotices, officeNotices } from './outlook-notices.js';

const AT = '2026-11-22T12:00:00.000Z';
const calm: Outlook = { participantNumber: '12345', at: AT, outages: [], stopped: 0 };
const outage: Outlook = {
  ...calm,
  outages: [
    {
      outageId: '01935f6e-7b1c-7d3a-9f2b-0123456789ab',
      host: 'wus.digipoort.logius.nl:443',
      reason: 'timeout',
      since: AT,
      messages: { nl: 'Digipoort heeft een storing.', en: 'Digipoort has an outage.' },
    },
  ],
  forecast: { waiting: 12, late: 0, messages: { nl: 'Er wachten 12 aangiften.', en: '12 filings wait.' } },
};
const certificate = (change: Partial<CertificateView> = {}): CertificateView => ({
  certificateId: '01935f6e-7b1c-7d3a-9f2b-0123456789ac',
  environment: 'production',
  role: 'both',
  commonName: 'kantoor',
  oin: '00000003123456780000',
  fingerprint: '0'.repeat(64),
  validFrom: '2024-01-01T00:00:00.000Z',
  validUntil: '2026-12-06T10:00:00.000Z',
  daysLeft: 13,
  usedFor: ['signing', 'tls'],
  source: 'administration',
  importedAt: AT,
  ...change,
});
const codes = (notices: { code: string; tone: string }[]) => notices.map(({ code, tone }) => `${code} ${tone}`);

describe('what the office reads', () => {
  it('is nothing while all is well', () => {
    expect(officeNotices(calm, {}, [certificate({ daysLeft: 91 })])).toEqual([]);
  });

  it('is the outage with what waits in one sentence after the other', () => {
    expect(officeNotices(outage, {}, [])[0]?.messages).toEqual({
      nl: 'Digipoort heeft een storing. Er wachten 12 aangiften.',
      en: 'Digipoort has an outage. 12 filings wait.',
    });
  });

  it('is what waits without an outage, what stopped, and why it cannot file', () => {
    const { outages: _, ...waiting } = outage;
    const obstacle = { code: 'NO_VALID_CERTIFICATE', nl: 'Lees in.', en: 'Import.' };
    expect(codes(officeNotices({ ...waiting, outages: [], stopped: 2 }, { obstacle }, []))).toEqual([
      'WAITING waiting',
      'STOPPED bad',
      'NO_VALID_CERTIFICATE bad',
    ]);
  });

  it('is a certificate that ends, more pressing in the last two weeks, until its successor is there', () => {
    const [told] = officeNotices(calm, {}, [certificate()]);
    expect(told).toMatchObject({ code: 'CERTIFICATE_EXPIRING', tone: 'bad' });
    expect(told?.messages.nl).toContain('over 13 dagen af, op 6 december 2026');
    expect(codes(officeNotices(calm, {}, [certificate({ daysLeft: 60 })]))).toEqual(['CERTIFICATE_EXPIRING waiting']);
    const next = certificate({ usedFor: [], validUntil: '2029-12-06T10:00:00.000Z', daysLeft: 1100 });
    expect(officeNotices(calm, {}, [certificate(), next])).toEqual([]);
    expect(officeNotices(calm, {}, [certificate(), { ...next, role: 'tls' }])).toHaveLength(1);
    expect(officeNotices(calm, {}, [certificate(), { ...next, environment: 'test' }])).toHaveLength(1);
  });
});

describe('what a client reads', () => {
  it('is of an outage that holds up his own filings, and nothing of others', () => {
    expect(clientNotices(outage, [], '2026-10-20')).toEqual([]);
    expect(clientNotices(calm, [{ nextAttemptAt: undefined, dueDate: undefined }], '2026-10-20')).toEqual([]);
    const [told] = clientNotices(outage, [{ nextAttemptAt: undefined, dueDate: '2026-10-31' }], '2026-10-20');
    expect(told?.messages.nl).toContain('Uw aangifte wacht en gaat vanzelf weg');
    expect(told?.messages.nl).toContain('tot en met 31 oktober 2026');
    expect(told?.messages.nl).not.toContain('12');
    expect(
      clientNotices(outage, [{ nextAttemptAt: undefined, dueDate: '2026-10-31' }], '2026-11-01')[0]?.messages.nl,
    ).not.toContain('oktober');
  });
});
