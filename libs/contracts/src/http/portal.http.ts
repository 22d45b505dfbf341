import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  ValidateNested,
  IsDefined,
} from 'class-validator';
import { FILING_STATUSES, MESSAGE_KINDS, type FilingStatus, type MessageKind } from '../filing-status.js';
import { FilingPeriod, OrganisationReference, SHA256, StatusStep } from '../parts.js';

/** Body of `POST /api/session`. */
export class LogIn {
  @IsEmail() email!: string;
  @IsString() @Length(1, 200) password!: string;
}

/** Who is logged in. */
export class Me {
  @IsUUID() accountId!: string;
  @IsString() name!: string;
  @IsEmail() email!: string;
  @IsString() participantNumber!: string;
  /** `office`: InSite, sees all; `client`: OutSite, sees its own organisations. */
  @IsIn(['office', 'client']) site!: 'office' | 'client';
  @IsArray() @ValidateNested({ each: true }) @Type(() => OrganisationReference) organisations!: OrganisationReference[];
}

/** A filing in a list. */
export class FilingSummary {
  @IsUUID() filingId!: string;
  @IsIn(MESSAGE_KINDS) kind!: MessageKind;
  @IsDefined() @ValidateNested() @Type(() => OrganisationReference) organisation!: OrganisationReference;
  @IsDefined() @ValidateNested() @Type(() => FilingPeriod) period!: FilingPeriod;
  @IsIn(FILING_STATUSES) status!: FilingStatus;
  @IsString() statusNl!: string;
  @IsString() statusEn!: string;
  @IsOptional() @IsInt() totalEuros?: number;
  /** Last day to file and pay, calendar date. */
  @IsOptional() @Matches(/^\d{4}-\d{2}-\d{2}$/) dueDate?: string;
  /** Whether the person who asks may decide now. */
  @IsBoolean() canDecide!: boolean;
  @IsISO8601() changedAt!: string;
}

/** Answer of `GET /api/filings`. */
export class FilingList {
  @IsArray() @ValidateNested({ each: true }) @Type(() => FilingSummary) filings!: FilingSummary[];
}

/** One box as the form shows it. */
export class BoxRow {
  /** `1a` … `5g`. */
  @IsString() box!: string;
  @IsString() labelNl!: string;
  @IsString() labelEn!: string;
  @IsOptional() @IsInt() turnover?: number;
  @IsOptional() @IsInt() tax?: number;
}

/** What to pay, by when and with which reference. */
export class PaymentView {
  @IsInt() amountEuros!: number;
  @Matches(/^\d{4}-\d{2}-\d{2}$/) dueDate!: string;
  @IsOptional() @Matches(/^\d{16}$/) reference?: string;
  @IsOptional() @IsString() iban?: string;
  @IsOptional() @IsString() bic?: string;
  @IsOptional() @IsString() beneficiary?: string;
}

/** A filing with its boxes, read from the very document that is approved and filed. */
export class FilingView extends FilingSummary {
  @Matches(SHA256) documentSha256!: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => BoxRow) boxes!: BoxRow[];
  @IsOptional() @ValidateNested() @Type(() => PaymentView) payment?: PaymentView;
  @IsString() summaryNl!: string;
  @IsString() summaryEn!: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => StatusStep) history!: StatusStep[];
  @IsOptional() @IsObject() details?: Record<string, unknown>;
}

/** Body of `POST /api/filings/{filingId}/approve`: the decision names the document it is about. */
export class ApproveFiling {
  @Matches(SHA256) documentSha256!: string;
}

/** Body of `POST /api/filings/{filingId}/reject`. */
export class RejectFiling {
  @Matches(SHA256) documentSha256!: string;
  @IsString() @Length(1, 50) reasonCode!: string;
  @IsString() @Length(1, 2000) text!: string;
}

/** Answer to a decision: the status it led to. */
export class DecisionTaken {
  @IsUUID() filingId!: string;
  @IsIn(FILING_STATUSES) status!: FilingStatus;
}
