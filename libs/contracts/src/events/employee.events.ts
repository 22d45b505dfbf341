import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Length,
  Min,
} from 'class-validator';
import { Event } from '../event-definition.js';

/** Roles an employee of the office can have: a reviewer works on filings, a manager also decides how the office works. */
export const EMPLOYEE_ROLES = ['office-reviewer', 'office-manager'] as const;

/** An employee of the office as he is now, roles included. */
@Event('employee.changed.v1', {
  producer: 'connector',
  subject: 'employeeId',
  summary: 'An employee of the office as he is now.',
})
export class EmployeeChanged {
  @IsUUID() employeeId!: string;
  @IsString() @Length(1, 200) name!: string;
  @IsEmail() email!: string;
  @IsArray() @ArrayMaxSize(10) @IsIn(EMPLOYEE_ROLES, { each: true }) roles!: (typeof EMPLOYEE_ROLES)[number][];
  /** For which organisations he works; none named: for all. A manager is there for all in any case. */
  @IsArray() @ArrayMaxSize(1000) @ArrayUnique() @IsUUID(undefined, { each: true }) organisationIds!: string[];
  @IsBoolean() isActive!: boolean;
  /** Counts the changes of this employee; a lower version that arrives later is ignored. */
  @IsInt() @Min(1) version!: number;
}
