import { CertifyApproval, type ApprovalCertified } from '@akkoord/contracts';
import { OnRequest, type ReceivedRequest } from '@akkoord/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { CertifyApprovalUseCase } from './certify-approval.js';

/** Answers the portal's question over the broker. */
@Controller()
export class CertifyApprovalHandler {
  constructor(private readonly useCase: CertifyApprovalUseCase) {}

  @OnRequest(CertifyApproval)
  async certify(@Payload() request: ReceivedRequest<CertifyApproval>): Promise<ApprovalCertified> {
    return this.useCase.execute(request, new Date());
  }
}
