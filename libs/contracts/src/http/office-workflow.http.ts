import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { MESSAGE_KINDS, type MessageKind } from '../filing-status.js';
import { OrganisationReference } from '../parts.js';
import { LINKABLE_KINDS, WorkflowContent, type LinkableKind } from '../workflow-content.js';
import { BilingualText } from './problem.js';

/** One thing that is wrong with a draft. */
export class WorkflowProblem {
  /** Stable code, listed in docs/errors.md. */
  @IsString() code!: string;
  /** Key of the step it is about; absent for the workflow as a whole. */
  @IsOptional() @IsString() step?: string;
  @IsString() nl!: string;
  @IsString() en!: string;
}

/** A workflow in a list. */
export class WorkflowSummary {
  @IsUUID() definitionId!: string;
  @IsString() name!: string;
  /** Delivered with the product, read-only: make a copy to change it. */
  @IsBoolean() isDelivered!: boolean;
  /** Counts the changes of the draft; 0 for the delivered one, which has none. */
  @IsInt() @Min(0) revision!: number;
  /** Newest published version; 0: not published yet. */
  @IsInt() @Min(0) newestVersion!: number;
  @IsBoolean() hasUnpublishedChanges!: boolean;
  /** Kinds of message whose new filings follow it. */
  @IsArray() @IsIn(LINKABLE_KINDS, { each: true }) linkedTo!: LinkableKind[];
}

/** A list of them, the delivered one first. */
export class WorkflowList {
  @IsArray() @ValidateNested({ each: true }) @Type(() => WorkflowSummary) workflows!: WorkflowSummary[];
}

/** A workflow with what stands in it. */
export class WorkflowView extends WorkflowSummary {
  /** The draft; of the delivered one, and when a version was asked for, that version. */
  @IsDefined() @ValidateNested() @Type(() => WorkflowContent) content!: WorkflowContent;
  /** Why it cannot be published; empty when it can. */
  @IsArray() @ValidateNested({ each: true }) @Type(() => WorkflowProblem) problems!: WorkflowProblem[];
}

/** Body of `PUT /api/office/workflows/{definitionId}`: a copy to work on. */
export class PutWorkflowCopy {
  /** The workflow to copy: the delivered one or one of the office. */
  @IsUUID() copyOf!: string;
  @IsString() @Length(1, 80) name!: string;
}

/** Body of `PUT /api/office/workflows/{definitionId}/draft`. */
export class PutWorkflowDraft {
  /** The revision this change is made from. */
  @IsInt() @Min(1) revision!: number;
  @IsDefined() @ValidateNested() @Type(() => WorkflowContent) content!: WorkflowContent;
}

/** Body of `POST /api/office/workflows/{definitionId}/publish`. */
export class PostWorkflowPublication {
  /** The revision to publish: what the office looked at. */
  @IsInt() @Min(1) revision!: number;
}

/** Body of `PUT /api/office/workflow-links/{kind}`. */
export class PutWorkflowLink {
  @IsUUID() definitionId!: string;
}

/** Body of `POST /api/office/workflows/{definitionId}/dry-run`: an example filing. */
export class DryRunExample {
  @IsIn(['draft', 'published']) of!: 'draft' | 'published';
  @IsUUID() organisationId!: string;
  @IsIn(MESSAGE_KINDS) kind!: MessageKind;
  /** Whole euros to pay, negative: to get back. */
  @IsOptional() @IsInt() @Min(-99_999_999_999) @Max(99_999_999_999) totalEuros?: number;
  @IsOptional() @IsBoolean() isNil?: boolean;
  /** The employee who made the example, so that he is no reviewer of it where the office asks for four eyes; absent: a person outside the office. */
  @IsOptional() @IsUUID() madeByEmployeeId?: string;
}

/** Somebody who would get a task. */
export class DryRunPerson {
  @IsIn(['contact', 'employee']) kind!: 'contact' | 'employee';
  @IsUUID() personId!: string;
  @IsString() name!: string;
  /** For whom he stands in: a delegation. */
  @IsOptional() @IsString() standsInFor?: string;
}

/** A step the example would come through. */
export class DryRunStep {
  @IsString() key!: string;
  @IsDefined() @ValidateNested() @Type(() => BilingualText) name!: BilingualText;
  @IsArray() @ValidateNested({ each: true }) @Type(() => DryRunPerson) performers!: DryRunPerson[];
  /** How many of them have to approve. */
  @IsInt() @Min(0) needed!: number;
  /** Who gets what, in words. */
  @IsDefined() @ValidateNested() @Type(() => BilingualText) sentence!: BilingualText;
  /** Nobody, or too few, can do it: the filing would stay here. */
  @IsBoolean() isStuck!: boolean;
}

/** What would become of the example. */
export class DryRunOutcome {
  @IsDefined() @ValidateNested() @Type(() => OrganisationReference) organisation!: OrganisationReference;
  @IsArray() @ValidateNested({ each: true }) @Type(() => DryRunStep) steps!: DryRunStep[];
  /** The standing approval under which nobody would have to decide. */
  @IsOptional() @IsUUID() mandateId?: string;
  /** The whole of it, in words, in order. */
  @IsArray() @ValidateNested({ each: true }) @Type(() => BilingualText) sentences!: BilingualText[];
}
