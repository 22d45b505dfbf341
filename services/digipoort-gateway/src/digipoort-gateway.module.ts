import { Module } from '@nestjs/common';
import { ArchiveRepository } from './archive/archive.repository.js';
import { AuthorityCodesController } from './authority-status/authority-codes.controller.js';
import { AuthorityStatusRepository } from './authority-status/authority-status.repository.js';
import { FollowFiling } from './authority-status/follow-filing.js';
import { Authorities } from './authority/authorities.js';
import { AuthorityOfProcess } from './authority/authority-of-process.js';
import { AuthorityFactory } from './authority/authority.js';
import { WusAuthorityFactory } from './authority/wus-authority.js';
import { EvidenceController } from './evidence/evidence.controller.js';
import { EvidenceRepository } from './evidence/evidence.repository.js';
import { MakeEvidence } from './evidence/make-evidence.js';
import { GatewayMetrics } from './gateway.metrics.js';
import { Breakers } from './host-health/breakers.js';
import { HostHealthRepository } from './host-health/host-health.repository.js';
import { JobRepository } from './job/job.repository.js';
import { Lanes } from './job/lanes.js';
import { WorkBell } from './job/work-bell.js';
import { FetchMessages } from './message/fetch-messages.js';
import { MessageController } from './message/message.controller.js';
import { MessageLookRepository } from './message/message-look.repository.js';
import { FetchedMessageRepository } from './message/message.repository.js';
import { WatchMessages } from './message/watch-messages.js';
import { OutageRepository } from './outage/outage.repository.js';
import { OutlookController } from './outage/outlook.controller.js';
import { ReadOutlook } from './outage/read-outlook.js';
import { TellOutages } from './outage/tell-outages.js';
import { WaitingRepository } from './outage/waiting.repository.js';
import { OFFICE_CONTROLLERS, OFFICE_PROVIDERS } from './profile/office.providers.js';
import { CandidateProcessRepository } from './reconciliation/candidate-process.repository.js';
import { ForeignProcessRepository } from './reconciliation/foreign-process.repository.js';
import { ReconcileAttempt } from './reconciliation/reconcile-attempt.js';
import { Revocation } from './revocation/revocations.js';
import { AdvanceSubmissions } from './submission/advance-submissions.js';
import { AttemptRepository } from './submission/attempt.repository.js';
import { ClaimProcess } from './submission/claim-process.js';
import { SettleFiling } from './submission/settle-filing.js';
import { FilingCommandRepository } from './submission/filing-command.repository.js';
import { FilingController } from './submission/filing.controller.js';
import { LookAgain } from './submission/look-again.js';
import { Moments } from './submission/moments.js';
import { PrepareDelivery } from './submission/prepare-delivery.js';
import { ReadFiling } from './submission/read-filing.js';
import { ReleaseFiling } from './submission/release-filing.js';
import { SendFiling } from './submission/send-filing.js';
import { SubmissionRepository } from './submission/submission.repository.js';
import { SubmitFiling } from './submission/submit-filing.js';
import { TakeApprovedHandler } from './submission/take-approved.handler.js';

@Module({
  controllers: [
    ...OFFICE_CONTROLLERS,
    AuthorityCodesController,
    EvidenceController,
    FilingController,
    MessageController,
    OutlookController,
    TakeApprovedHandler,
  ],
  providers: [
    { provide: AuthorityFactory, useClass: WusAuthorityFactory },
    ...OFFICE_PROVIDERS,
    AdvanceSubmissions,
    ArchiveRepository,
    AttemptRepository,
    Authorities,
    AuthorityOfProcess,
    AuthorityStatusRepository,
    Breakers,
    CandidateProcessRepository,
    ClaimProcess,
    SettleFiling,
    EvidenceRepository,
    FetchedMessageRepository,
    FetchMessages,
    FilingCommandRepository,
    FollowFiling,
    ForeignProcessRepository,
    GatewayMetrics,
    HostHealthRepository,
    JobRepository,
    Lanes,
    LookAgain,
    MakeEvidence,
    MessageLookRepository,
    Moments,
    OutageRepository,
    PrepareDelivery,
    ReadFiling,
    ReadOutlook,
    ReconcileAttempt,
    ReleaseFiling,
    Revocation,
    SendFiling,
    SubmissionRepository,
    SubmitFiling,
    TellOutages,
    WaitingRepository,
    WatchMessages,
    WorkBell,
  ],
})
export class DigipoortGatewayModule {}
