import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDefined,
  IsIn,
  IsISO8601,
  IsString,
  IsUUID,
  Length,
  ValidateNested,
} from 'class-validator';
import { FILING_STATUSES, MESSAGE_KINDS, type FilingStatus, type MessageKind } from './filing-status.js';
import { FilingPeriod } from './parts.js';

/** Rules of the workflow by name; the ADR on rules about filings says what each asks. */
export const RULE_NAMES = [
  'annual-supplement-waits',
  'one-open-filing',
  'supersedes-pending',
  'one-accepted-return',
  'supplement-corrects-return',
  'kind-not-blocked',
  'approver-authorised',
] as const;

/** One of RULE_NAMES. */
export type RuleName = (typeof RULE_NAMES)[number];

/** What a broken rule leads to: nothing, a remark, or a refusal. */
export const RULE_SEVERITIES = ['off', 'warn', 'refuse'] as const;

/** One of RULE_SEVERITIES. */
export type RuleSeverity = (typeof RULE_SEVERITIES)[number];

/** Who can move a filing on from where it stands. */
export const MOVERS = ['client', 'office', 'system', 'authority', 'nobody'] as const;

/** One of MOVERS. */
export type Mover = (typeof MOVERS)[number];

/** A filing that stands in the way of another. */
export class BlockingFiling {
  @IsUUID() filingId!: string;
  @IsUUID() clientEnvironmentId!: string;
  /** The sender's own key; for that client environment's eyes only. */
  @IsString() @Length(1, 100) reference!: string;
  @IsIn(MESSAGE_KINDS) kind!: MessageKind;
  @IsDefined() @ValidateNested() @Type(() => FilingPeriod) period!: FilingPeriod;
  @IsIn(FILING_STATUSES) status!: FilingStatus;
  /** Instant in UTC since which it has this status. */
  @IsISO8601() since!: string;
  @IsIn(MOVERS) movableBy!: Mover;
}

/** A rule that a filing breaks: what is wrong, which filings are in the way, and what to do. */
export class BrokenRule {
  @IsIn(RULE_NAMES) rule!: RuleName;
  /** Stable code, docs/errors.md. */
  @IsString() @Length(1, 80) code!: string;
  /** Names the filings in the way: kind, period, status, since when and who can move them. */
  @IsString() @Length(1, 2000) messageNl!: string;
  @IsString() @Length(1, 2000) messageEn!: string;
  /** What to do. */
  @IsString() @Length(1, 1000) adviceNl!: string;
  @IsString() @Length(1, 1000) adviceEn!: string;
  @IsArray() @ArrayMaxSize(20) @ValidateNested({ each: true }) @Type(() => BlockingFiling) blockedBy!: BlockingFiling[];
}
