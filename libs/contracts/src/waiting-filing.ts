import { Type } from 'class-transformer';
import {
  IsDefined,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Actor } from './actor.js';
import { FILING_STATUSES, MESSAGE_KINDS, type FilingStatus, type MessageKind } from './filing-status.js';
import { BilingualText } from './http/problem.js';
import { FilingPeriod, OrganisationReference } from './parts.js';

/** A calendar day `yyyy-mm-dd` in Europe/Amsterdam. */
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What waiting costs: the fines that follow when a filing still waits on `from`. An estimate from libs/tax, whole euro cents. */
export class CostOfWaiting {
  /** First day on which it costs this. */
  @Matches(DAY) from!: string;
  @IsInt() @Min(0) filingLateCents!: number;
  @IsInt() @Min(0) payingLateCents!: number;
  /** Dutch and English, with amounts and days. */
  @IsDefined() @ValidateNested() @Type(() => BilingualText) message!: BilingualText;
}

/** Why the office is called in: it is nearly due · the last day to file has gone by · the client waits for the office's answer · no one is authorised to decide. */
export const ESCALATION_REASONS = ['nearly-due', 'overdue', 'question-open', 'nobody-asked'] as const;

/** One of ESCALATION_REASONS. */
export type EscalationReason = (typeof ESCALATION_REASONS)[number];

/** A filing that still waits, as a reminder tells it. */
export class WaitingFiling {
  @IsUUID() filingId!: string;
  @IsIn(MESSAGE_KINDS) kind!: MessageKind;
  @IsDefined() @ValidateNested() @Type(() => FilingPeriod) period!: FilingPeriod;
  @IsDefined() @ValidateNested() @Type(() => OrganisationReference) organisation!: OrganisationReference;
  /** Whole euros to pay (positive) or to get back (negative); absent for an ICP statement. */
  @IsOptional() @IsInt() @Min(-99_999_999_999) @Max(99_999_999_999) totalEuros?: number;
  @IsIn(FILING_STATUSES) status!: FilingStatus;
  /** As whom the recipient is asked: a person is another contact at each organisation. Absent for the office as a whole. */
  @IsOptional() @ValidateNested() @Type(() => Actor) recipient?: Actor;
  /** Instant in UTC at which it came to this status. */
  @IsISO8601() waitingSince!: string;
  /** Last day to file, in Europe/Amsterdam. */
  @Matches(DAY) dueOn!: string;
  /** Calendar days until then, in Europe/Amsterdam; negative after it. */
  @IsInt() daysLeft!: number;
  /** Absent where no fine is known. */
  @IsOptional() @ValidateNested() @Type(() => CostOfWaiting) costOfWaiting?: CostOfWaiting;
  /** Why the office hears of it; only in approval.escalated. */
  @IsOptional() @IsIn(ESCALATION_REASONS) reason?: EscalationReason;
}
