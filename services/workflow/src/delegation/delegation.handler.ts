import {
  GiveDelegation,
  ListDelegations,
  RevokeDelegation,
  type DelegationList,
  type DelegationView,
} from '@akkoord/contracts';
import { OnRequest, type ReceivedRequest } from '@akkoord/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { ManageDelegations } from './manage-delegations.js';

/** Answers what is asked about delegations. */
@Controller()
export class DelegationHandler {
  constructor(private readonly delegations: ManageDelegations) {}

  @OnRequest(ListDelegations)
  list(@Payload() request: ReceivedRequest<ListDelegations>): Promise<DelegationList> {
    return this.delegations.list(request, new Date());
  }

  @OnRequest(GiveDelegation)
  give(@Payload() request: ReceivedRequest<GiveDelegation>): Promise<DelegationView> {
    return this.delegations.give(request, new Date());
  }

  @OnRequest(RevokeDelegation)
  revoke(@Payload() request: ReceivedRequest<RevokeDelegation>): Promise<DelegationView> {
    return this.delegations.revoke(request, new Date());
  }
}
