import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Min,
  ValidateNested,
} from 'class-validator';
import { Event } from '../event-definition.js';
import { MESSAGE_KINDS, type MessageKind } from '../filing-status.js';
import { MandateCoverage } from '../http/mandate.http.js';
import { SHA256 } from '../parts.js';
import { LINKABLE_KINDS, type LinkableKind } from '../workflow-content.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** An office published a version of its workflow; filings under way stay on theirs. */
@Event('workflow.published.v1', {
  producer: 'workflow',
  subject: 'definitionId',
  summary: 'An office published a version of its workflow.',
  consumers: 'optional',
})
export class WorkflowPublished {
  @IsUUID() definitionId!: string;
  @IsInt() @Min(1) version!: number;
  @IsString() @Length(1, 80) name!: string;
  /** SHA-256 of the definition as it is stored. */
  @Matches(SHA256) definitionSha256!: string;
  @IsISO8601() publishedAt!: string;
}

/** An office said which workflow new filings of a kind follow. */
@Event('workflow.linked.v1', {
  producer: 'workflow',
  subject: 'kind',
  summary: 'An office linked a workflow to all kinds of message or to one.',
  consumers: 'optional',
})
export class WorkflowLinked {
  @IsIn(LINKABLE_KINDS) kind!: LinkableKind;
  /** Absent: no link of its own any more. */
  @IsOptional() @IsUUID() definitionId?: string;
  @IsISO8601() linkedAt!: string;
}

/** A standing approval as it is now. */
@Event('mandate.changed.v1', {
  producer: 'workflow',
  subject: 'mandateId',
  summary: 'A standing approval (doorlopend akkoord) was given or revoked.',
  consumers: 'optional',
})
export class MandateChanged {
  @IsUUID() mandateId!: string;
  @IsUUID() organisationId!: string;
  @IsArray() @IsIn(MESSAGE_KINDS, { each: true }) kinds!: MessageKind[];
  @IsDefined() @ValidateNested() @Type(() => MandateCoverage) covers!: MandateCoverage;
  /** First and last day in Europe/Amsterdam. */
  @Matches(DAY) startsOn!: string;
  @Matches(DAY) endsOn!: string;
  @IsInt() @Min(0) objectionHours!: number;
  @Matches(SHA256) documentSha256!: string;
  @IsBoolean() isRevoked!: boolean;
  /** Counts the changes; a lower version that arrives later is ignored. */
  @IsInt() @Min(1) version!: number;
}

/** A delegation as it is now. */
@Event('delegation.changed.v1', {
  producer: 'workflow',
  subject: 'delegationId',
  summary: 'A delegation was given or revoked.',
  consumers: 'optional',
})
export class DelegationChanged {
  @IsUUID() delegationId!: string;
  @IsIn(['contact', 'employee']) party!: 'contact' | 'employee';
  /** Absent between employees: it counts for all organisations. */
  @IsOptional() @IsUUID() organisationId?: string;
  /** The contact or employee who is away. */
  @IsUUID() fromId!: string;
  /** Who acts for him. */
  @IsUUID() toId!: string;
  @Matches(DAY) startsOn!: string;
  @Matches(DAY) endsOn!: string;
  @IsBoolean() isRevoked!: boolean;
  @IsInt() @Min(1) version!: number;
}
