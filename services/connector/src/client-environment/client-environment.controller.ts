import { Answers } from '@akkoord/service-kit';
import { Body, Controller, Get, Param, Put, UseGuards } from '@nestjs/common';
import { PutClientEnvironment, ClientEnvironmentView, ClientEnvironmentList } from '@akkoord/contracts';
import { Database } from '@akkoord/persistence';
import { uuidParam } from '../http/uuid-param.js';
import { AllowedTo, CalledBy, TokenGuard } from '../token/token.guard.js';
import type { Caller } from '../token/token.js';
import { type ClientEnvironment, ClientEnvironmentRepository } from './client-environment.repository.js';

/** Client environments of the office: each has tokens and an order of status updates of its own. */
@Controller('v1/offices/:participantNumber/client-environments')
@UseGuards(TokenGuard)
@AllowedTo('office-admin')
export class ClientEnvironmentController {
  constructor(
    private readonly database: Database,
    private readonly environments: ClientEnvironmentRepository,
  ) {}

  @Answers(ClientEnvironmentView)
  @Put(':environmentId')
  async put(
    @CalledBy() caller: Caller,
    @Param('environmentId', uuidParam) id: string,
    @Body() body: PutClientEnvironment,
  ): Promise<ClientEnvironment> {
    return this.database.inTenant(caller.tenant, (tx) => this.environments.put(tx, id, body.name));
  }

  @Answers(ClientEnvironmentList)
  @Get()
  async list(@CalledBy() caller: Caller): Promise<{ clientEnvironments: ClientEnvironment[] }> {
    const clientEnvironments = await this.database.inTenant(caller.tenant, (tx) => this.environments.list(tx));
    return { clientEnvironments };
  }
}
