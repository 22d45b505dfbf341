import { OPERATIONS } from '@akkoord/wus';
import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { ORDERS, type Order } from '../scenario/orders.js';
import {
  END_NAMES,
  OVERLOAD_ANSWERS,
  SWITCHABLE_CHECKS,
  type EndName,
  type Settings,
  type SwitchableCheck,
} from '../state/settings.js';

const DAY = 86_400_000;

/** Words of the authority for an outcome that is not accepted. */
export class OrderedWords {
  @IsString() @MaxLength(20) foutcode!: string;
  @IsString() @MaxLength(10_000) foutbeschrijving!: string;
  @IsOptional() @IsString() @MaxLength(1_000_000) statusdetails?: string;
}

/** `POST /control/next`: what the next call, or the next ones, are to bring. */
export class OrderNext {
  /** Number of the belanghebbende; left out, whoever comes first. */
  @IsOptional() @IsString() @MaxLength(35) belanghebbende?: string;
  /** Kind of message; left out, any. */
  @IsOptional() @IsString() @MaxLength(80) berichtsoort?: string;
  /** Reference of the sender; left out, any. */
  @IsOptional() @IsString() @MaxLength(40) aanleverkenmerk?: string;
  @IsOptional() @IsIn(ORDERS) outcome?: Order;
  /** With `outcome: fault`: the code, ALS100 or STS100 unless told, and the reason behind it. */
  @IsOptional() @IsString() @MaxLength(20) foutcode?: string;
  @IsOptional() @IsString() @MaxLength(10_000) reason?: string;
  /** With `outcome: overloaded`: what is answered. */
  @IsOptional() @IsIn(OVERLOAD_ANSWERS) overload?: Settings['overloadAnswer'];
  @IsOptional() @ValidateNested() @Type(() => OrderedWords) words?: OrderedWords;
  /** Holds the answer back, in milliseconds; the process exists by then. */
  @IsOptional() @IsInt() @Min(0) @Max(600_000) replyDelayMs?: number;
  /** Time between the statuses of this process, in milliseconds. */
  @IsOptional() @IsInt() @Min(0) @Max(DAY) stepMs?: number;
  /** Time until delivery to the authority is given up, in milliseconds. */
  @IsOptional() @IsInt() @Min(0) @Max(30 * DAY) giveUpMs?: number;
  /** How many calls; one unless told, 0 until cleared. */
  @IsOptional() @IsInt() @Min(0) @Max(1_000_000) times?: number;
  /** The operation, `aanleveren` unless told, or `any`. */
  @IsOptional() @IsIn([...Object.keys(OPERATIONS), 'any']) operation?: string;
}

/** `PUT /control/settings`: the switches to change; the others stay. */
export class ChangeSettings implements Partial<Settings> {
  @IsOptional() @IsArray() @IsIn(SWITCHABLE_CHECKS, { each: true }) waived?: SwitchableCheck[];
  @IsOptional() @IsIn(['any', 'sha1', 'sha256']) acceptAlgorithm?: Settings['acceptAlgorithm'];
  @IsOptional() @IsIn(['sha1', 'sha256']) replyAlgorithm?: Settings['replyAlgorithm'];
  @IsOptional() @IsIn([200, 500]) faultStatus?: number;
  @IsOptional() @IsIn(['empty', 'fault']) unknownKenmerk?: Settings['unknownKenmerk'];
  @IsOptional() @IsBoolean() serveWsdl?: boolean;
  @IsOptional() @IsIn(['311', '510']) arithmetic?: Settings['arithmetic'];
  @IsOptional() @IsInt() @Min(0) @Max(DAY) stepMs?: number;
  @IsOptional() @IsInt() @Min(0) @Max(30 * DAY) giveUpMs?: number;
  @IsOptional() @IsInt() @Min(0) @Max(DAY) clockSkewMs?: number;
  @IsOptional() @IsBoolean() clockInMessages?: boolean;
  @IsOptional() @IsBoolean() scenariosEverywhere?: boolean;
  @IsOptional() @IsInt() @Min(0) @Max(600_000) slownessMs?: number;
  @IsOptional() @IsInt() @Min(0) @Max(600_000) busyMs?: number;
  @IsOptional() @IsInt() @Min(0) @Max(100_000) overloadAt?: number;
  @IsOptional() @IsIn(OVERLOAD_ANSWERS) overloadAnswer?: Settings['overloadAnswer'];
  @IsOptional() @IsArray() @Matches(/^\d{20}$/, { each: true }) revokedOins?: string[];
  @IsOptional() @IsArray() @IsIn(END_NAMES, { each: true }) revokedCertificates?: EndName[];
}

/** `PUT /control/clock`: either a time, or a number of milliseconds from where the clock stands. */
export class MoveClock {
  @IsOptional() @IsISO8601({ strict: true }) now?: string;
  @IsOptional() @IsInt() @Min(-3650 * DAY) @Max(3650 * DAY) advanceMs?: number;
  /** Whether the clock stands still from now on; as it was unless told. */
  @IsOptional() @IsBoolean() stopped?: boolean;
}

/** `POST /control/messages`: a message to be fetched at the ophaalservice. */
export class SendMessage {
  @IsString() @MaxLength(35) belanghebbende!: string;
  /** Kind of number of the belanghebbende, `BTW` unless told. */
  @IsOptional() @IsString() @MaxLength(20) type?: string;
  /** OIN of who may fetch it; the first client of the test PKI unless told. */
  @IsOptional() @Matches(/^\d{20}$/) oin?: string;
  @IsOptional() @IsString() @MaxLength(80) berichtsoort?: string;
  /** Reference of the delivery that it is about. */
  @IsOptional() @IsString() @MaxLength(40) aanleverkenmerk?: string;
  /** Such as `2026-Q3`. */
  @IsOptional() @IsString() @MaxLength(20) tijdvak?: string;
  /** Whole euros. */
  @IsOptional() @IsInt() bedrag?: number;
  @IsOptional() @IsString() @MaxLength(1000) omschrijving?: string;
}

/** Filter of `GET /control/accepts`. */
export class AcceptsQuery {
  @IsOptional() @IsString() @MaxLength(40) aanleverkenmerk?: string;
  @IsOptional() @IsString() @MaxLength(35) belanghebbende?: string;
}

/** Filter of `GET /control/processes`. */
export class ProcessesQuery {
  @IsOptional() @IsString() @MaxLength(35) belanghebbende?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(500) limit?: number;
}
