import { InternalGuard } from '@akkoord/service-kit';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Put, UseGuards } from '@nestjs/common';
import { EnvironmentSettings } from './bootstrap-file.js';
import { EnvironmentDirectory } from './environment-directory.js';
import { SeedEnvironments } from './seed-environments.js';

/** For whoever runs client-sender: sets a client environment, its communication profile with the office and its ERP token. */
@Controller('internal/environments')
@UseGuards(InternalGuard)
export class EnvironmentController {
  constructor(
    private readonly seeds: SeedEnvironments,
    private readonly directory: EnvironmentDirectory,
  ) {}

  @Put(':environmentId')
  @HttpCode(204)
  async put(
    @Param('environmentId', ParseUUIDPipe) environmentId: string,
    @Body() settings: EnvironmentSettings,
  ): Promise<void> {
    await this.seeds.bring([{ ...settings, environmentId }]);
    this.directory.forget();
  }
}
