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
  Min,
  ValidateNested,
} from 'class-validator';
import { Event } from '../event-definition.js';
import { BilingualText } from '../http/problem.js';
import { AuthorityStatus, CodeExplanation, FilingMoved } from '../parts.js';

/** Digipoort gave a kenmerk (60). */
@Event('filing.sent.v1', {
  producer: 'digipoort-gateway',
  subject: 'filingId',
  summary: 'Digipoort gave a kenmerk (60).',
})
export class FilingSent extends FilingMoved {
  /** Digipoort's key of the process. */
  @IsString() @Length(1, 40) kenmerk!: string;
  /** Our own reference (aanleverkenmerk). */
  @IsString() @Length(1, 40) aanleverkenmerk!: string;
  /** tijdstempelAangeleverd. */
  @IsISO8601() deliveredAt!: string;
}

/** Sending failed; it is tried again by itself (70). */
@Event('filing.send-failed.v1', {
  producer: 'digipoort-gateway',
  subject: 'filingId',
  summary: 'Sending failed; the next attempt is known (70).',
})
export class FilingSendFailed extends FilingMoved {
  @IsString() @Length(1, 50) code!: string;
  @IsString() @Length(0, 500) message!: string;
  @IsInt() @Min(1) attempt!: number;
  /** Absent when a person has to act first. */
  @IsOptional() @IsISO8601() nextAttemptAt?: string;
  @IsOptional() @ValidateNested() @Type(() => CodeExplanation) explanation?: CodeExplanation;
}

/** The authority accepted the filing (Digipoort 500 → 80). */
@Event('filing.accepted.v1', {
  producer: 'digipoort-gateway',
  subject: 'filingId',
  summary: 'The authority accepted the filing (80).',
})
export class FilingAccepted extends FilingMoved {
  /** Absent when a person said so and did not know it. */
  @IsOptional() @IsString() @Length(1, 40) kenmerk?: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => AuthorityStatus) authorityStatuses!: AuthorityStatus[];
  /** Digipoort could not be asked: a person of the office looked at the authority and says that it has the filing. */
  @IsOptional() @IsIn(['person']) confirmedBy?: 'person';
}

/** Digipoort or the authority refused the filing (90), in its own words. */
@Event('filing.refused.v1', {
  producer: 'digipoort-gateway',
  subject: 'filingId',
  summary: 'Digipoort or the authority refused the filing (90).',
})
export class FilingRefused extends FilingMoved {
  /** Absent when Digipoort refused the delivery itself with a fault. */
  @IsOptional() @IsString() @Length(1, 40) kenmerk?: string;
  /** statuscode, or foutcode of a fault. */
  @IsString() @Length(1, 20) code!: string;
  /** The authority's own words. */
  @IsString() @Length(0, 4000) message!: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => AuthorityStatus) authorityStatuses!: AuthorityStatus[];
  /** What the code means in plain language. */
  @IsOptional() @ValidateNested() @Type(() => CodeExplanation) explanation?: CodeExplanation;
}

/** A host of the authority that this office files at is down; nothing is lost, what waits goes by itself. */
@Event('outage.began.v1', {
  producer: 'digipoort-gateway',
  subject: 'outageId',
  summary: 'A host of the authority is down for this office.',
  consumers: 'optional',
})
export class OutageBegan {
  @IsUUID() outageId!: string;
  /** `name:port`. */
  @IsString() @Length(1, 300) host!: string;
  /** unreachable, timeout, connection-lost, server-error, overloaded or trouble. */
  @IsString() @Length(1, 30) reason!: string;
  @IsISO8601() beganAt!: string;
  /** For a banner. */
  @IsDefined() @ValidateNested() @Type(() => BilingualText) messages!: BilingualText;
}

/** The host answers again; what waited is on its way. */
@Event('outage.ended.v1', {
  producer: 'digipoort-gateway',
  subject: 'outageId',
  summary: 'The host of the authority answers again.',
  consumers: 'optional',
})
export class OutageEnded {
  @IsUUID() outageId!: string;
  @IsString() @Length(1, 300) host!: string;
  @IsISO8601() beganAt!: string;
  @IsISO8601() endedAt!: string;
  /** Filings that were let go because of it. */
  @IsInt() @Min(0) filingsReleased!: number;
}

/** A certificate of the office ends soon; told once each at 90, 60, 30, 14 and 7 days before its end. */
@Event('certificate.expiring.v1', {
  producer: 'digipoort-gateway',
  subject: 'certificateId',
  summary: 'A certificate of the office ends soon (90, 60, 30, 14 or 7 days before its end).',
  consumers: 'optional',
})
export class CertificateExpiring {
  @IsUUID() certificateId!: string;
  @IsIn(['test', 'production']) environment!: 'test' | 'production';
  @IsIn(['signing', 'tls', 'both']) role!: 'signing' | 'tls' | 'both';
  /** CN of the certificate's subject. */
  @IsString() @Length(0, 300) commonName!: string;
  @IsISO8601() validUntil!: string;
  /** Whole days from now to the end, 0 once it is over. */
  @IsInt() @Min(0) daysLeft!: number;
  /** The warning it is. */
  @IsIn([90, 60, 30, 14, 7]) warningDays!: 90 | 60 | 30 | 14 | 7;
  /** Whether another certificate is there that takes over. */
  @IsBoolean() hasSuccessor!: boolean;
}
