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
  Min,
  ValidateNested,
} from 'class-validator';
import { POLICY_KINDS, type PolicyKind } from '../approval-progress.js';
import { RejectionReason, SHA256 } from '../parts.js';
import { OneOutcome } from '../requests/approval.requests.js';
import { BilingualText } from './problem.js';

/** Somebody who decided, or still has to. */
export class PersonView {
  @IsIn(['contact', 'employee', 'client-environment', 'workflow'])
  kind!: 'contact' | 'employee' | 'client-environment' | 'workflow';
  /** Absent when the office does not know him any more. */
  @IsOptional() @IsString() name?: string;
  /** Whether it is the person who asks. */
  @IsBoolean() isMe!: boolean;
}

/** How far the approval of a filing has come: `granted` of `needed`, and who still has to decide. */
export class ApprovalView {
  /** Key of the step in the workflow of the office. */
  @IsString() step!: string;
  @IsIn(POLICY_KINDS) policy!: PolicyKind;
  @IsInt() @Min(0) granted!: number;
  @IsInt() @Min(0) needed!: number;
  @IsBoolean() isPartlyApproved!: boolean;
  @IsArray() @ValidateNested({ each: true }) @Type(() => PersonView) grantedBy!: PersonView[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => PersonView) waitingFor!: PersonView[];
  /** For the office: fewer people are left who may approve than are needed, and what to do. */
  @IsOptional() @ValidateNested() @Type(() => BilingualText) advice?: BilingualText;
  /** Standing approval: at this instant it is approved by itself, unless somebody objects. */
  @IsOptional() @IsISO8601() approvesAt?: string;
}

/** A question about a filing, with its answer once there is one. */
export class QuestionView {
  @IsUUID() questionId!: string;
  /** The box (rubriek) it is about; absent when it is about the filing. */
  @IsOptional() @IsString() box?: string;
  @IsString() text!: string;
  @IsDefined() @ValidateNested() @Type(() => PersonView) askedBy!: PersonView;
  @IsISO8601() askedAt!: string;
  @IsOptional() @IsString() answer?: string;
  @IsOptional() @ValidateNested() @Type(() => PersonView) answeredBy?: PersonView;
  @IsOptional() @IsISO8601() answeredAt?: string;
}

/** Body of `POST /api/filings/{filingId}/questions`. */
export class AskAboutFiling {
  @Matches(SHA256) documentSha256!: string;
  /** The box (rubriek) it is about; absent when it is about the filing. */
  @IsOptional() @IsString() @Length(1, 50) box?: string;
  @IsString() @Length(1, 2000) text!: string;
}

/** Body of `POST /api/filings/{filingId}/questions/{questionId}/answer`. */
export class AnswerAboutFiling {
  @IsString() @Length(1, 4000) text!: string;
}

/** Body of `POST /api/filings/{filingId}/repair`: a rejected filing goes back into approval. */
export class RepairRejected {
  /** Why, for the client to read. */
  @IsOptional() @IsString() @Length(1, 2000) text?: string;
}

/** Body of `POST /api/filings/{filingId}/withdraw`. */
export class WithdrawByOffice {
  @IsString() @Length(1, 50) reasonCode!: string;
  @IsString() @Length(1, 2000) text!: string;
}

/** One of many decisions. */
export class FilingDecision {
  @IsUUID() filingId!: string;
  @IsIn(['approve', 'reject']) decision!: 'approve' | 'reject';
  @Matches(SHA256) documentSha256!: string;
  /** Obligatory when rejecting. */
  @IsOptional() @ValidateNested() @Type(() => RejectionReason) reason?: RejectionReason;
}

/** Body of `POST /api/filings/decisions`. */
export class FilingDecisions {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique(({ filingId }: FilingDecision) => filingId)
  @ValidateNested({ each: true })
  @Type(() => FilingDecision)
  decisions!: FilingDecision[];
}

/** Answer: what became of each, in the order in which they were given. */
export class FilingDecisionsTaken {
  @IsArray() @ValidateNested({ each: true }) @Type(() => OneOutcome) results!: OneOutcome[];
}
