import { AdministerContact, AdministerEmployee, type ContactRecorded, type EmployeeRecorded } from '@akkoord/contracts';
import { OnRequest, type ReceivedRequest } from '@akkoord/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { RecordContact } from '../contact/record-contact.js';
import { RecordEmployee } from '../employee/record-employee.js';

/** What a manager changes in the portal. A repeat changes nothing. */
@Controller()
export class AdministerPeopleHandler {
  constructor(
    private readonly recordContact: RecordContact,
    private readonly recordEmployee: RecordEmployee,
  ) {}

  @OnRequest(AdministerContact)
  async contact(@Payload() { tenant, data }: ReceivedRequest<AdministerContact>): Promise<ContactRecorded> {
    const contactId = data.contactId.toLowerCase();
    await this.recordContact.record(tenant, contactId, data, new Date(), data.actor);
    return { contactId };
  }

  @OnRequest(AdministerEmployee)
  async employee(@Payload() { tenant, data }: ReceivedRequest<AdministerEmployee>): Promise<EmployeeRecorded> {
    const employeeId = data.employeeId.toLowerCase();
    await this.recordEmployee.record(tenant, employeeId, data, new Date(), data.actor);
    return { employeeId };
  }
}
