import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Min,
  ValidateNested,
} from 'class-validator';
import { MESSAGE_KINDS, type MessageKind } from '../filing-status.js';
import { AuthorityStatus, CodeExplanation, FilingPeriod, PARTICIPANT_NUMBER } from '../parts.js';
import { BilingualText } from './problem.js';

/** One code of the authority: what it means and what to do. */
export class AuthorityCodeView {
  @IsString() code!: string;
  /** `status`: statuscode. `fault`: foutcode of a SOAP fault. `error`: statusFoutcode beside a status. */
  @IsIn(['status', 'fault', 'error']) kind!: 'status' | 'fault' | 'error';
  /** The authority's own words. */
  @IsOptional() @IsString() text?: string;
  @IsDefined() @ValidateNested() @Type(() => BilingualText) meaning!: BilingualText;
  @IsDefined() @ValidateNested() @Type(() => BilingualText) advice!: BilingualText;
  /** `broke-down`: the process ended for a technical reason of the authority, without a judgement. */
  @IsIn(['under-way', 'accepted', 'refused', 'broke-down']) endState!:
    'under-way' | 'accepted' | 'refused' | 'broke-down';
  @IsIn(['no', 'by-digipoort', 'by-us']) retry!: 'no' | 'by-digipoort' | 'by-us';
  /** P proven, D documented, C seen in client code, I inferred, ? not found. */
  @IsIn(['P', 'D', 'C', 'I', '?']) certainty!: 'P' | 'D' | 'C' | 'I' | '?';
  @IsString() source!: string;
}

/** Every code that a source names. */
export class AuthorityCodeList {
  @IsArray() @ValidateNested({ each: true }) @Type(() => AuthorityCodeView) codes!: AuthorityCodeView[];
}

/** One status, verbatim, with its explanation. */
export class ExplainedStatus extends AuthorityStatus {
  /** Process it belongs to; a filing has more than one when a process broke down. */
  @IsString() kenmerk!: string;
  /** statusdetails, verbatim. */
  @IsOptional() @IsString() details?: string;
  /** When we read it. */
  @IsISO8601() seenAt!: string;
  /** False for a code that no source documents: it is shown, and taken for no end. */
  @IsBoolean() isKnown!: boolean;
  @IsDefined() @ValidateNested() @Type(() => CodeExplanation) explanation!: CodeExplanation;
}

/** A process of the authority that may be a filing's: asking did not settle it, so a person has to say. */
export class CandidateView {
  @IsString() kenmerk!: string;
  /** When its first status is of; absent while it has none. */
  @IsOptional() @IsISO8601() firstStatusAt?: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => AuthorityStatus) statuses!: AuthorityStatus[];
}

/** A filing as the gateway knows it. */
export class FilingAtAuthority {
  @IsUUID() filingId!: string;
  @IsIn(['waiting', 'attempting', 'unresolved', 'sent', 'accepted', 'refused', 'attention']) phase!:
    'waiting' | 'attempting' | 'unresolved' | 'sent' | 'accepted' | 'refused' | 'attention';
  @IsInt() @Min(0) attempts!: number;
  @IsOptional() @IsString() kenmerk?: string;
  @IsOptional() @IsString() code?: string;
  @IsOptional() @IsString() message?: string;
  @IsOptional() @IsISO8601() nextAttemptAt?: string;
  /** It stopped, and goes on only when a person releases it. */
  @IsBoolean() canBeReleased!: boolean;
  /** A person who has seen that the authority has it, filed by hand perhaps, can say so (`POST …/settle` with `arrived: true`). */
  @IsBoolean() canBeConfirmed!: boolean;
  /** The authority can never tell: a person who has seen that it does not have it can say so (`arrived: false`). */
  @IsBoolean() canBeDenied!: boolean;
  /** Processes to choose from (`POST …/claim`), where it stopped because more than one may be it. */
  @IsOptional() @IsArray() @ValidateNested({ each: true }) @Type(() => CandidateView) candidates?: CandidateView[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => ExplainedStatus) statuses!: ExplainedStatus[];
}

/** Body of `POST /v1/offices/{participantNumber}/filings/{filingId}/release`. */
export class ReleaseFiling {
  /** The same command twice does nothing the second time. */
  @IsUUID() commandId!: string;
  /** Who releases it, as the portal knows them; for the audit trail. */
  @IsString() @Length(1, 200) actor!: string;
  @IsOptional() @IsString() @Length(1, 2000) reason?: string;
}

/** Body of `POST /v1/offices/{participantNumber}/filings/{filingId}/claim`: which of the candidates the filing is. */
export class ClaimProcess {
  /** The same command twice does nothing the second time. */
  @IsUUID() commandId!: string;
  /** Who says so, as the portal knows them; for the audit trail. */
  @IsString() @Length(1, 200) actor!: string;
  /** How it is known, such as a call with Digipoort; kept as evidence. */
  @IsString() @Length(1, 2000) reason!: string;
  /** The process that is this filing. Left out: none of them is, and the authority is asked again before anything is sent. */
  @IsOptional() @IsString() @Length(1, 40) kenmerk?: string;
}

/** Body of `POST /v1/offices/{participantNumber}/filings/{filingId}/settle`: what a person has seen at the authority. */
export class SettleFiling {
  /** The same command twice does nothing the second time. */
  @IsUUID() commandId!: string;
  /** Who says so, as the portal knows them; for the audit trail. */
  @IsString() @Length(1, 200) actor!: string;
  /** How it is known, such as a call with the tax office; kept as evidence. */
  @IsString() @Length(1, 2000) reason!: string;
  /** True: the authority has it, which ends the filing (80). False: it does not, and the filing is sent again. */
  @IsBoolean() arrived!: boolean;
  /** The kenmerk it has there, if that was told; with `arrived` only. */
  @IsOptional() @IsString() @Length(1, 40) kenmerk?: string;
}

/** Answer to a release, a claim or a settlement. */
export class FilingReleased {
  @IsUUID() filingId!: string;
  /**
   * `asks-first`: the authority is asked what became of the last attempt before anything is sent. `follows`: what was sent
   * is followed again. `sends`: it was never sent before, or a person has seen that it did not arrive. `accepted`: a person has
   * seen that the authority has it.
   */
  @IsIn(['asks-first', 'follows', 'sends', 'accepted']) result!: 'asks-first' | 'follows' | 'sends' | 'accepted';
}

/** A host of the authority that is down. */
export class OutageView {
  @IsUUID() outageId!: string;
  @IsString() host!: string;
  @IsString() reason!: string;
  @IsISO8601() since!: string;
  /** For a banner. */
  @IsDefined() @ValidateNested() @Type(() => BilingualText) messages!: BilingualText;
}

/** The deadline nearest to what waits. */
export class WaitingDeadline {
  /** Last day, as a calendar date. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/) date!: string;
  /** Its end in Europe/Amsterdam, 23:59. */
  @IsISO8601() at!: string;
  @IsIn(MESSAGE_KINDS) kind!: MessageKind;
  @IsDefined() @ValidateNested() @Type(() => FilingPeriod) period!: FilingPeriod;
  /** Filings that wait with this deadline. */
  @IsInt() @Min(1) filings!: number;
  /** `at-risk`: the next attempt comes after it. */
  @IsIn(['in-time', 'at-risk', 'late']) timeliness!: 'in-time' | 'at-risk' | 'late';
}

/** What waits after a failure, and how it goes on. */
export class Forecast {
  @IsInt() @Min(1) waiting!: number;
  @IsOptional() @IsISO8601() nextAttemptAt?: string;
  /** Absent when only supplements wait: their term runs from the discovery of the mistake. */
  @IsOptional() @ValidateNested() @Type(() => WaitingDeadline) deadline?: WaitingDeadline;
  /** Filings among them whose deadline has passed. */
  @IsInt() @Min(0) late!: number;
  @IsDefined() @ValidateNested() @Type(() => BilingualText) messages!: BilingualText;
}

/** How an office's filings fare at the authority. */
export class Outlook {
  @Matches(PARTICIPANT_NUMBER) participantNumber!: string;
  @IsISO8601() at!: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => OutageView) outages!: OutageView[];
  @IsOptional() @ValidateNested() @Type(() => Forecast) forecast?: Forecast;
  /** Filings that stopped and wait for a person. */
  @IsInt() @Min(0) stopped!: number;
}

/** A host that is down, over all offices. */
export class HostOutage {
  @IsString() host!: string;
  @IsString() reason!: string;
  @IsISO8601() since!: string;
  @IsInt() @Min(1) offices!: number;
}

/** The same over all offices that file. */
export class OverallOutlook {
  @IsISO8601() at!: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => HostOutage) outages!: HostOutage[];
  @IsOptional() @ValidateNested() @Type(() => Forecast) forecast?: Forecast;
  @IsInt() @Min(0) stopped!: number;
  @IsArray() @ValidateNested({ each: true }) @Type(() => Outlook) offices!: Outlook[];
}
