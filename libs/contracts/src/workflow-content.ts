import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { MESSAGE_KINDS } from './filing-status.js';

/** How many people have to approve; `of` goes with `number` and `sequence`. */
export const SIMPLE_POLICIES = ['any-one', 'all', 'number', 'sequence'] as const;

/** A policy that does not look at the amount. */
export class SimpleWorkflowPolicy {
  @IsIn(SIMPLE_POLICIES) kind!: (typeof SIMPLE_POLICIES)[number];
  /** So many different people. */
  @IsOptional() @IsInt() @Min(0) @Max(1000) of?: number;
}

/** A policy for filings above an amount. */
export class WorkflowAmountBand {
  /** Whole euros, without sign. */
  @IsInt() @Min(0) @Max(99_999_999_999) above!: number;
  @IsIn(['to-pay', 'refund', 'both']) side!: 'to-pay' | 'refund' | 'both';
  @IsDefined() @ValidateNested() @Type(() => SimpleWorkflowPolicy) policy!: SimpleWorkflowPolicy;
}

/** A policy; `bands` and `otherwise` go with `by-amount`. */
export class WorkflowPolicy {
  @IsIn([...SIMPLE_POLICIES, 'by-amount']) kind!: (typeof SIMPLE_POLICIES)[number] | 'by-amount';
  @IsOptional() @IsInt() @Min(0) @Max(1000) of?: number;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => WorkflowAmountBand)
  bands?: WorkflowAmountBand[];
  @IsOptional() @ValidateNested() @Type(() => SimpleWorkflowPolicy) otherwise?: SimpleWorkflowPolicy;
}

/** What a performer can do at a step. */
export class WorkflowActionContent {
  @IsIn(['approve', 'reject', 'ask']) name!: 'approve' | 'reject' | 'ask';
  @IsString() @Length(1, 80) nl!: string;
  @IsString() @Length(1, 80) en!: string;
  /** Key of a step, or `approved`, `rejected`, `question`. */
  @IsString() @Length(1, 40) leadsTo!: string;
  @IsBoolean() needsReason!: boolean;
}

/** One step of a workflow. */
export class WorkflowStepContent {
  @IsString() @Length(1, 40) key!: string;
  @IsIn([25, 30]) status!: 25 | 30;
  @IsIn(['office-review', 'client-approval', 'inform']) kind!: 'office-review' | 'client-approval' | 'inform';
  @IsString() @Length(1, 80) nl!: string;
  @IsString() @Length(1, 80) en!: string;
  @IsDefined() @ValidateNested() @Type(() => WorkflowPolicy) policy!: WorkflowPolicy;
  /** Office review: who sent the filing cannot be who reviews it. */
  @IsOptional() @IsBoolean() isFourEyes?: boolean;
  /** With four eyes: a filing whose sender named nobody (`submittedBy`) goes on only when an office manager says who made it. Default: the reviewer is told, and may let it through. */
  @IsOptional() @IsBoolean() needsSender?: boolean;
  @IsIn(['approver', 'office-reviewer', 'viewer']) performers!: 'approver' | 'office-reviewer' | 'viewer';
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => WorkflowActionContent)
  actions!: WorkflowActionContent[];
}

/** A reason an office offers to who rejects. */
export class RejectionReasonContent {
  @IsString() @Length(1, 50) code!: string;
  @IsString() @Length(1, 120) nl!: string;
  @IsString() @Length(1, 120) en!: string;
}

/** When who is reminded. */
export class ReminderContent {
  @IsInt() @Min(0) @Max(60) daysBeforeDue!: number;
  @IsIn(['performers', 'office']) to!: 'performers' | 'office';
}

/** A workflow as an office edits it; a draft may have faults, a published version has none. */
export class WorkflowContent {
  @IsString() @Length(1, 80) name!: string;
  /** Key of the first step. */
  @IsString() @Length(1, 40) start!: string;
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => WorkflowStepContent)
  steps!: WorkflowStepContent[];
  /** Seconds in which the client may undo his approval; 0: not at all. */
  @IsInt() @Min(0) @Max(31_622_400) undoGraceSeconds!: number;
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => RejectionReasonContent)
  rejectionReasons!: RejectionReasonContent[];
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => ReminderContent)
  reminders!: ReminderContent[];
  /** Days after the due date at which a filing that still waits is withdrawn; absent: never. */
  @IsOptional() @IsInt() @Min(0) @Max(3660) expiresDaysAfterDue?: number;
}

/** What a workflow can be linked to: one kind of message, or all kinds that have no link of their own. */
export const LINKABLE_KINDS = ['all', ...MESSAGE_KINDS] as const;

/** One of LINKABLE_KINDS. */
export type LinkableKind = (typeof LINKABLE_KINDS)[number];
