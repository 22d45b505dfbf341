import { Database } from '@akkoord/persistence';
import { InternalGuard } from '@akkoord/service-kit';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Put, UseGuards } from '@nestjs/common';
import { EnvironmentDirectory } from './environment-directory.js';
import { EnvironmentSettings } from './environment-settings.js';
import { RegisterEnvironment } from './register-environment.js';

/** Where the operator of this installation sets up client environments. */
@Controller('internal/environments')
@UseGuards(InternalGuard)
export class EnvironmentController {
  constructor(
    private readonly database: Database,
    private readonly environments: RegisterEnvironment,
    private readonly directory: EnvironmentDirectory,
  ) {}

  @Put(':environmentId')
  @HttpCode(204)
  async put(
    @Param('environmentId', ParseUUIDPipe) environmentId: string,
    @Body() settings: EnvironmentSettings,
  ): Promise<void> {
    const id = environmentId.toLowerCase();
    await this.database.inSystem((tx) => this.environments.register(tx, id, settings, 'administration'));
    this.directory.forget();
  }
}
