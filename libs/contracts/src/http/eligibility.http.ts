import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  Length,
  Matches,
  Min,
  ValidateNested,
} from 'class-validator';
import { MOVERS, RULE_NAMES, RULE_SEVERITIES, type Mover, type RuleName, type RuleSeverity } from '../filing-rules.js';
import { FILING_STATUSES, MESSAGE_KINDS, type FilingStatus, type MessageKind } from '../filing-status.js';
import { FilingPeriod } from '../parts.js';

/** Body of `POST /v1/eligibility`: may this be filed now? A body and not a query, for a VAT number may hold a BSN. */
export class AskEligibility {
  @IsIn(MESSAGE_KINDS) kind!: MessageKind;
  /** omzetbelastingnummer, with or without NL, dots and spaces. */
  @IsString() @Length(12, 20) vatNumber!: string;
  /** `2026-Q3`, `2026-07`, `2026` or `2026-01-01/2026-06-30`. */
  @IsString() @Length(4, 21) period!: string;
  /** Supplement: the return it corrects was filed another way. */
  @IsOptional() @IsBoolean() returnFiledElsewhere?: boolean;
  /** Reference of the return it would take the place of. */
  @IsOptional() @Matches(/^[A-Za-z0-9._:/-]{1,100}$/) supersedes?: string;
}

/** A filing in the way, as a client environment may see it. */
export class EligibilityBlocker {
  /** The sender's own reference; only when the filing came from the client environment that asks. */
  @IsOptional() @IsString() reference?: string;
  @IsIn(MESSAGE_KINDS) kind!: MessageKind;
  @IsDefined() @ValidateNested() @Type(() => FilingPeriod) period!: FilingPeriod;
  @IsIn(FILING_STATUSES) status!: FilingStatus;
  @IsISO8601() since!: string;
  @IsIn(MOVERS) movableBy!: Mover;
}

/** Why a filing would be refused or remarked upon, and what to do. */
export class EligibilityReason {
  /** Stable code, docs/errors.md. */
  @IsString() @Length(1, 80) code!: string;
  @IsString() messageNl!: string;
  @IsString() messageEn!: string;
  @IsString() adviceNl!: string;
  @IsString() adviceEn!: string;
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => EligibilityBlocker)
  blockedBy!: EligibilityBlocker[];
}

/** Whether a filing would be let in, as things stand now; a promise only for this moment. */
export class EligibilityAnswer {
  /** `unknown`: no answer in time; ask again after `retryAfterSeconds`. */
  @IsIn(['yes', 'no', 'unknown']) eligible!: 'yes' | 'no' | 'unknown';
  @IsArray() @ValidateNested({ each: true }) @Type(() => EligibilityReason) reasons!: EligibilityReason[];
  /** What would be remarked upon without being refused. */
  @IsArray() @ValidateNested({ each: true }) @Type(() => EligibilityReason) warnings!: EligibilityReason[];
  @IsISO8601() checkedAt!: string;
  @IsOptional() @IsInt() @Min(1) retryAfterSeconds?: number;
}

/** Body of `PUT /v1/offices/{participantNumber}/rules/{rule}`. */
export class PutRule {
  @IsIn(RULE_SEVERITIES) severity!: RuleSeverity;
}

/** A rule as it stands in an office. */
export class RuleView {
  @IsIn(RULE_NAMES) rule!: RuleName;
  @IsIn(RULE_SEVERITIES) severity!: RuleSeverity;
  @IsIn(RULE_SEVERITIES) defaultSeverity!: RuleSeverity;
  /** Whether the office may change it. */
  @IsBoolean() isSwitchable!: boolean;
  /** What it asks. */
  @IsString() nl!: string;
  @IsString() en!: string;
}

/** All rules. */
export class RuleList {
  @IsArray() @ValidateNested({ each: true }) @Type(() => RuleView) rules!: RuleView[];
}
