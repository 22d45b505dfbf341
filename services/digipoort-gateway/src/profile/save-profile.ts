import { Injectable } from '@nestjs/common';
import type { PutCommunicationProfile } from '@akkoord/contracts';
import { Database } from '@akkoord/persistence';
import { certificatesOf } from '../certificate/read-pem.js';
import { DigipoortGatewayConfig } from '../digipoort-gateway.config.js';
import { KnownAuthorityRepository } from '../certificate/known-authority.repository.js';
import { completeProfile } from './communication-profile.js';
import { HostOfOtherEnvironment, ProfileCertificatesUnreadable } from './profile.errors.js';
import { ProfileRepository } from './profile.repository.js';
import { strayHostOf } from './profile.rules.js';

/** Stores an office's communication profile after checking that it can work. */
@Injectable()
export class SaveProfile {
  constructor(
    private readonly config: DigipoortGatewayConfig,
    private readonly database: Database,
    private readonly repository: ProfileRepository,
    private readonly authorities: KnownAuthorityRepository,
  ) {}

  /** Throws HostOfOtherEnvironment or ProfileCertificatesUnreadable. */
  async save(tenant: string, profile: PutCommunicationProfile): Promise<void> {
    const complete = completeProfile(profile, this.config.timestampLifeMs);
    const stray = strayHostOf(complete, this.config.productionHosts);
    if (stray) throw new HostOfOtherEnvironment(stray);
    checkPem('authorities', complete.authorities);
    if (complete.replyCertificate !== undefined) checkPem('replyCertificate', complete.replyCertificate);
    await this.database.inTenant(tenant, async (tx) => {
      await this.repository.save(tx, profile);
      await this.authorities.keep(tx, complete.authorities);
    });
  }
}

function checkPem(field: 'authorities' | 'replyCertificate', pem: string): void {
  let count: number;
  try {
    count = certificatesOf(pem).length;
  } catch (cause) {
    throw new ProfileCertificatesUnreadable(field, cause);
  }
  if (count === 0) throw new ProfileCertificatesUnreadable(field);
}
