import { Module } from '@nestjs/common';
import { ArchiveRepository } from './archive/archive.repository.js';
import { Authorities } from './authority/authorities.js';
import { AuthorityFactory } from './authority/authority.js';
import { WusAuthorityFactory } from './authority/wus-authority.js';
import { AuthorityStatusRepository } from './authority-status/authority-status.repository.js';
import { FollowFiling } from './authority-status/follow-filing.js';
import { GatewayMetrics } from './gateway.metrics.js';
import { JobRepository } from './job/job.repository.js';
import { Lanes } from './job/lanes.js';
import { WorkBell } from './job/work-bell.js';
import { OFFICE_CONTROLLERS, OFFICE_PROVIDERS } from './profile/office.providers.js';
import { ForeignProcessRepository } from './reconciliation/foreign-process.repository.js';
import { ReconcileAttempt } from './reconciliation/reconcile-attempt.js';
import { AdvanceSubmissions } from './submission/advance-submissions.js';
import { AttemptRepository } from './submission/attempt.repository.js';
import { Moments } from './submission/moments.js';
import { PrepareDelivery } from './submission/prepare-delivery.js';
import { SendFiling } from './submission/send-filing.js';
import { SubmissionRepository } from './submission/submission.repository.js';
import { SubmitFiling } from './submission/submit-filing.js';
import { TakeApprovedHandler } from './submission/take-approved.handler.js';

@Module({
  controllers: [...OFFICE_CONTROLLERS, TakeApprovedHandler],
  providers: [
    { provide: AuthorityFactory, useClass: WusAuthorityFactory },
    AdvanceSubmissions,
    ArchiveRepository,
    AttemptRepository,
    Authorities,
    AuthorityStatusRepository,
    FollowFiling,
    ForeignProcessRepository,
    GatewayMetrics,
    JobRepository,
    Lanes,
    Moments,
    PrepareDelivery,
    ...OFFICE_PROVIDERS,
    ReconcileAttempt,
    SendFiling,
    SubmissionRepository,
    SubmitFiling,
    WorkBell,
  ],
})
export class DigipoortGatewayModule {}
