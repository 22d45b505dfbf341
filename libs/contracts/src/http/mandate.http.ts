import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
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
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { MESSAGE_KINDS, type MessageKind } from '../filing-status.js';
import { SHA256 } from '../parts.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const [LEAST, MOST] = [-99_999_999_999, 99_999_999_999];

/** What a standing approval covers; `least` and `most` go with `total`, both included. */
export class MandateCoverage {
  @IsIn(['nil', 'total']) kind!: 'nil' | 'total';
  /** Whole euros; negative is money back. */
  @IsOptional() @IsInt() @Min(LEAST) @Max(MOST) least?: number;
  @IsOptional() @IsInt() @Min(LEAST) @Max(MOST) most?: number;
}

/** What a client agreed to beforehand (doorlopend akkoord), and on what paper. */
export class MandateTerms {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(3)
  @ArrayUnique()
  @IsIn(MESSAGE_KINDS, { each: true })
  kinds!: MessageKind[];
  @IsDefined() @ValidateNested() @Type(() => MandateCoverage) covers!: MandateCoverage;
  /** First and last day in Europe/Amsterdam; at most two years. */
  @Matches(DAY) startsOn!: string;
  @Matches(DAY) endsOn!: string;
  /** Hours in which the client can object to each filing before it is approved; 0: he hears of it afterwards. */
  @IsInt() @Min(0) @Max(720) objectionHours!: number;
  @IsString() @Length(1, 200) documentTitle!: string;
  /** SHA-256 of the signed document, which the office keeps; or `documentText`. */
  @IsOptional() @Matches(SHA256) documentSha256?: string;
  /** The agreement as text, when there is no file. */
  @IsOptional() @IsString() @Length(1, 20_000) documentText?: string;
  /** Who gave it on behalf of the client. */
  @IsString() @Length(1, 200) givenBy!: string;
  /** On which day. */
  @Matches(DAY) givenOn!: string;
}

/** Body of `PUT /api/organisations/{organisationId}/mandates/{mandateId}`; the id is made by who asks, so that a repeat is the same one. */
export class PutMandate extends MandateTerms {}

/** A standing approval as it stands. */
export class MandateView {
  @IsUUID() mandateId!: string;
  @IsUUID() organisationId!: string;
  @IsArray() @IsIn(MESSAGE_KINDS, { each: true }) kinds!: MessageKind[];
  @IsDefined() @ValidateNested() @Type(() => MandateCoverage) covers!: MandateCoverage;
  @Matches(DAY) startsOn!: string;
  @Matches(DAY) endsOn!: string;
  @IsInt() objectionHours!: number;
  @IsString() documentTitle!: string;
  @Matches(SHA256) documentSha256!: string;
  @IsString() givenBy!: string;
  @Matches(DAY) givenOn!: string;
  @IsISO8601() recordedAt!: string;
  @IsOptional() @IsISO8601() revokedAt?: string;
  /** Whether filings are approved under it today. */
  @IsBoolean() isInForce!: boolean;
}

/** A list of them, the newest first. */
export class MandateList {
  @IsArray() @ValidateNested({ each: true }) @Type(() => MandateView) mandates!: MandateView[];
}

/** Body of `PUT /api/organisations/{organisationId}/delegations/{delegationId}` (contacts) and `PUT /api/office/delegations/{delegationId}` (employees). */
export class PutDelegation {
  /** Who is away; absent: who asks. */
  @IsOptional() @IsUUID() fromId?: string;
  /** Who acts for him. */
  @IsUUID() toId!: string;
  /** First and last day in Europe/Amsterdam; at most a year. */
  @Matches(DAY) startsOn!: string;
  @Matches(DAY) endsOn!: string;
}

/** A delegation as it stands. */
export class DelegationView {
  @IsUUID() delegationId!: string;
  @IsIn(['contact', 'employee']) party!: 'contact' | 'employee';
  @IsOptional() @IsUUID() organisationId?: string;
  @IsUUID() fromId!: string;
  @IsString() fromName!: string;
  @IsUUID() toId!: string;
  @IsString() toName!: string;
  @Matches(DAY) startsOn!: string;
  @Matches(DAY) endsOn!: string;
  @IsISO8601() recordedAt!: string;
  @IsOptional() @IsISO8601() revokedAt?: string;
  @IsBoolean() isInForce!: boolean;
}

/** A list of them, the newest first. */
export class DelegationList {
  @IsArray() @ValidateNested({ each: true }) @Type(() => DelegationView) delegations!: DelegationView[];
}
