import { Type } from 'class-transformer';
import {
  IsArray,
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
import { SHA256 } from '../parts.js';
import { DIGIPOORT_ENVIRONMENTS } from './digipoort-gateway.http.js';

/** A file that came with a message: `GET …/messages/{messageId}/files/{sha256}`. */
export class MessageFile {
  @IsString() fileName!: string;
  @IsString() mediaType!: string;
  @Matches(SHA256) sha256!: string;
  @IsInt() @Min(0) size!: number;
}

/** A constatering of the authority about a message, verbatim. */
export class MessageFinding {
  @IsString() code!: string;
  @IsString() text!: string;
}

/** An additional element of a message, verbatim. */
export class MessageElement {
  @IsString() name!: string;
  @IsString() value!: string;
}

/** A message that the authority put ready for an office, such as a copy of an assessment, and that was fetched. */
export class FetchedMessageView {
  @IsUUID() messageId!: string;
  @IsIn(DIGIPOORT_ENVIRONMENTS) environment!: (typeof DIGIPOORT_ENVIRONMENTS)[number];
  @IsString() berichtsoort!: string;
  /** Process and message at Digipoort. */
  @IsString() kenmerk!: string;
  @IsString() berichtkenmerk!: string;
  @IsOptional() @IsString() aanleverkenmerk?: string;
  /** Number of whom it is about. */
  @IsString() taxpayer!: string;
  /** OIN of who put it ready. */
  @IsOptional() @IsString() sender?: string;
  /** The filing it is about, where it names one of ours. */
  @IsOptional() @IsUUID() filingId?: string;
  @IsISO8601() deliveredAt!: string;
  @IsISO8601() fetchedAt!: string;
  /** When the authority was told that it has been fetched. */
  @IsOptional() @IsISO8601() confirmedAt?: string;
  @IsDefined() @ValidateNested() @Type(() => MessageFile) content!: MessageFile;
  @IsArray() @ValidateNested({ each: true }) @Type(() => MessageFile) attachments!: MessageFile[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => MessageFinding) findings!: MessageFinding[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => MessageElement) elements!: MessageElement[];
}

/** Query of `GET /v1/offices/{participantNumber}/messages`. */
export class MessageQuery {
  /** Those about one filing. */
  @IsOptional() @IsUUID() filingId?: string;
  /** Those that come after this message in the list. */
  @IsOptional() @IsUUID() before?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) limit?: number;
}

/** Messages, the newest first, and how it stands with fetching. */
export class FetchedMessageList {
  @IsArray() @ValidateNested({ each: true }) @Type(() => FetchedMessageView) messages!: FetchedMessageView[];
  /** When it was looked last; absent before the first time. */
  @IsOptional() @IsISO8601() lastAt?: string;
  @IsOptional() @IsISO8601() nextAt?: string;
  /** Code of what went wrong the last time; it is tried again. */
  @IsOptional() @IsString() problem?: string;
}

/** Answer of `POST /v1/offices/{participantNumber}/messages/fetch`. */
export class MessagesFetched {
  @IsInt() @Min(0) fetched!: number;
  /** How many the authority was told to be fetched. */
  @IsInt() @Min(0) confirmed!: number;
  @IsOptional() @IsString() problem?: string;
}
