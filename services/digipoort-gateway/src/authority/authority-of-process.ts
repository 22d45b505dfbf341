import { Injectable } from '@nestjs/common';
import { Database } from '@akkoord/persistence';
import { Certificates } from '../certificate/certificates.js';
import { AttemptRepository } from '../submission/attempt.repository.js';
import { Authorities } from './authorities.js';
import type { Authority } from './authority.js';

/** The authority as it is to be asked how a process fares: in the name of the number that delivered it. */
@Injectable()
export class AuthorityOfProcess {
  constructor(
    private readonly database: Database,
    private readonly certificates: Certificates,
    private readonly attempts: AttemptRepository,
    private readonly authorities: Authorities,
  ) {}

  /** Undefined without a profile; throws CredentialsUnusable. */
  async find(tenant: string, filingId: string, kenmerk: string): Promise<Authority | undefined> {
    if (!this.certificates.hasSeveralNumbers(tenant)) return this.authorities.of(tenant);
    const oin = await this.database.inTenant(tenant, (tx) => this.attempts.oinOf(tx, filingId, kenmerk));
    return this.authorities.toAsk(tenant, oin);
  }
}
