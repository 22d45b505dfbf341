import {
  CopyWorkflow,
  DryRunWorkflow,
  LinkWorkflow,
  ListWorkflows,
  PublishWorkflow,
  SaveWorkflow,
  ShowWorkflow,
  type DryRunOutcome,
  type WorkflowList,
  type WorkflowView,
} from '@akkoord/contracts';
import { OnRequest, type ReceivedRequest } from '@akkoord/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { EditWorkflows } from './edit-workflows.js';
import { ReadWorkflows } from './read-workflows.js';

/** Answers what the office asks of its workflows. */
@Controller()
export class OfficeWorkflowsHandler {
  constructor(
    private readonly reading: ReadWorkflows,
    private readonly editing: EditWorkflows,
  ) {}

  @OnRequest(ListWorkflows)
  list(@Payload() request: ReceivedRequest<ListWorkflows>): Promise<WorkflowList> {
    return this.reading.list(request);
  }

  @OnRequest(ShowWorkflow)
  show(@Payload() request: ReceivedRequest<ShowWorkflow>): Promise<WorkflowView> {
    return this.reading.show(request);
  }

  @OnRequest(DryRunWorkflow)
  dryRun(@Payload() request: ReceivedRequest<DryRunWorkflow>): Promise<DryRunOutcome> {
    return this.reading.dryRun(request, new Date());
  }

  @OnRequest(CopyWorkflow)
  copy(@Payload() request: ReceivedRequest<CopyWorkflow>): Promise<WorkflowView> {
    return this.editing.copy(request, new Date().toISOString());
  }

  @OnRequest(SaveWorkflow)
  save(@Payload() request: ReceivedRequest<SaveWorkflow>): Promise<WorkflowView> {
    return this.editing.save(request, new Date().toISOString());
  }

  @OnRequest(PublishWorkflow)
  publish(@Payload() request: ReceivedRequest<PublishWorkflow>): Promise<WorkflowView> {
    return this.editing.publish(request, new Date().toISOString());
  }

  @OnRequest(LinkWorkflow)
  link(@Payload() request: ReceivedRequest<LinkWorkflow>): Promise<WorkflowList> {
    return this.editing.link(request, new Date().toISOString());
  }
}
