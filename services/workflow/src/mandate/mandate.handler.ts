import { GiveMandate, ListMandates, RevokeMandate, type MandateList, type MandateView } from '@akkoord/contracts';
import { OnRequest, type ReceivedRequest } from '@akkoord/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { ManageMandates } from './manage-mandates.js';

/** Answers what is asked about standing approvals. */
@Controller()
export class MandateHandler {
  constructor(private readonly mandates: ManageMandates) {}

  @OnRequest(ListMandates)
  list(@Payload() request: ReceivedRequest<ListMandates>): Promise<MandateList> {
    return this.mandates.list(request, new Date());
  }

  @OnRequest(GiveMandate)
  give(@Payload() request: ReceivedRequest<GiveMandate>): Promise<MandateView> {
    return this.mandates.give(request, new Date());
  }

  @OnRequest(RevokeMandate)
  revoke(@Payload() request: ReceivedRequest<RevokeMandate>): Promise<MandateView> {
    return this.mandates.revoke(request, new Date());
  }
}
