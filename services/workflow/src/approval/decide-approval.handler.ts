import { DecideApproval, DecideMany, type ApprovalDecided, type ManyDecided } from '@akkoord/contracts';
import { OnRequest, type ReceivedRequest } from '@akkoord/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { DecideApprovalUseCase } from './decide-approval.js';

/** Answers the portal's question over the broker. */
@Controller()
export class DecideApprovalHandler {
  constructor(private readonly useCase: DecideApprovalUseCase) {}

  @OnRequest(DecideApproval)
  async decide(@Payload() request: ReceivedRequest<DecideApproval>): Promise<ApprovalDecided> {
    return this.useCase.execute(request, new Date());
  }

  @OnRequest(DecideMany)
  async decideMany(@Payload() request: ReceivedRequest<DecideMany>): Promise<ManyDecided> {
    return this.useCase.executeMany(request, () => new Date());
  }
}
