import { Type } from 'class-transformer';
import { IsDefined, IsIn, IsOptional, IsUUID, Matches, ValidateNested } from 'class-validator';
import { DelegationList, DelegationView, MandateList, MandateTerms, MandateView } from '../http/mandate.http.js';
import { Request } from '../request-definition.js';
import { OfficeAction } from './office-workflow.requests.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The standing approvals of an organisation. Asked of the workflow by the portal. */
@Request('list-mandates.v1', {
  service: 'workflow',
  summary: 'The standing approvals of an organisation.',
  reply: MandateList,
})
export class ListMandates extends OfficeAction {
  @IsUUID() organisationId!: string;
}

/** A client agrees beforehand; a repeat with the same id changes nothing. */
@Request('give-mandate.v1', {
  service: 'workflow',
  summary: 'A client agrees beforehand to filings of a sort; the office or an approver records it.',
  reply: MandateView,
})
export class GiveMandate extends OfficeAction {
  /** Made by who asks. */
  @IsUUID() mandateId!: string;
  @IsUUID() organisationId!: string;
  @IsDefined() @ValidateNested() @Type(() => MandateTerms) terms!: MandateTerms;
}

/** It ends at once, also for filings whose time to object is running. */
@Request('revoke-mandate.v1', { service: 'workflow', summary: 'A standing approval ends at once.', reply: MandateView })
export class RevokeMandate extends OfficeAction {
  @IsUUID() organisationId!: string;
  @IsUUID() mandateId!: string;
}

/** Delegations between the contacts of an organisation, or between employees of the office. */
@Request('list-delegations.v1', {
  service: 'workflow',
  summary: 'Delegations between contacts of an organisation, or between employees.',
  reply: DelegationList,
})
export class ListDelegations extends OfficeAction {
  /** Absent: those between employees of the office. */
  @IsOptional() @IsUUID() organisationId?: string;
}

/** Somebody lets another act for him for a while; a repeat with the same id changes nothing. */
@Request('give-delegation.v1', {
  service: 'workflow',
  summary: 'Somebody lets another act for him for a while.',
  reply: DelegationView,
})
export class GiveDelegation extends OfficeAction {
  @IsUUID() delegationId!: string;
  @IsIn(['contact', 'employee']) party!: 'contact' | 'employee';
  /** Obligatory between contacts, absent between employees. */
  @IsOptional() @IsUUID() organisationId?: string;
  @IsUUID() fromId!: string;
  @IsUUID() toId!: string;
  @Matches(DAY) startsOn!: string;
  @Matches(DAY) endsOn!: string;
}

/** It ends at once. */
@Request('revoke-delegation.v1', { service: 'workflow', summary: 'A delegation ends at once.', reply: DelegationView })
export class RevokeDelegation extends OfficeAction {
  @IsUUID() delegationId!: string;
}
