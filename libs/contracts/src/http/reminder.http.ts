import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { FILING_STATUSES, MESSAGE_KINDS, type FilingStatus, type MessageKind } from '../filing-status.js';
import { FilingPeriod, OrganisationReference } from '../parts.js';

const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** When an office is at work, in Europe/Amsterdam: only then people are reminded. */
export class WorkingHoursContent {
  /** 1 Monday … 7 Sunday. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(7)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(7, { each: true })
  days!: number[];
  /** `09:00`; reminders go out when the office opens. */
  @Matches(TIME_OF_DAY) opensAt!: string;
  /** Later than `opensAt`; `24:00` for the end of the day. */
  @Matches(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/) closesAt!: string;
  @IsBoolean() worksOnPublicHolidays!: boolean;
  /** Days of its own on which the office is closed. */
  @IsArray() @ArrayMaxSize(400) @ArrayUnique() @Matches(DAY, { each: true }) closedOn!: string[];
}

/** A public holiday in the Netherlands. */
export class Holiday {
  @Matches(DAY) date!: string;
  @IsString() nl!: string;
  @IsString() en!: string;
}

/** The hours of an office as they stand, with the public holidays of this year and the next. */
export class WorkingHoursView extends WorkingHoursContent {
  @IsArray() @ValidateNested({ each: true }) @Type(() => Holiday) publicHolidays!: Holiday[];
}

/** `reminder`: the people who can decide · `escalation`: the office · `expiry`: the filing is withdrawn. */
export const COMING_KINDS = ['reminder', 'escalation', 'expiry'] as const;

/** One of COMING_KINDS. */
export type ComingKind = (typeof COMING_KINDS)[number];

/** Something that happens to a waiting filing when its moment comes, unless somebody decides before. */
export class ComingReminder {
  @IsUUID() filingId!: string;
  @IsDefined() @ValidateNested() @Type(() => OrganisationReference) organisation!: OrganisationReference;
  @IsIn(MESSAGE_KINDS) kind!: MessageKind;
  @IsDefined() @ValidateNested() @Type(() => FilingPeriod) period!: FilingPeriod;
  @IsIn(FILING_STATUSES) status!: FilingStatus;
  @IsIn(COMING_KINDS) what!: ComingKind;
  /** Instant in UTC. */
  @IsISO8601() at!: string;
  /** Last day to file, in Europe/Amsterdam. */
  @Matches(DAY) dueOn!: string;
}

/** What is coming, the first first. */
export class ComingReminders {
  @IsArray() @ValidateNested({ each: true }) @Type(() => ComingReminder) reminders!: ComingReminder[];
  /** There are more than these. */
  @IsBoolean() hasMore!: boolean;
}

/** Which of what is coming: of one filing, or of all the person sees. */
export class ComingRemindersQuery {
  @IsOptional() @IsUUID() filingId?: string;
}
