import { Module } from '@nestjs/common';
import { DecideApprovalHandler } from './approval/decide-approval.handler.js';
import { DecideApprovalUseCase } from './approval/decide-approval.js';
import { StartApprovalHandler } from './approval/start-approval.handler.js';
import { PeopleHandler } from './people/people.handler.js';

@Module({
  controllers: [StartApprovalHandler, DecideApprovalHandler, PeopleHandler],
  providers: [DecideApprovalUseCase],
})
export class WorkflowModule {}
