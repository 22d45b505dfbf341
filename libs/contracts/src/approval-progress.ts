import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  Length,
  Min,
  ValidateNested,
} from 'class-validator';
import { Actor } from './actor.js';
import { BilingualText } from './http/problem.js';

/** How a step of a workflow counts approvals. */
export const POLICY_KINDS = ['any-one', 'all', 'number', 'sequence'] as const;

/** One of POLICY_KINDS. */
export type PolicyKind = (typeof POLICY_KINDS)[number];

/** How far the step that waits has come: "partly approved" is `granted` of `needed`. */
export class ApprovalProgress {
  /** Counts every change of the approval: of two, the higher is newer. */
  @IsInt() @Min(1) version!: number;
  /** Key of the step in the workflow definition. */
  @IsString() @Length(1, 50) step!: string;
  /** How this step counts, for the amount of this filing. */
  @IsIn(POLICY_KINDS) policy!: PolicyKind;
  @IsInt() @Min(0) granted!: number;
  @IsInt() @Min(0) needed!: number;
  @IsArray() @ArrayMaxSize(200) @ValidateNested({ each: true }) @Type(() => Actor) grantedBy!: Actor[];
  /** Who can still approve at this step now; one person where they decide one after the other. */
  @IsArray() @ArrayMaxSize(200) @ValidateNested({ each: true }) @Type(() => Actor) waitingFor!: Actor[];
  /** Who has the role but may not approve this filing himself: four eyes. Absent when there is nobody. */
  @IsOptional() @IsArray() @ArrayMaxSize(200) @ValidateNested({ each: true }) @Type(() => Actor) barred?: Actor[];
  /** Fewer people are left who may approve than are needed: what the office has to do. */
  @IsOptional() @ValidateNested() @Type(() => BilingualText) advice?: BilingualText;
  /** Standing approval: at this instant it is approved by itself, unless somebody objects. */
  @IsOptional() @IsISO8601() approvesAt?: string;
}
