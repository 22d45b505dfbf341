import { fileURLToPath } from 'node:url';
import { ServiceConfig } from '@akkoord/service-kit';
import { IsInt, IsOptional, IsString, IsUrl, Max, Min } from 'class-validator';

const url = { protocols: ['http', 'https'], require_protocol: true, require_tld: false };

/** Configuration of the portal: `PORTAL_API_…`. */
export class PortalApiConfig extends ServiceConfig {
  /** Largest request body in bytes: nobody sends documents here, and a body is read before it is known who sends it. */
  @IsInt() @Min(1024) override bodyLimit: number = 1024 * 1024;
  /** Address people type; with https the session cookie is Secure and `__Host-`. Default: any address this service is reached at, over http. */
  @IsOptional() @IsUrl(url) publicUrl?: string;
  /** Base address of the connector, which owns the documents. */
  @IsUrl(url) connectorUrl!: string;
  /** Base address of the digipoort-gateway; without it the portal says nothing of outages and gives no evidence file. */
  @IsOptional() @IsUrl(url) digipoortGatewayUrl?: string;
  /** Folder with the page, served at `/`. */
  @IsString() webFolder: string = fileURLToPath(new URL('../../portal-web/public', import.meta.url));
  /** JSON `[{participantNumber, email, name, site, password}]`: the accounts that exist after the start, and no others; best from a file (`PORTAL_API_BOOTSTRAP_ACCOUNTS_FILE`). */
  @IsOptional() @IsString() bootstrapAccounts?: string;
  /** JSON `[{participantNumber, name, address?, colour?, logo?}]`: how offices show themselves (libs/service-kit, OfficeAppearance); best from a file (`PORTAL_API_OFFICES_FILE`). */
  @IsOptional() @IsString() offices?: string;
  /** A session ends after so many minutes in which the person did nothing; what the page asks by itself does not count. */
  @IsInt() @Min(1) @Max(1440) sessionIdleMinutes: number = 30;
  /** A session ends after so many hours, whatever happens. */
  @IsInt() @Min(1) @Max(168) sessionMaxHours: number = 12;
  /** Attempts to log in per e-mail address within the window. */
  @IsInt() @Min(1) loginAttemptsPerEmail: number = 10;
  /** Attempts to log in per network address within the window. */
  @IsInt() @Min(1) loginAttemptsPerAddress: number = 100;
  /** Length of that window in seconds. */
  @IsInt() @Min(1) loginWindowSeconds: number = 900;
  /** How long a decision waits for the workflow's answer, in milliseconds. */
  @IsInt() @Min(50) @Max(60_000) decisionTimeoutMs: number = 5000;
}
