import { DecideApproval, type ApprovalDecided } from '@akkoord/contracts';
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
}
