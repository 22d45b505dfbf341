import { ReadableUrl, ServiceConfig } from '@akkoord/service-kit';
import { IsBoolean, IsEmail, IsIn, IsInt, IsOptional, IsString, IsUrl, Matches, Max, Min } from 'class-validator';

const url = { protocols: ['http', 'https'], require_protocol: true, require_tld: false };

/** Configuration of the mailer: `MAILER_…`. */
export class MailerConfig extends ServiceConfig {
  /** The mail server: `smtp://user:password@host:587` or `smtps://…:465`; holds a password, so best from a file (`MAILER_SMTP_URL_FILE`). */
  @Matches(/^smtps?:\/\/[^/]+/) @ReadableUrl() smtpUrl!: string;
  /** `required`: nothing is handed over without TLS and a valid certificate · `off`: never TLS, for a server on this machine. */
  @IsIn(['required', 'off']) smtpTls: 'required' | 'off' = 'required';
  /** Connections to the mail server at most. */
  @IsInt() @Min(1) @Max(50) smtpConnections: number = 5;
  /** Mails a second at most, each process for itself. */
  @IsInt() @Min(1) @Max(1000) mailsPerSecond: number = 20;
  /** Sender of all mail; the name before it is the office's. Its domain must let this mail server send for it (SPF, DKIM). */
  @IsEmail({ require_tld: false }) from!: string;
  /** Address to which reports of undeliverable mail go; each mail gets its own by a tag (`bounces+<key>@…`). Without it they go to `from`. */
  @IsOptional() @IsEmail({ require_tld: false }) bounceAddress?: string;
  /** Domain, selector and private key (PEM) with which mail is signed (DKIM, RFC 6376); all three, or none when the mail server signs. */
  @IsOptional() @IsString() dkimDomain?: string;
  @IsOptional() @IsString() dkimSelector?: string;
  @IsOptional() @IsString() dkimKey?: string;
  /** Address of the portal as people type it; links in mail begin with it. */
  @IsUrl(url) portalUrl!: string;
  /** Base address of the connector, which owns the documents. */
  @IsUrl(url) connectorUrl!: string;
  /** JSON `[{participantNumber, name, address?, colour?, logo?, email?, language?}]`: how offices show themselves. */
  @IsOptional() @IsString() offices?: string;
  /** First pause before a mail is tried again, doubling to an hour, in milliseconds. */
  @IsInt() @Min(10) retryMs: number = 30_000;
  /** A mail that cannot be handed over is given up after so many hours. */
  @IsInt() @Min(1) @Max(240) giveUpHours: number = 48;
  /** How long an attempt may take before another process takes it over, in milliseconds. */
  @IsInt() @Min(500) leaseMs: number = 180_000;
  /** How often is looked for mail that is due when nobody wakes it, in milliseconds. */
  @IsInt() @Min(20) pollMs: number = 2000;
  /** No mail about what happened longer ago than this, in hours: a mailer that was away does not send old news. */
  @IsInt() @Min(1) newsHours: number = 72;
  /**
   * Days after which address, name and content of a mail are erased; that it was sent, when, about what and to whom by id stays. Default:
   * somewhat more than a year, so that last year's mail about the same period is still there when somebody asks.
   */
  @IsInt() @Min(30) @Max(3650) retentionDays: number = 400;
  /** Whether mail is sent; planned mail waits while it is not. */
  @IsBoolean() sending: boolean = true;
}

/** Address of the portal, without a slash at its end. */
export const portalAddressOf = ({ portalUrl }: Pick<MailerConfig, 'portalUrl'>): string =>
  portalUrl.replace(/\/+$/, '');
