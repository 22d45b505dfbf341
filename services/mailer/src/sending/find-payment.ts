import { DocumentDamaged, DocumentUnavailable, fetchDocument } from '@akkoord/service-kit';
import { holdsBsn, vatReturnOutcome } from '@akkoord/tax';
import { readFiling } from '@akkoord/xbrl';
import { Injectable } from '@nestjs/common';
import { MailerConfig } from '../mailer.config.js';
import type { KnownFiling } from '../planning/known.js';
import type { PaymentInMail } from '../template/payment.js';

/** Reads from the document itself how a return is paid. */
@Injectable()
export class FindPayment {
  constructor(private readonly config: MailerConfig) {}

  /** Nothing where nothing is paid on the return itself, or where the document cannot be had: then the mail points to the portal. */
  async of(tenant: string, { facts }: KnownFiling): Promise<PaymentInMail | undefined> {
    if (facts.kind !== 'vat-return' || (facts.totalEuros ?? 0) <= 0) return undefined;
    const { connectorUrl: ownerUrl, internalToken } = this.config;
    const { sha256, size } = facts.document;
    try {
      const bytes = await fetchDocument({ ownerUrl, internalToken, tenant, sha256, size });
      const filing = readFiling(bytes, { arithmetic: 'report' });
      if (filing.kind !== 'vat-return') return undefined;
      const { payment } = vatReturnOutcome(filing);
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
    } catch (error) {
      if (error instanceof DocumentUnavailable || error instanceof DocumentDamaged || isAway(error)) return undefined;
      throw error;
    }
  }
}

const isAway = (error: unknown): boolean =>
  error instanceof Error &&
  /^(ECONN|UND_ERR|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH)/.test(String((error as { code?: unknown }).code));
