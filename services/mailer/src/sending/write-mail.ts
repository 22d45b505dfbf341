import { LOGGER, type OfficeAppearance, Offices } from '@akkoord/service-kit';
import { amsterdamDate } from '@akkoord/tax';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { MailToWrite } from '../mail/mail.js';
import { MailerConfig, portalAddressOf } from '../mailer.config.js';
import type { KnownFiling } from '../planning/known.js';
import { contentOf } from '../template/content-of.js';
import { html } from '../template/html.js';
import { plainText } from '../template/plain-text.js';
import { FindPayment } from './find-payment.js';
import type { OutgoingMail } from './mail-server.js';

const LOGO = 'logo@akkoord';

/** Writes a mail as it is handed over: words, office's name, colour and logo, and how to pay. */
@Injectable()
export class WriteMail {
  constructor(
    private readonly offices: Offices,
    private readonly payments: FindPayment,
    private readonly config: MailerConfig,
    @Inject(LOGGER) private readonly log: Pick<Logger, 'warn'>,
  ) {}

  async write(mail: MailToWrite, filing: KnownFiling | undefined, now: Date): Promise<OutgoingMail> {
    const office = this.offices.of(mail.tenant);
    const isToPay = mail.kind === 'accepted' && mail.audience === 'client' && filing;
    const today = amsterdamDate(now);
    const payment = isToPay ? await this.payments.of(mail.tenant, filing, today) : undefined;
    const { unusable, ...content } = contentOf({
      ...mail,
      office,
      portalUrl: portalAddressOf(this.config),
      today,
      ...(payment ? { payment } : {}),
    });
    if (unusable.length > 0) {
      this.log.warn(
        { mailId: mail.mailId, unusable },
        'mail: own words of the office cannot be used; the standard ones are',
      );
    }
    return {
      tenant: mail.tenant,
      mailId: mail.mailId,
      to: { name: mail.name, address: mail.email },
      content,
      text: plainText(content, office),
      html: html(content, { ...office, ...(office.logo ? { logoUrl: `cid:${LOGO}` } : {}) }),
      office: { name: office.name, ...(office.email ? { email: office.email } : {}) },
      ...logoOf(office),
      ...(mail.filingId ? { filingId: mail.filingId } : {}),
    };
  }
}

const logoOf = ({ logo }: OfficeAppearance): Pick<OutgoingMail, 'logo'> =>
  logo ? { logo: { cid: LOGO, png: Buffer.from(logo, 'base64') } } : {};
