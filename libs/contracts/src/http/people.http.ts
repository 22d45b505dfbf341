import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Min,
  ValidateNested,
} from 'class-validator';
import { EMPLOYEE_ROLES } from '../events/employee.events.js';
import { ContactView } from './office-administration.http.js';

/** Body of `PUT /v1/offices/{participantNumber}/employees/{employeeId}`. */
export class PutEmployee {
  @IsString() @Length(1, 200) name!: string;
  /** By it the portal knows who logs in; one active employee each. */
  @IsEmail() email!: string;
  @IsArray() @ArrayMaxSize(10) @IsIn(EMPLOYEE_ROLES, { each: true }) roles!: (typeof EMPLOYEE_ROLES)[number][];
  /** For which organisations a reviewer works; absent or empty: for all. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(1000)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  organisationIds?: string[];
  @IsOptional() @IsBoolean() isActive?: boolean;
}

/** An employee of the office. */
export class EmployeeView {
  @IsUUID() employeeId!: string;
  @IsString() name!: string;
  @IsEmail() email!: string;
  @IsArray() @IsIn(EMPLOYEE_ROLES, { each: true }) roles!: (typeof EMPLOYEE_ROLES)[number][];
  @IsArray() @IsUUID(undefined, { each: true }) organisationIds!: string[];
  @IsBoolean() isActive!: boolean;
  @IsInt() @Min(1) version!: number;
}

/** A list of them. */
export class EmployeeList {
  @IsArray() @ValidateNested({ each: true }) @Type(() => EmployeeView) employees!: EmployeeView[];
}

/** Answer to a changed employee. */
export class EmployeeRecorded {
  @IsUUID() employeeId!: string;
}

/** Answer to `POST /v1/offices/{participantNumber}/people/announcement`: how many of each were told again. */
export class PeopleAnnounced {
  @IsInt() @Min(0) organisations!: number;
  @IsInt() @Min(0) contacts!: number;
  @IsInt() @Min(0) employees!: number;
}

/** Answer of `GET /api/people`: the contact persons and employees of the office. */
export class PeopleList {
  @IsArray() @ValidateNested({ each: true }) @Type(() => ContactView) contacts!: ContactView[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => EmployeeView) employees!: EmployeeView[];
}
