import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
  ArrayMinSize,
  IsUUID,
  IsDefined,
} from 'class-validator';
import { BilingualText } from './http/problem.js';
import { FILING_STATUSES, MESSAGE_KINDS, type FilingStatus, type MessageKind } from './filing-status.js';
import { RESIDENCES, type Residence } from './residence.js';

/** Shape of a SHA-256 in lower-case hexadecimal. */
export const SHA256 = /^[0-9a-f]{64}$/;

/** Shape of a participant number (deelnemersnummer): five digits. */
export const PARTICIPANT_NUMBER = /^\d{5}$/;

/** A stored document by what it is, not where: the owner gives the bytes, the receiver verifies them. */
export class DocumentReference {
  /** SHA-256 of the bytes, lower-case hexadecimal. */
  @Matches(SHA256) sha256!: string;
  /** Size in bytes. */
  @IsInt() @Min(1) size!: number;
  /** Media type, `application/xml` for XBRL. */
  @IsString() @Length(3, 255) mediaType!: string;
}

/** The period (tijdvak) of a filing: first and last day, inclusive, as calendar dates. */
export class FilingPeriod {
  @Matches(/^\d{4}-\d{2}-\d{2}$/) start!: string;
  @Matches(/^\d{4}-\d{2}-\d{2}$/) end!: string;
}

/** One move of a filing's status. `sequence` counts from 1 along the filing's whole life, across services. */
export class StatusStep {
  @IsIn(FILING_STATUSES) status!: FilingStatus;
  @IsInt() @Min(1) sequence!: number;
  /** Instant in UTC, ISO 8601. */
  @IsISO8601() at!: string;
}

/** What every event that moves a filing carries; the last step is the newest. */
export class FilingMoved {
  @IsUUID() filingId!: string;
  @IsArray() @ArrayMinSize(1) @ValidateNested({ each: true }) @Type(() => StatusStep) statuses!: StatusStep[];
}

/** One status as Digipoort gave it, verbatim. */
export class AuthorityStatus {
  /** statuscode, for example 500. */
  @IsString() @Length(1, 20) code!: string;
  /** statusomschrijving. */
  @IsString() @Length(0, 80) text!: string;
  /** tijdstempelStatus, ISO 8601. */
  @IsISO8601() at!: string;
  /** foutcode of a statusFoutcode, for example VAS500. */
  @IsOptional() @IsString() @Length(1, 20) faultCode?: string;
  /** foutbeschrijving, its first 4,000 signs. */
  @IsOptional() @IsString() @Length(0, 4000) faultText?: string;
}

/** A code in plain language: what it means, and what the reader has to do. */
export class CodeExplanation {
  @IsString() @Length(1, 50) code!: string;
  @IsDefined() @ValidateNested() @Type(() => BilingualText) meaning!: BilingualText;
  @IsOptional() @ValidateNested() @Type(() => BilingualText) advice?: BilingualText;
}

/** Shape of a person key: the first 32 hexadecimal digits of a digest of who somebody is at an office (libs/service-kit). */
export const PERSON_KEY = /^[0-9a-f]{32}$/;

/** Who made and sent a filing: the key by which the office knows him, never his address, and his name as the sender gave it. */
export class FilingSubmitter {
  @Matches(PERSON_KEY) personKey!: string;
  @IsOptional() @IsString() @Length(1, 200) name?: string;
}

/** A filing as all parts know it: whose, which kind, which period, which document. */
export class FilingFacts {
  @IsUUID() clientEnvironmentId!: string;
  /** The sender's own key (externalMessageId). */
  @IsString() @Length(1, 100) externalMessageId!: string;
  @IsIn(MESSAGE_KINDS) kind!: MessageKind;
  @IsDefined() @ValidateNested() @Type(() => FilingPeriod) period!: FilingPeriod;
  @IsDefined() @ValidateNested() @Type(() => DocumentReference) document!: DocumentReference;
  /** Whole euros the filing asks to pay (positive) or gives back (negative); absent for an ICP statement. */
  @IsOptional() @IsInt() @Min(-99_999_999_999) @Max(99_999_999_999) totalEuros?: number;
  /** VAT return: all boxes are zero (nihilaangifte); absent for what is not one. */
  @IsOptional() @IsBoolean() isNil?: boolean;
  /** The PDF the ERP sent with it; never filed. */
  @IsOptional() @ValidateNested() @Type(() => DocumentReference) suppliedPdf?: DocumentReference;
  /** Supplement: the sender states that the return it corrects was filed another way. */
  @IsOptional() @IsBoolean() returnFiledElsewhere?: boolean;
  /** Residence of the organisation when the filing was linked to it, for its deadlines; absent: a resident. */
  @IsOptional() @IsIn(RESIDENCES) residence?: Residence;
  /** Filing id of the version this one takes the place of. */
  @IsOptional() @IsUUID() supersedes?: string;
  /** Who made and sent it; absent when the sender named nobody. */
  @IsOptional() @ValidateNested() @Type(() => FilingSubmitter) submittedBy?: FilingSubmitter;
}

/** `refuse` stops a filing, `warn` is for a person to look at, `note` is for the record. */
export const SEVERITIES = ['refuse', 'warn', 'note'] as const;

/** One remark about a filing; docs/checks.md lists the codes. Never holds a VAT number. */
export class FilingFinding {
  @IsString() @Length(1, 80) code!: string;
  @IsIn(SEVERITIES) severity!: (typeof SEVERITIES)[number];
  @IsString() @Length(1, 1000) messageNl!: string;
  @IsString() @Length(1, 1000) messageEn!: string;
  /** Where it is and what it is about: box, amounts, concept, line. */
  @IsOptional() @IsObject() details?: Record<string, string | number>;
}

/** The organisation a filing belongs to. */
export class OrganisationReference {
  @IsUUID() organisationId!: string;
  @IsString() @Length(1, 200) name!: string;
}

/** Why a person rejected: the office's reason code and free text. */
export class RejectionReason {
  @IsString() @Length(1, 50) code!: string;
  @IsString() @Length(1, 2000) text!: string;
}
