import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@akkoord/persistence';
import { AuthorityStatusRepository } from '../authority-status/authority-status.repository.js';
import { KnownAuthorityRepository } from '../certificate/known-authority.repository.js';
import { splitPem } from '../certificate/read-pem.js';
import { ProfileRepository } from '../profile/profile.repository.js';
import { FilingNotFound } from '../submission/filing.errors.js';
import { FilingCommandRepository } from '../submission/filing-command.repository.js';
import { SubmissionRepository } from '../submission/submission.repository.js';
import { aanleverkenmerkOf } from '../submission/submission.rules.js';
import { evidenceFile } from './evidence-file.js';
import { NoEvidenceYet } from './evidence.errors.js';
import { EvidenceRepository } from './evidence.repository.js';

/** Makes the evidence file of a filing from the archive. */
@Injectable()
export class MakeEvidence {
  constructor(
    private readonly database: Database,
    private readonly submissions: SubmissionRepository,
    private readonly statuses: AuthorityStatusRepository,
    private readonly repository: EvidenceRepository,
    private readonly commands: FilingCommandRepository,
    private readonly authorities: KnownAuthorityRepository,
    private readonly profiles: ProfileRepository,
  ) {}

  /** Throws FilingNotFound and NoEvidenceYet. */
  async make(participantNumber: string, filingId: string): Promise<Uint8Array> {
    const facts = await this.database.inTenant(participantNumber, async (tx) => {
      const course = await this.submissions.course(tx, filingId);
      if (!course) throw new FilingNotFound();
      const { kind, documentSha256, kenmerk, phase } = course;
      const exchanges = await this.repository.exchanges(tx, filingId);
      if (exchanges.length === 0) throw new NoEvidenceYet();
      return {
        ...{ participantNumber, filingId, kind, documentSha256, kenmerk: kenmerk ?? undefined, phase, exchanges },
        aanleverkenmerk: aanleverkenmerkOf(filingId),
        statuses: await this.statuses.of(tx, filingId),
        commands: await this.commands.of(tx, filingId),
        authorities: await this.knownAuthorities(tx),
      };
    });
    return evidenceFile(facts);
  }

  /** Those of the present profile too: one that was saved before they were kept apart has them only there. */
  private async knownAuthorities(tx: Transaction): Promise<string[]> {
    const profile = await this.profiles.find(tx);
    return [...(await this.authorities.all(tx)), ...splitPem(profile?.settings.authorities ?? '')];
  }
}
