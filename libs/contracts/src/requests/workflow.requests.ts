import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsDefined, IsIn, IsOptional, IsUUID, Matches, ValidateNested } from 'class-validator';
import { BrokenRule, RULE_NAMES, RULE_SEVERITIES, type RuleName, type RuleSeverity } from '../filing-rules.js';
import { FILING_STATUSES, MESSAGE_KINDS, type FilingStatus, type MessageKind } from '../filing-status.js';
import { RuleList } from '../http/eligibility.http.js';
import { FilingPeriod, RejectionReason, SHA256 } from '../parts.js';
import { Request } from '../request-definition.js';

/** Answer to DecideApproval: where the decision brought the filing. */
export class ApprovalDecided {
  @IsUUID() filingId!: string;
  @IsIn(FILING_STATUSES) status!: FilingStatus;
}

/** A contact approves or rejects the document with this SHA-256. Asked of the workflow by the portal. */
@Request('decide-approval.v1', {
  service: 'workflow',
  summary: 'A contact approves or rejects a filing.',
  reply: ApprovalDecided,
})
export class DecideApproval {
  @IsUUID() filingId!: string;
  @IsUUID() contactId!: string;
  @IsIn(['approve', 'reject']) decision!: 'approve' | 'reject';
  @Matches(SHA256) documentSha256!: string;
  /** Obligatory when rejecting. */
  @IsOptional() @ValidateNested() @Type(() => RejectionReason) reason?: RejectionReason;
}

/** Answer to CheckEligibility: no refusal means that it would be let in now. */
export class EligibilityChecked {
  @IsArray() @ValidateNested({ each: true }) @Type(() => BrokenRule) refusals!: BrokenRule[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => BrokenRule) warnings!: BrokenRule[];
}

/** Would a filing of this organisation be let in now? Asked of the workflow by the connector, before the work is done. */
@Request('check-eligibility.v1', {
  service: 'workflow',
  summary: 'Tells whether a filing would be let in now, and what stands in its way.',
  reply: EligibilityChecked,
})
export class CheckEligibility {
  @IsUUID() organisationId!: string;
  @IsIn(MESSAGE_KINDS) kind!: MessageKind;
  @IsDefined() @ValidateNested() @Type(() => FilingPeriod) period!: FilingPeriod;
  @IsBoolean() returnFiledElsewhere!: boolean;
  /** Whether the office blocked this kind of message; the connector knows. */
  @IsBoolean() isKindBlocked!: boolean;
}

/** The office's rules as they stand. Asked of the workflow by the connector. */
@Request('list-rules.v1', { service: 'workflow', summary: 'The rules of an office as they stand.', reply: RuleList })
export class ListRules {
  /** Only this one. */
  @IsOptional() @IsIn(RULE_NAMES) rule?: RuleName;
}

/** The office switches a rule. Asked of the workflow by the connector. */
@Request('switch-rule.v1', { service: 'workflow', summary: 'An office switches a rule.', reply: RuleList })
export class SwitchRule {
  @IsIn(RULE_NAMES) rule!: RuleName;
  @IsIn(RULE_SEVERITIES) severity!: RuleSeverity;
}
