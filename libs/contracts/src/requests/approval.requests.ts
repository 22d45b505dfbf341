import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { Actor, Authentication } from '../actor.js';
import { ApprovalProgress } from '../approval-progress.js';
import { FILING_STATUSES, type FilingStatus } from '../filing-status.js';
import { BilingualText } from '../http/problem.js';
import { RejectionReason, SHA256 } from '../parts.js';
import { Request } from '../request-definition.js';

/** Where an action brought a filing. */
export class ApprovalDecided {
  @IsUUID() filingId!: string;
  @IsIn(FILING_STATUSES) status!: FilingStatus;
  /** Instant in UTC until which the client may undo; absent when he cannot. */
  @IsOptional() @IsISO8601() undoUntil?: string;
}

/** Somebody approves or rejects the document with this SHA-256. Asked of the workflow by the portal. */
@Request('decide-approval.v1', {
  service: 'workflow',
  summary: 'A contact, or at the review an employee, approves or rejects a filing.',
  reply: ApprovalDecided,
})
export class DecideApproval {
  @IsUUID() filingId!: string;
  /** Who decides, in short: the same as an `actor` of the kind contact. One of the two is obligatory. */
  @IsOptional() @IsUUID() contactId?: string;
  /** Who decides. */
  @IsOptional() @ValidateNested() @Type(() => Actor) actor?: Actor;
  @IsOptional() @ValidateNested() @Type(() => Authentication) authentication?: Authentication;
  @IsIn(['approve', 'reject']) decision!: 'approve' | 'reject';
  @Matches(SHA256) documentSha256!: string;
  /** Obligatory when rejecting. */
  @IsOptional() @ValidateNested() @Type(() => RejectionReason) reason?: RejectionReason;
}

/** What every action of a person on a filing carries. */
export class FilingAction {
  @IsUUID() filingId!: string;
  @IsDefined() @ValidateNested() @Type(() => Actor) actor!: Actor;
  @IsOptional() @ValidateNested() @Type(() => Authentication) authentication?: Authentication;
}

/** Answer to AskQuestion. */
export class QuestionAsked extends ApprovalDecided {
  @IsUUID() questionId!: string;
}

/** The client asks the office something; the filing waits for the answer (35). */
@Request('ask-question.v1', {
  service: 'workflow',
  summary: 'The client asks the office something.',
  reply: QuestionAsked,
})
export class AskQuestion extends FilingAction {
  @Matches(SHA256) documentSha256!: string;
  /** The box (rubriek) it is about; absent when it is about the filing. */
  @IsOptional() @IsString() @Length(1, 50) box?: string;
  @IsString() @Length(1, 2000) text!: string;
}

/** The office answers a question (30, when no other is open). */
@Request('answer-question.v1', {
  service: 'workflow',
  summary: 'The office answers a question.',
  reply: ApprovalDecided,
})
export class AnswerQuestion extends FilingAction {
  @IsUUID() questionId!: string;
  @IsString() @Length(1, 4000) text!: string;
}

/** The office puts a rejected filing back into approval (herstellen berichtstatus). */
@Request('repair-filing.v1', {
  service: 'workflow',
  summary: 'The office puts a rejected filing back into approval.',
  reply: ApprovalDecided,
})
export class RepairFiling extends FilingAction {
  /** Why, for the client to read. */
  @IsOptional() @IsString() @Length(1, 2000) text?: string;
}

/** The office, or the client environment that sent it, takes a filing back before it is approved (45). */
@Request('withdraw-filing.v1', {
  service: 'workflow',
  summary: 'The office or the client environment takes a filing back before it is approved.',
  reply: ApprovalDecided,
})
export class WithdrawFiling extends FilingAction {
  @IsDefined() @ValidateNested() @Type(() => RejectionReason) reason!: RejectionReason;
}

/** The client takes his approval back within the grace period (30). */
@Request('undo-approval.v1', {
  service: 'workflow',
  summary: 'The client takes his approval back within the grace period.',
  reply: ApprovalDecided,
})
export class UndoApproval extends FilingAction {}

/** One decision of many. */
export class OneDecision {
  @IsUUID() filingId!: string;
  /** A person is another contact at each organisation. */
  @IsDefined() @ValidateNested() @Type(() => Actor) actor!: Actor;
  @IsIn(['approve', 'reject']) decision!: 'approve' | 'reject';
  @Matches(SHA256) documentSha256!: string;
  @IsOptional() @ValidateNested() @Type(() => RejectionReason) reason?: RejectionReason;
}

/** What became of one decision of many: `refused` is final, `failed` may be repeated with the same key. */
export class OneOutcome {
  @IsUUID() filingId!: string;
  @IsIn(['done', 'refused', 'failed']) outcome!: 'done' | 'refused' | 'failed';
  @IsOptional() @IsIn(FILING_STATUSES) status?: FilingStatus;
  @IsOptional() @IsISO8601() undoUntil?: string;
  /** Stable code, docs/errors.md. */
  @IsOptional() @IsString() @Length(1, 80) code?: string;
  @IsOptional() @ValidateNested() @Type(() => BilingualText) message?: BilingualText;
}

/** Answer to DecideMany: one outcome per decision, in their order. */
export class ManyDecided {
  @IsArray() @ValidateNested({ each: true }) @Type(() => OneOutcome) results!: OneOutcome[];
}

/** One person decides on many filings; each stands by itself, and one that is refused stops no other. */
@Request('decide-many.v1', { service: 'workflow', summary: 'One person decides on many filings.', reply: ManyDecided })
export class DecideMany {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique(({ filingId }: OneDecision) => filingId)
  @ValidateNested({ each: true })
  @Type(() => OneDecision)
  decisions!: OneDecision[];
  @IsOptional() @ValidateNested() @Type(() => Authentication) authentication?: Authentication;
}

/** What somebody can do with a filing. */
export const FILING_ACTIONS = ['approve', 'reject', 'ask', 'answer', 'repair', 'withdraw', 'undo'] as const;

/** One of FILING_ACTIONS. */
export type FilingActionName = (typeof FILING_ACTIONS)[number];

/** A reason that can be chosen when rejecting. */
export class ReasonChoice {
  @IsString() @Length(1, 50) code!: string;
  @IsString() nl!: string;
  @IsString() en!: string;
}

/** What one person can do with a filing now, and how far its approval has come. */
export class ApprovalDescribed {
  @IsUUID() filingId!: string;
  @IsIn(FILING_STATUSES) status!: FilingStatus;
  @IsArray() @IsIn(FILING_ACTIONS, { each: true }) actions!: FilingActionName[];
  /** Absent where nothing waits for anybody. */
  @IsOptional() @ValidateNested() @Type(() => ApprovalProgress) progress?: ApprovalProgress;
  @IsOptional() @IsISO8601() undoUntil?: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => ReasonChoice) rejectionReasons!: ReasonChoice[];
  /** Whether what this person decides would count for somebody who delegated to him. */
  @IsBoolean() isDelegate!: boolean;
}

/** What can this person do with a filing now? Asked of the workflow by the portal. */
@Request('describe-approval.v1', {
  service: 'workflow',
  summary: 'Tells what a person can do with a filing now, and how far its approval has come.',
  reply: ApprovalDescribed,
})
export class DescribeApproval {
  @IsUUID() filingId!: string;
  /** Who asks; nobody in particular when absent. */
  @IsOptional() @ValidateNested() @Type(() => Actor) actor?: Actor;
}
