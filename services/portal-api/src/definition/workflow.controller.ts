import {
  CopyWorkflow,
  DryRunExample,
  DryRunOutcome,
  DryRunWorkflow,
  ListWorkflows,
  PostWorkflowPublication,
  PublishWorkflow,
  PutWorkflowCopy,
  PutWorkflowDraft,
  SaveWorkflow,
  ShowWorkflow,
  WorkflowList,
  WorkflowView,
  type Actor,
  type OfficeAction,
} from '@akkoord/contracts';
import { Answers } from '@akkoord/service-kit';
import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  Put,
  UseGuards,
} from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { AskWorkflow } from '../http/ask-workflow.js';
import { CurrentSession, SessionGuard } from '../session/session.guard.js';
import type { Session } from '../session/session.js';

/** The workflows of an office, for who may edit them. */
@Controller('api/office/workflows')
@UseGuards(SessionGuard)
export class WorkflowController {
  constructor(private readonly workflow: AskWorkflow) {}

  @Answers(WorkflowList)
  @Get()
  list(@CurrentSession() session: Session): Promise<WorkflowList> {
    return this.ask(session, (actor) => plainToInstance(ListWorkflows, { actor }));
  }

  /** With its draft. */
  @Answers(WorkflowView)
  @Get(':definitionId')
  show(
    @CurrentSession() session: Session,
    @Param('definitionId', ParseUUIDPipe) definitionId: string,
  ): Promise<WorkflowView> {
    return this.ask(session, (actor) => plainToInstance(ShowWorkflow, { definitionId, actor }));
  }

  /** With a published version, as filings that began under it still follow it. */
  @Answers(WorkflowView)
  @Get(':definitionId/versions/:version')
  showVersion(
    @CurrentSession() session: Session,
    @Param('definitionId', ParseUUIDPipe) definitionId: string,
    @Param('version', ParseIntPipe) version: number,
  ): Promise<WorkflowView> {
    return this.ask(session, (actor) => plainToInstance(ShowWorkflow, { definitionId, version, actor }));
  }

  /** A copy; the id is made by who asks, so that a repeat gives the same copy. */
  @Answers(WorkflowView)
  @Put(':definitionId')
  copy(
    @CurrentSession() session: Session,
    @Param('definitionId', ParseUUIDPipe) definitionId: string,
    @Body() { copyOf, name }: PutWorkflowCopy,
  ): Promise<WorkflowView> {
    return this.ask(session, (actor) => plainToInstance(CopyWorkflow, { definitionId, copyOf, name, actor }));
  }

  @Answers(WorkflowView)
  @Put(':definitionId/draft')
  save(
    @CurrentSession() session: Session,
    @Param('definitionId', ParseUUIDPipe) definitionId: string,
    @Body() { revision, content }: PutWorkflowDraft,
  ): Promise<WorkflowView> {
    return this.ask(session, (actor) => plainToInstance(SaveWorkflow, { definitionId, revision, content, actor }));
  }

  @Answers(WorkflowView)
  @Post(':definitionId/publish')
  @HttpCode(200)
  publish(
    @CurrentSession() session: Session,
    @Param('definitionId', ParseUUIDPipe) definitionId: string,
    @Body() { revision }: PostWorkflowPublication,
  ): Promise<WorkflowView> {
    return this.ask(session, (actor) => plainToInstance(PublishWorkflow, { definitionId, revision, actor }));
  }

  /** Who would get what for an example; nothing happens. */
  @Answers(DryRunOutcome)
  @Post(':definitionId/dry-run')
  @HttpCode(200)
  dryRun(
    @CurrentSession() session: Session,
    @Param('definitionId', ParseUUIDPipe) definitionId: string,
    @Body() example: DryRunExample,
  ): Promise<DryRunOutcome> {
    return this.ask(session, (actor) => plainToInstance(DryRunWorkflow, { definitionId, example, actor }));
  }

  private ask<R extends object>(session: Session, requestOf: (actor: Actor) => OfficeAction): Promise<R> {
    return this.workflow.as<R>(session, { action: 'edit-workflow', organisationId: null }, requestOf);
  }
}
