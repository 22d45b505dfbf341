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
  Min,
  ValidateNested,
} from 'class-validator';
import { BilingualText } from './problem.js';

/** A sentence for above the page; `bad` is now, `waiting` will be. */
export class OutlookNotice {
  @IsString() @Length(1, 80) code!: string;
  @IsIn(['bad', 'waiting']) tone!: 'bad' | 'waiting';
  @IsDefined() @ValidateNested() @Type(() => BilingualText) messages!: BilingualText;
}

/** Answer of `GET /api/outlook`: how filings fare at the authority, in words for who asks. A client hears of his own filings only. */
export class PortalOutlook {
  /** False while the gateway does not answer: then nothing is known, and nothing is said. */
  @IsBoolean() isKnown!: boolean;
  @IsArray() @ValidateNested({ each: true }) @Type(() => OutlookNotice) notices!: OutlookNotice[];
  /** Filings that wait and go by themselves. */
  @IsInt() @Min(0) waiting!: number;
  @IsOptional() @IsISO8601() nextAttemptAt?: string;
  /** For the office: filings that stopped and wait for a person. */
  @IsInt() @Min(0) stopped!: number;
}

/** Body of `POST /api/filings/{filingId}/release`. */
export class ReleaseStopped {
  /** The same command twice does nothing the second time. */
  @IsUUID() commandId!: string;
  @IsOptional() @IsString() @Length(1, 2000) reason?: string;
}

/** Body of `POST /api/filings/{filingId}/claim`: which process of Digipoort the filing is; without `kenmerk` none of them. */
export class ClaimStopped {
  @IsUUID() commandId!: string;
  @IsString() @Length(1, 2000) reason!: string;
  @IsOptional() @IsString() @Length(1, 40) kenmerk?: string;
}

/** Body of `POST /api/filings/{filingId}/settle`: what a person of the office has seen at the tax office. */
export class SettleStopped {
  @IsUUID() commandId!: string;
  @IsString() @Length(1, 2000) reason!: string;
  /** True: the tax office has it, which ends the filing (80). False: it does not, and the filing is sent again. */
  @IsBoolean() arrived!: boolean;
  /** The kenmerk it has there, if that was told. */
  @IsOptional() @IsString() @Length(1, 40) kenmerk?: string;
}
