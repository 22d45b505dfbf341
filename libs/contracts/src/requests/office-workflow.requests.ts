import { Type } from 'class-transformer';
import { IsDefined, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Min, ValidateNested } from 'class-validator';
import { Actor, Authentication } from '../actor.js';
import { DryRunExample, DryRunOutcome, WorkflowList, WorkflowView } from '../http/office-workflow.http.js';
import { Request } from '../request-definition.js';
import { LINKABLE_KINDS, WorkflowContent, type LinkableKind } from '../workflow-content.js';

/** What every action of the office on its own settings carries. */
export class OfficeAction {
  @IsDefined() @ValidateNested() @Type(() => Actor) actor!: Actor;
  @IsOptional() @ValidateNested() @Type(() => Authentication) authentication?: Authentication;
}

/** The workflows of an office. Asked of the workflow by the portal. */
@Request('list-workflows.v1', { service: 'workflow', summary: 'The workflows of an office.', reply: WorkflowList })
export class ListWorkflows extends OfficeAction {}

/** One workflow: its draft, or a version. */
@Request('show-workflow.v1', {
  service: 'workflow',
  summary: 'A workflow with its draft, or with a published version.',
  reply: WorkflowView,
})
export class ShowWorkflow extends OfficeAction {
  @IsUUID() definitionId!: string;
  @IsOptional() @IsInt() @Min(1) version?: number;
}

/** The office makes a copy to change; a repeat with the same id gives the same copy. */
@Request('copy-workflow.v1', {
  service: 'workflow',
  summary: 'An office copies a workflow to change it.',
  reply: WorkflowView,
})
export class CopyWorkflow extends OfficeAction {
  /** Id of the copy, made by who asks. */
  @IsUUID() definitionId!: string;
  @IsUUID() copyOf!: string;
  @IsString() @Length(1, 80) name!: string;
}

/** The office changes its draft. */
@Request('save-workflow.v1', {
  service: 'workflow',
  summary: 'An office changes the draft of its workflow.',
  reply: WorkflowView,
})
export class SaveWorkflow extends OfficeAction {
  @IsUUID() definitionId!: string;
  @IsInt() @Min(1) revision!: number;
  @IsDefined() @ValidateNested() @Type(() => WorkflowContent) content!: WorkflowContent;
}

/** The office publishes its draft: new filings follow it, those under way stay on theirs. */
@Request('publish-workflow.v1', {
  service: 'workflow',
  summary: 'An office publishes the draft of its workflow as the next version.',
  reply: WorkflowView,
})
export class PublishWorkflow extends OfficeAction {
  @IsUUID() definitionId!: string;
  @IsInt() @Min(1) revision!: number;
}

/** The office says which workflow new filings of a kind follow. */
@Request('link-workflow.v1', {
  service: 'workflow',
  summary: 'An office links a workflow to all kinds of message or to one.',
  reply: WorkflowList,
})
export class LinkWorkflow extends OfficeAction {
  @IsIn(LINKABLE_KINDS) kind!: LinkableKind;
  /** Absent: the link goes, and what holds for all kinds counts again. */
  @IsOptional() @IsUUID() definitionId?: string;
}

/** Who would get what for an example filing; nothing happens. */
@Request('dry-run-workflow.v1', {
  service: 'workflow',
  summary: 'Tells who would get what for an example filing.',
  reply: DryRunOutcome,
})
export class DryRunWorkflow extends OfficeAction {
  @IsUUID() definitionId!: string;
  @IsDefined() @ValidateNested() @Type(() => DryRunExample) example!: DryRunExample;
}
