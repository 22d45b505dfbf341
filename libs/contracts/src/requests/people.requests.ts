import { Type } from 'class-transformer';
import { IsDefined, IsUUID, ValidateNested } from 'class-validator';
import { Actor } from '../actor.js';
import { PutContact } from '../http/connector.http.js';
import { ContactRecorded } from '../http/office-administration.http.js';
import { EmployeeRecorded, PutEmployee } from '../http/people.http.js';
import { Request } from '../request-definition.js';

/** A manager of the office records a contact person. Asked of the connector by the portal. */
@Request('administer-contact.v1', {
  service: 'connector',
  summary: 'A manager of the office records a contact person of an organisation.',
  reply: ContactRecorded,
})
export class AdministerContact extends PutContact {
  @IsDefined() @ValidateNested() @Type(() => Actor) actor!: Actor;
  @IsUUID() contactId!: string;
}

/** A manager of the office records an employee. Asked of the connector by the portal. */
@Request('administer-employee.v1', {
  service: 'connector',
  summary: 'A manager of the office records an employee.',
  reply: EmployeeRecorded,
})
export class AdministerEmployee extends PutEmployee {
  @IsDefined() @ValidateNested() @Type(() => Actor) actor!: Actor;
  @IsUUID() employeeId!: string;
}
