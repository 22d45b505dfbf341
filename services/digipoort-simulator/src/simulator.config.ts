import { ServiceConfig } from '@akkoord/service-kit';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUrl, Matches, Max, Min, MinLength } from 'class-validator';
import { SWITCHABLE_CHECKS } from './state/settings.js';

const CHECKS = SWITCHABLE_CHECKS.join('|');

/**
 * Settings of the simulator; names are `DIGIPOORT_SIMULATOR_…` (`stepMs` → `DIGIPOORT_SIMULATOR_STEP_MS`). What the control API changed
 * goes before them, until it is reset.
 */
export class SimulatorConfig extends ServiceConfig {
  /** Port of the HTTPS endpoint that speaks WUS; 0 takes a free one. The ordinary port serves control, health and metrics. */
  @IsInt() @Min(0) @Max(65_535) wusPort: number = 0;

  /** Directory of the test PKI; made when it is missing or about to end. */
  @IsString() @MinLength(1) pkiDirectory: string = '.data/pki';

  /** Where its certificates say that the lists of revoked ones are; default its own port, and nowhere when that is any free one. */
  @IsOptional() @IsUrl({ require_tld: false, protocols: ['http'], require_protocol: true }) crlUrl?: string;

  /** How long such a list is good, in milliseconds; Dutch providers publish a revocation within four hours. */
  @IsInt() @Min(100) @Max(30 * 86_400_000) crlLifeMs: number = 4 * 3_600_000;

  /** Time between two statuses of a process, in milliseconds. */
  @IsInt() @Min(0) @Max(3_600_000) stepMs: number = 150;

  /** Signature suites taken from clients. */
  @IsIn(['any', 'sha1', 'sha256']) acceptAlgorithm: 'any' | 'sha1' | 'sha256' = 'any';

  /** Signature suite of the replies. */
  @IsIn(['sha1', 'sha256']) replyAlgorithm: 'sha1' | 'sha256' = 'sha1';

  /** HTTP status of a SOAP fault: SOAP 1.1 says 500, what Digipoort does is not documented. */
  @IsIn([200, 500]) faultStatus: number = 500;

  /** Whether the TLS certificate must bear the OIN of the signing certificate. */
  @IsBoolean() sameOin: boolean = true;

  /** Difference allowed between the clocks, in milliseconds. */
  @IsInt() @Min(0) @Max(3_600_000) clockSkewMs: number = 60_000;

  /** Where sums that do not hold are refused: by the validation (311) or by the authority (510); which, is not documented (digipoort page 8.3 f). */
  @IsIn(['311', '510']) arithmetic: '311' | '510' = '311';

  /** Time that delivery to the authority is tried before it is given up, in milliseconds: 72 hours at Digipoort (digipoort page 3.1). */
  @IsInt() @Min(0) @Max(30 * 86_400_000) giveUpMs: number = 72 * 3_600_000;

  /** What a question about an unknown kenmerk gets; what Digipoort does is not documented. */
  @IsIn(['empty', 'fault']) unknownKenmerk: 'empty' | 'fault' = 'empty';

  /** Whether `?wsdl` is answered; the new hosts seem not to do so for everyone. */
  @IsBoolean() serveWsdl: boolean = true;

  /** Checks that are switched off, comma separated. */
  @Matches(new RegExp(`^$|^(${CHECKS})(,(${CHECKS}))*$`)) waivedChecks: string = '';

  /** How many requests are kept to look at; the oldest go. */
  @IsInt() @Min(0) @Max(1_000_000) keepReceived: number = 2_000;
}
