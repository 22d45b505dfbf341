import { Answers } from '@akkoord/service-kit';
import { Body, Controller, Get, Param, Put, UseGuards } from '@nestjs/common';
import { PutContact, ContactList, ContactRecorded } from '@akkoord/contracts';
import { Database } from '@akkoord/persistence';
import { uuidParam } from '../http/uuid-param.js';
import { AllowedTo, CalledBy, TokenGuard } from '../token/token.guard.js';
import type { Caller } from '../token/token.js';
import { type Contact, ContactRepository } from './contact.repository.js';
import { RecordContact } from './record-contact.js';

/** Contact persons of the office's organisations. */
@Controller('v1/offices/:participantNumber/contacts')
@UseGuards(TokenGuard)
@AllowedTo('office-admin')
export class ContactController {
  constructor(
    private readonly recordContact: RecordContact,
    private readonly database: Database,
    private readonly contacts: ContactRepository,
  ) {}

  @Answers(ContactRecorded)
  @Put(':contactId')
  async put(
    @CalledBy() caller: Caller,
    @Param('contactId', uuidParam) contactId: string,
    @Body() body: PutContact,
  ): Promise<{ contactId: string }> {
    await this.recordContact.record(caller.tenant, contactId, body, new Date());
    return { contactId };
  }

  @Answers(ContactList)
  @Get()
  async list(@CalledBy() caller: Caller): Promise<{ contacts: Contact[] }> {
    return { contacts: await this.database.inTenant(caller.tenant, (tx) => this.contacts.list(tx)) };
  }
}
