import { fetchDocument, LOGGER } from '@akkoord/service-kit';
import { holdsBsn, type IsoDate, vatReturnOutcome } from '@akkoord/tax';
import { readFiling } from '@akkoord/xbrl';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { MailerConfig } from '../mailer.config.js';
import type { KnownFiling } from '../planning/known.js';
import type { PaymentInMail } from '../template/payment.js';

/** Reads from the document itself how a return is paid. */
@Injectable()
export class FindPayment {
  constructor(
    private readonly config: MailerConfig,
    @Inject(LOGGER) private readonly log: Pick<Logger, 'warn'>,
  ) {}

  /** How to pay on the day `today`. Nothing where nothing is paid on the return itself, or where the document cannot be had: then the mail points to the portal. */
  async of(tenant: string, { filingId, facts }: KnownFiling, today: IsoDate): Promise<PaymentInMail | undefined> {
    if (facts.kind !== 'vat-return' || (facts.totalEuros ?? 0) <= 0) return undefined;
    const { connectorUrl: ownerUrl, internalToken } = this.config;
    const { sha256, size } = facts.document;
    try {
      const bytes = await fetchDocument({ ownerUrl, internalToken, tenant, sha256, size });
      const filing = readFiling(bytes, { arithmetic: 'report' });
      if (filing.kind !== 'vat-return') return undefined;
      const { residence } = facts;
      const { payment } = vatReturnOutcome({ ...filing, today, ...(residence ? { residence } : {}) });
      if (!payment) return undefined;
      const { amount, by, reference, account } = payment;
      return {
        amount,
        by,
        iban: account.iban,
        beneficiary: account.name,
        // The reference holds eight digits of the VAT number.
        ...(holdsBsn(filing.taxpayer) ? {} : { reference }),
      };
    } catch (err) {
      this.log.warn({ err, filingId }, 'mail: how to pay could not be read; the mail points to the portal');
      return undefined;
    }
  }
}
