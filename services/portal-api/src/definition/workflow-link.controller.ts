import { LINKABLE_KINDS, LinkWorkflow, PutWorkflowLink, WorkflowList, type LinkableKind } from '@akkoord/contracts';
import { Answers } from '@akkoord/service-kit';
import { Body, Controller, Delete, HttpCode, Param, Put, UseGuards } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { AskWorkflow } from '../http/ask-workflow.js';
import { CurrentSession, SessionGuard } from '../session/session.guard.js';
import type { Session } from '../session/session.js';
import { LinkKindUnknown } from './definition.errors.js';

/** Which workflow new filings of a kind follow. */
@Controller('api/office/workflow-links')
@UseGuards(SessionGuard)
export class WorkflowLinkController {
  constructor(private readonly workflow: AskWorkflow) {}

  @Answers(WorkflowList)
  @Put(':kind')
  link(
    @CurrentSession() session: Session,
    @Param('kind') kind: string,
    @Body() { definitionId }: PutWorkflowLink,
  ): Promise<WorkflowList> {
    return this.ask(session, { kind: kindOf(kind), definitionId });
  }

  /** From now on what is linked to all kinds holds, or the delivered workflow. */
  @Answers(WorkflowList)
  @Delete(':kind')
  @HttpCode(200)
  unlink(@CurrentSession() session: Session, @Param('kind') kind: string): Promise<WorkflowList> {
    return this.ask(session, { kind: kindOf(kind) });
  }

  private ask(session: Session, link: Pick<LinkWorkflow, 'kind' | 'definitionId'>): Promise<WorkflowList> {
    const wish = { action: 'edit-workflow', organisationId: null } as const;
    return this.workflow.as(session, wish, (actor) => plainToInstance(LinkWorkflow, { ...link, actor }));
  }
}

function kindOf(given: string): LinkableKind {
  const kind = LINKABLE_KINDS.find((known) => known === given);
  if (kind === undefined) throw new LinkKindUnknown();
  return kind;
}
