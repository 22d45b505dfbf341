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
import { ROLES, type Role } from '../permissions.js';
import { FILING_ACTIONS, ReasonChoice, type FilingActionName } from '../requests/approval.requests.js';
import { ApprovalView, QuestionView } from './filing-actions.http.js';
import { FilingFinding, FilingPeriod, OrganisationReference, SHA256, StatusStep } from '../parts.js';

/** Body of `POST /api/session`. */
export class LogIn {
  @IsEmail() email!: string;
  @IsString() @Length(1, 200) password!: string;
}

/** An organisation and what the person who asks is to it; docs/permissions.md says what each role may do. */
export class OwnOrganisation extends OrganisationReference {
  @IsArray() @IsIn(ROLES, { each: true }) roles!: Role[];
}

/** Who is logged in. */
export class Me {
  @IsUUID() accountId!: string;
  @IsString() name!: string;
  @IsEmail() email!: string;
  @IsString() participantNumber!: string;
  /** `office`: InSite, sees all; `client`: OutSite, sees its own organisations. */
  @IsIn(['office', 'client']) site!: 'office' | 'client';
  @IsArray() @ValidateNested({ each: true }) @Type(() => OwnOrganisation) organisations!: OwnOrganisation[];
  /** What he is to the office as a whole; empty for a client. */
  @IsArray() @IsIn(ROLES, { each: true }) officeRoles!: Role[];
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

/** A text in both languages. */
export class Text {
  @IsString() nl!: string;
  @IsString() en!: string;
}

/** What to pay, by when and with which reference. */
export class PaymentView {
  @IsInt() amountEuros!: number;
  @Matches(/^\d{4}-\d{2}-\d{2}$/) dueDate!: string;
  @IsOptional() @Matches(/^\d{16}$/) reference?: string;
  @IsOptional() @IsString() iban?: string;
  @IsOptional() @IsString() bic?: string;
  @IsOptional() @IsString() beneficiary?: string;
  /** Whether `GET /api/filings/{filingId}/payment-qr.svg` gives a QR code for a bank app. */
  @IsBoolean() hasQr!: boolean;
}

/** A column of a table; amounts stand to the right. */
export class ColumnView {
  @IsDefined() @ValidateNested() @Type(() => Text) name!: Text;
  /** For a small screen. */
  @IsOptional() @ValidateNested() @Type(() => Text) short?: Text;
  @IsIn(['text', 'amount']) kind!: 'text' | 'amount';
  /** Amounts of another period. */
  @IsBoolean() isComparison!: boolean;
}

/** A row with as many cells as the table has columns. */
export class RowView {
  @IsIn(['heading', 'line', 'total']) kind!: 'heading' | 'line' | 'total';
  /** All its amounts are zero or not stated. */
  @IsBoolean() isZero!: boolean;
  @IsArray() @ValidateNested({ each: true }) @Type(() => Text) cells!: Text[];
}

/** A table in the order and the words of the official form. */
export class TableView {
  @IsDefined() @ValidateNested() @Type(() => Text) title!: Text;
  @IsArray() @ValidateNested({ each: true }) @Type(() => ColumnView) columns!: ColumnView[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => RowView) rows!: RowView[];
}

/** A filing in plain language, made from the very document that is approved and filed. */
export class ExplanationView {
  @IsDefined() @ValidateNested() @Type(() => Text) title!: Text;
  /** The one sentence that matters. */
  @IsDefined() @ValidateNested() @Type(() => Text) headline!: Text;
  @IsArray() @ValidateNested({ each: true }) @Type(() => Text) because!: Text[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => TableView) tables!: TableView[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => Text) notes!: Text[];
}

/** What is different from the version it took the place of. */
export class ChangesView {
  @IsUUID() previousFilingId!: string;
  @IsDefined() @ValidateNested() @Type(() => Text) headline!: Text;
  /** Every amount that changed; absent when none did. */
  @IsOptional() @ValidateNested() @Type(() => TableView) table?: TableView;
}

/** A filing explained, with what to pay and what was remarked. */
export class FilingView extends FilingSummary {
  @Matches(SHA256) documentSha256!: string;
  @IsDefined() @ValidateNested() @Type(() => ExplanationView) explanation!: ExplanationView;
  /** Only for a new version of an earlier filing. */
  @IsOptional() @ValidateNested() @Type(() => ChangesView) changes?: ChangesView;
  @IsOptional() @ValidateNested() @Type(() => PaymentView) payment?: PaymentView;
  @IsArray() @ValidateNested({ each: true }) @Type(() => FilingFinding) findings!: FilingFinding[];
  /** Whether the ERP sent a PDF of its own: `GET /api/filings/{filingId}/supplied.pdf`. */
  @IsBoolean() hasSuppliedPdf!: boolean;
  /** Name of who made and sent it; absent when the ERP named nobody. */
  @IsOptional() @IsString() submittedBy?: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => StatusStep) history!: StatusStep[];
  @IsOptional() @IsObject() details?: Record<string, unknown>;
  /** What the person who asks can do now; the workflow says so, and none while it does not answer. */
  @IsArray() @IsIn(FILING_ACTIONS, { each: true }) actions!: FilingActionName[];
  /** Reasons to choose from when rejecting. */
  @IsArray() @ValidateNested({ each: true }) @Type(() => ReasonChoice) rejectionReasons!: ReasonChoice[];
  /** How far the approval has come; absent where nobody is waited for. */
  @IsOptional() @ValidateNested() @Type(() => ApprovalView) approval?: ApprovalView;
  /** Instant in UTC until which the client can undo his approval. */
  @IsOptional() @IsISO8601() undoUntil?: string;
  /** Questions and their answers, oldest first. */
  @IsArray() @ValidateNested({ each: true }) @Type(() => QuestionView) questions!: QuestionView[];
}

/** Body of `POST /api/filings/{filingId}/approve`: the decision names the document it is about. */
export class ApproveFiling {
  @Matches(SHA256) documentSha256!: string;
  /** What he says with it: obligatory where the step asks for a reason, and who made the filing where the office demands that and the software did not say. */
  @IsOptional() @IsString() @Length(1, 2000) text?: string;
}

/** Body of `POST /api/filings/{filingId}/reject`. */
export class RejectFiling {
  @Matches(SHA256) documentSha256!: string;
  @IsString() @Length(1, 50) reasonCode!: string;
  @IsString() @Length(1, 2000) text!: string;
}

/** Answer to a decision, or to another action: the status it led to. */
export class DecisionTaken {
  @IsUUID() filingId!: string;
  @IsIn(FILING_STATUSES) status!: FilingStatus;
  /** Instant in UTC until which the client can undo; absent when he cannot. */
  @IsOptional() @IsISO8601() undoUntil?: string;
}
