import { EraseFromPortal, type ErasureReport } from '@akkoord/contracts';
import { OnRequest, type ReceivedRequest } from '@akkoord/messaging';
import { Database, inTenantOrRehearsed } from '@akkoord/persistence';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { erasePerson } from './erase-person.js';

/** The portal's part of erasing a person (docs/adr/0026). */
@Controller()
export class ErasePersonHandler {
  constructor(private readonly database: Database) {}

  @OnRequest(EraseFromPortal)
  erase(@Payload() { tenant, data }: ReceivedRequest<EraseFromPortal>): Promise<ErasureReport> {
    const { isRehearsal } = data;
    return inTenantOrRehearsed(this.database, { tenant, isRehearsal }, (tx) => erasePerson(tx, data));
  }
}
