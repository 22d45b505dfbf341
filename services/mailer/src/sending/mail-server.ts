import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { MailerConfig } from '../mailer.config.js';
import type { MailContent } from '../template/mail-content.js';
import { bounceAddressOf, domainOf, messageIdOf, type MessageKey } from './message-key.js';
import { outcomeOf, type Outcome, type SmtpFailure } from './outcome.js';

/** A mail as it is handed over. */
export interface OutgoingMail extends MessageKey {
  readonly to: { readonly name: string; readonly address: string };
  readonly content: Pick<MailContent, 'subject' | 'language'>;
  readonly text: string;
  readonly html: string;
  readonly office: { readonly name: string; readonly email?: string };
  readonly logo?: { readonly cid: string; readonly png: Buffer };
  /** Mails about the same filing stand together in a mail program. */
  readonly filingId?: string;
}

/** The mail server that sends for us: any that speaks SMTP. */
@Injectable()
export class MailServer implements OnApplicationShutdown {
  private readonly transport;

  constructor(private readonly config: MailerConfig) {
    const { smtpUrl, smtpTls, smtpConnections, mailsPerSecond, dkimDomain, dkimSelector, dkimKey } = config;
    const dkim =
      dkimDomain && dkimSelector && dkimKey
        ? { dkim: { domainName: dkimDomain, keySelector: dkimSelector, privateKey: dkimKey } }
        : {};
    this.transport = createTransport({
      ...serverIn(smtpUrl),
      pool: true,
      maxConnections: smtpConnections,
      maxMessages: 100,
      // What happens after a lost connection is decided here, with what is known of the mail; never by the pool.
      maxRequeues: 0,
      rateLimit: mailsPerSecond,
      rateDelta: 1000,
      connectionTimeout: 20_000,
      greetingTimeout: 20_000,
      socketTimeout: 60_000,
      ...(smtpTls === 'required' ? { requireTLS: true } : { ignoreTLS: true }),
      ...dkim,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  /** Hands one mail over, once; never throws. */
  async hand(mail: OutgoingMail): Promise<Outcome> {
    const { from, bounceAddress } = this.config;
    const domain = domainOf(from);
    const sender = bounceAddress ? bounceAddressOf(mail, bounceAddress) : from;
    try {
      const { response } = await this.transport.sendMail({
        envelope: { from: sender, to: [mail.to.address] },
        from: { name: mail.office.name, address: from },
        to: mail.to,
        ...(mail.office.email ? { replyTo: mail.office.email } : {}),
        subject: mail.content.subject,
        messageId: messageIdOf(mail, domain),
        ...(mail.filingId ? { references: `<filing.${mail.filingId}@${domain}>` } : {}),
        headers: {
          'Content-Language': mail.content.language,
          // Absence notes stay away (RFC 3834); so does what Exchange would answer.
          'Auto-Submitted': 'auto-generated',
          'X-Auto-Response-Suppress': 'All',
        },
        text: mail.text,
        html: mail.html,
        attachments: mail.logo
          ? [
              {
                filename: 'logo.png',
                cid: mail.logo.cid,
                content: mail.logo.png,
                contentType: 'image/png',
                contentDisposition: 'inline',
              },
            ]
          : [],
      });
      return { kind: 'taken', reply: String(response).slice(0, 500) };
    } catch (error) {
      return outcomeOf(error as SmtpFailure);
    }
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}

/** Host, port and log-in from the URL; nothing else in it has a meaning. */
function serverIn(smtpUrl: string): {
  host: string;
  port: number;
  secure: boolean;
  auth?: { user: string; pass: string };
} {
  const { protocol, hostname, port, username, password } = new URL(smtpUrl);
  const secure = protocol === 'smtps:';
  return {
    host: hostname,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
  };
}
