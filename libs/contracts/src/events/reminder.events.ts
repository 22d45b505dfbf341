import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsDefined,
  IsISO8601,
  IsUUID,
  Matches,
  ValidateNested,
} from 'class-validator';
import { Actor } from '../actor.js';
import { Event } from '../event-definition.js';
import { FilingFacts, OrganisationReference } from '../parts.js';
import { WaitingFiling } from '../waiting-filing.js';

/** What is told to one person about all filings that wait for him: of several companies, together. */
export class WaitingTold {
  /** A function of the person, the day and the filings: the same reminder never has two ids, so it is mailed once. */
  @IsUUID() reminderId!: string;
  /** One person; he is another contact at each organisation. Empty, when escalated: the office as a whole, for it has no employees. */
  @IsArray() @ArrayMaxSize(200) @ValidateNested({ each: true }) @Type(() => Actor) recipients!: Actor[];
  /** Most urgent first. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => WaitingFiling)
  filings!: WaitingFiling[];
  /** Instant in UTC. */
  @IsISO8601() remindedAt!: string;
}

/** A person is reminded of the filings that wait for him. */
@Event('approval.reminder-due.v1', {
  producer: 'workflow',
  subject: 'reminderId',
  summary: 'A person is reminded of the filings that wait for him, those of several companies together.',
})
export class ApprovalReminderDue extends WaitingTold {}

/** An employee of the office hears of filings that wait too long. */
@Event('approval.escalated.v1', {
  producer: 'workflow',
  subject: 'reminderId',
  summary: 'An employee of the office hears of filings that wait too long, and why.',
})
export class ApprovalEscalated extends WaitingTold {}

/** Nobody decided in time, and the workflow withdraws it; `filing.withdrawn` (45) stands beside it in the same transaction. */
@Event('approval.expired.v1', {
  producer: 'workflow',
  subject: 'filingId',
  summary: 'Nobody decided in the time the workflow gives; the filing is withdrawn.',
  consumers: 'optional',
})
export class ApprovalExpired {
  @IsUUID() filingId!: string;
  @IsDefined() @ValidateNested() @Type(() => FilingFacts) facts!: FilingFacts;
  @IsDefined() @ValidateNested() @Type(() => OrganisationReference) organisation!: OrganisationReference;
  /** Last day to file, in Europe/Amsterdam. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/) dueOn!: string;
  /** Instant in UTC. */
  @IsISO8601() expiredAt!: string;
}
