import { Body, Controller, Delete, Get, HttpCode, Param, Put, UseGuards } from '@nestjs/common';
import { CommunicationProfileView, PutCommunicationProfile } from '@akkoord/contracts';
import { Database } from '@akkoord/persistence';
import { Answers, InternalGuard } from '@akkoord/service-kit';
import { officeParam } from '../http/office-param.js';
import { CommunicationProfileNotFound, OBSTACLES } from './profile.errors.js';
import { ProfileRepository, type StoredProfile } from './profile.repository.js';
import { Profiles } from './profiles.js';
import { RemoveProfile } from './remove-profile.js';
import { SaveProfile } from './save-profile.js';

/** An office's communication profile with Digipoort. */
@Controller('v1/offices/:participantNumber/communication-profile')
@UseGuards(InternalGuard)
export class ProfileController {
  constructor(
    private readonly database: Database,
    private readonly repository: ProfileRepository,
    private readonly saveProfile: SaveProfile,
    private readonly removeProfile: RemoveProfile,
    private readonly profiles: Profiles,
  ) {}

  @Answers(CommunicationProfileView)
  @Get()
  async read(@Param('participantNumber', officeParam) tenant: string): Promise<CommunicationProfileView> {
    const profile = await this.database.inTenant(tenant, (tx) => this.repository.find(tx));
    if (!profile) throw new CommunicationProfileNotFound();
    await this.profiles.refresh();
    return this.view(profile);
  }

  @Answers(CommunicationProfileView)
  @Put()
  @HttpCode(200)
  async put(
    @Param('participantNumber', officeParam) tenant: string,
    @Body() body: PutCommunicationProfile,
  ): Promise<CommunicationProfileView> {
    await this.saveProfile.save(tenant, body);
    return this.read(tenant);
  }

  @Delete()
  @HttpCode(204)
  async remove(@Param('participantNumber', officeParam) tenant: string): Promise<void> {
    await this.removeProfile.remove(tenant);
  }

  private view({ tenant, version, settings }: StoredProfile): CommunicationProfileView {
    const { timestampLifeMs, ...shown } = settings;
    const code = this.profiles.obstacleOf(tenant);
    return {
      ...shown,
      timestampLifeSeconds: Math.round(timestampLifeMs / 1000),
      version,
      canFile: code === undefined,
      ...(code ? { obstacle: { code, ...OBSTACLES[code] } } : {}),
    };
  }
}
