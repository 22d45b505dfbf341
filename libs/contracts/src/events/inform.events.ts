import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsDefined, IsString, IsUUID, Length, ValidateNested } from 'class-validator';
import { Event } from '../event-definition.js';
import { BilingualText } from '../http/problem.js';
import { FilingFacts, OrganisationReference } from '../parts.js';

/** A filing passed a step that only informs: these people hear of it, nobody is waited for, and nothing moves. */
@Event('approval.informed.v1', {
  producer: 'workflow',
  subject: 'filingId',
  summary: 'A filing passed a step that only informs; nothing moves.',
})
export class ApprovalInformed {
  @IsUUID() filingId!: string;
  @IsDefined() @ValidateNested() @Type(() => FilingFacts) facts!: FilingFacts;
  @IsDefined() @ValidateNested() @Type(() => OrganisationReference) organisation!: OrganisationReference;
  /** Key of the step in the workflow definition. */
  @IsString() @Length(1, 50) step!: string;
  /** What the office calls the step. */
  @IsDefined() @ValidateNested() @Type(() => BilingualText) stepName!: BilingualText;
  @IsArray() @ArrayMaxSize(200) @IsUUID(undefined, { each: true }) contactIds!: string[];
  @IsArray() @ArrayMaxSize(200) @IsUUID(undefined, { each: true }) employeeIds!: string[];
}
