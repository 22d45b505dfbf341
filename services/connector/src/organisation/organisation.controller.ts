import { Answers } from '@akkoord/service-kit';
import { Body, Controller, Get, Param, Put, UseGuards } from '@nestjs/common';
import { PutOrganisation, OrganisationRecorded, OrganisationList } from '@akkoord/contracts';
import { Database } from '@akkoord/persistence';
import { uuidParam } from '../http/uuid-param.js';
import { AllowedTo, CalledBy, TokenGuard } from '../token/token.guard.js';
import type { Caller } from '../token/token.js';
import { type Organisation, OrganisationRepository } from './organisation.repository.js';
import { RecordOrganisation } from './record-organisation.js';

/** Organisations of the office with their identification numbers. */
@Controller('v1/offices/:participantNumber/organisations')
@UseGuards(TokenGuard)
@AllowedTo('office-admin')
export class OrganisationController {
  constructor(
    private readonly recordOrganisation: RecordOrganisation,
    private readonly database: Database,
    private readonly organisations: OrganisationRepository,
  ) {}

  @Answers(OrganisationRecorded)
  @Put(':organisationId')
  async put(
    @CalledBy() caller: Caller,
    @Param('organisationId', uuidParam) organisationId: string,
    @Body() body: PutOrganisation,
  ): Promise<{ organisationId: string; matchedMessages: number }> {
    const matchedMessages = await this.recordOrganisation.record(caller.tenant, organisationId, body, new Date());
    return { organisationId, matchedMessages };
  }

  @Answers(OrganisationList)
  @Get()
  async list(@CalledBy() caller: Caller): Promise<{ organisations: Organisation[] }> {
    return { organisations: await this.database.inTenant(caller.tenant, (tx) => this.organisations.list(tx)) };
  }
}
