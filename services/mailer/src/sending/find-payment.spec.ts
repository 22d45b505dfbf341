import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseBoxFigures, parseIsoDate, parseOmzetbelastingNumber, parsePeriod } from '@akkoord/tax';
import { writeVatReturn } from '@akkoord/xbrl';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MailerConfig } from '../mailer.config.js';
import type { KnownFiling } from '../planning/known.js';
import { sampleOf } from '../testing/samples.js';
import { contentOf } from '../template/content-of.js';
import { FindPayment } from './find-payment.js';

const aReturn = (taxpayer: string, period = '2026-Q3'): Buffer =>
  writeVatReturn({
    taxpayer: parseOmzetbelastingNumber(taxpayer),
    period: parsePeriod(period),
    figures: parseBoxFigures({ '1a.turnover': 10_000, '1a.tax': 2100, '5b': 850 }),
    header: {
      contactType: 'BPL',
      contactInitials: 'K',
      contactSurname: 'Vries',
      contactTelephoneNumber: '0301234567',
      messageReference: 'TEST-0001',
      softwarePackageName: 'Test',
      softwarePackageVersion: '1',
      softwareVendorAccountNumber: 'SWO00000',
    },
    now: new Date('2026-10-05T09:00:00.000Z'),
  });
/** A private limited company, and a sole trader whose number holds his BSN. */
const [COMPANY, SOLE_TRADER] = ['863521721B01', '123456782B01'];
const documents = new Map(
  [aReturn(COMPANY), aReturn(SOLE_TRADER), aReturn(COMPANY, '2026-Q1')].map((bytes) => [
    createHash('sha256').update(bytes).digest('hex'),
    bytes,
  ]),
);
const [company, soleTrader, firstQuarter] = [...documents.keys()];
const TODAY = parseIsoDate('2026-10-12');

const filingOf = (sha256 = 'f'.repeat(64), totalEuros = 1250): KnownFiling =>
  ({
    filingId: 'f-1',
    facts: {
      kind: 'vat-return',
      totalEuros,
      document: { sha256, size: documents.get(sha256)?.length ?? 1, mediaType: 'application/xml' },
    },
  }) as KnownFiling;

describe('how a return is paid', () => {
  let connector: Server;
  let payments: FindPayment;

  beforeAll(async () => {
    connector = createServer((request, reply) => {
      const bytes = documents.get(request.url?.split('/').at(-1) ?? '');
      reply.writeHead(bytes ? 200 : 404).end(bytes);
    });
    await new Promise<void>((ready) => connector.listen(0, '127.0.0.1', ready));
    const connectorUrl = `http://127.0.0.1:${(connector.address() as AddressInfo).port}`;
    payments = new FindPayment(Object.assign(new MailerConfig(), { connectorUrl, internalToken: 'x' }), {
      warn: () => undefined,
    });
  });
  afterAll(() => {
    connector.close();
    connector.closeAllConnections();
  });

  it('by a company: amount, day, account and reference', async () => {
    expect(await payments.of('12345', filingOf(company), TODAY)).toEqual({
      amount: 1250,
      by: '2026-10-31',
      iban: 'NL04RABO0200112244',
      beneficiary: 'Belastingdienst',
      reference: expect.stringMatching(/^\d86352172160127\d$/),
    });
  });

  it('by a company that is not a resident: a month later', async () => {
    const { facts, ...filing } = filingOf(company);
    const payment = await payments.of('12345', { ...filing, facts: { ...facts, residence: 'non-resident' } }, TODAY);
    expect(payment).toMatchObject({ amount: 1250, by: '2026-11-30' });
  });

  it('by who is late: to an account that is open on that day', async () => {
    const ibanOn = async (day: string) => (await payments.of('12345', filingOf(firstQuarter), parseIsoDate(day)))?.iban;
    const [inTime, late] = [await ibanOn('2026-04-20'), await ibanOn('2027-02-01')];
    expect(late).toBe('NL04RABO0200112244');
    expect(inTime).not.toBe(late);
  });

  it('by a sole trader: without the reference, as it holds his BSN; the mail says where it stands', async () => {
    const payment = await payments.of('12345', filingOf(soleTrader), TODAY);
    expect(payment).toMatchObject({ amount: 1250 });
    expect(payment).not.toHaveProperty('reference');
    const content = contentOf({ ...sampleOf('accepted', 'client', 'nl'), payment: payment! });
    expect(content.facts).toContainEqual({ label: 'Betalingskenmerk', value: 'staat in de portal' });
    expect(content.notes.join()).toContain('om uw privacy te beschermen');
  });

  it('is left to the portal when the document cannot be had, and is nothing for a refund', async () => {
    expect(await payments.of('12345', filingOf(), TODAY)).toBeUndefined();
    expect(await payments.of('12345', filingOf(company, -5), TODAY)).toBeUndefined();
  });
});
