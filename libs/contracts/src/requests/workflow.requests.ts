import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsDefined, IsIn, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { BrokenRule, RULE_NAMES, RULE_SEVERITIES, type RuleName, type RuleSeverity } from '../filing-rules.js';
import { MESSAGE_KINDS, type MessageKind } from '../filing-status.js';
import { RuleList } from '../http/eligibility.http.js';
import { FilingPeriod } from '../parts.js';
import { Request } from '../request-definition.js';

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
  /** Filing id of the version it would take the place of. */
  @IsOptional() @IsUUID() supersedes?: string;
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
