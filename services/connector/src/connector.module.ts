import { RequestRate } from '@akkoord/service-kit';
import { Module } from '@nestjs/common';
import { ConnectorConfig } from './connector.config.js';
import { Broadcast } from './instances/broadcast.js';
import { ClientEnvironmentController } from './client-environment/client-environment.controller.js';
import { ClientEnvironmentRepository } from './client-environment/client-environment.repository.js';
import { ContactController } from './contact/contact.controller.js';
import { ContactRepository } from './contact/contact.repository.js';
import { RecordContact } from './contact/record-contact.js';
import { EmployeeController } from './employee/employee.controller.js';
import { EmployeeRepository } from './employee/employee.repository.js';
import { RecordEmployee } from './employee/record-employee.js';
import { AdministerPeopleHandler } from './person/administer-people.handler.js';
import { Administrators } from './person/administrators.js';
import { ErasePersonController } from './person/erase-person.controller.js';
import { ErasePerson } from './person/erase-person.js';
import { AnnouncePeopleController } from './person/announce-people.controller.js';
import { AnnouncePeople } from './person/announce-people.js';
import { DocumentController } from './document/document.controller.js';
import { RecentDocuments } from './document/recent-documents.js';
import { EligibilityController } from './eligibility/eligibility.controller.js';
import { CheckEligibility } from './eligibility/check-eligibility.js';
import { OfficeRulesController } from './office-rules/office-rules.controller.js';
import { GuardBodies } from './http/guard-bodies.js';
import { BlockMessageKind } from './message-kind/block-message-kind.js';
import { MessageKindController } from './message-kind/message-kind.controller.js';
import { MessageKindRepository } from './message-kind/message-kind.repository.js';
import { MatchMessages } from './message/match-messages.js';
import { MatchingRepository } from './message/matching.repository.js';
import { MessageController } from './message/message.controller.js';
import { MessageRepository } from './message/message.repository.js';
import { MessageViewRepository } from './message/message-view.repository.js';
import { RegisterMessage } from './message/register-message.js';
import { SubmitMessageController } from './message/submit-message.controller.js';
import { UnmatchedMessageController } from './message/unmatched-message.controller.js';
import { UnmatchedMessageRepository } from './message/unmatched-message.repository.js';
import { WaitingMessageRepository } from './message/waiting-message.repository.js';
import { OrganisationController } from './organisation/organisation.controller.js';
import { OrganisationRepository } from './organisation/organisation.repository.js';
import { RecordOrganisation } from './organisation/record-organisation.js';
import { ApplyStatusSteps } from './status/apply-status-steps.js';
import { ApprovalMovedHandler } from './status/approval-moved.handler.js';
import { ApprovalRejectedHandler } from './status/approval-rejected.handler.js';
import { ApprovalRequestedHandler } from './status/approval-requested.handler.js';
import { FilingAcceptedHandler } from './status/filing-accepted.handler.js';
import { FilingApprovedHandler } from './status/filing-approved.handler.js';
import { FilingRefusedHandler } from './status/filing-refused.handler.js';
import { FilingSendFailedHandler } from './status/filing-send-failed.handler.js';
import { FilingSentHandler } from './status/filing-sent.handler.js';
import { FilingWithdrawnHandler } from './status/filing-withdrawn.handler.js';
import { FilingKeptOutHandler } from './status/filing-kept-out.handler.js';
import { ReadStatusUpdates } from './status/read-status-updates.js';
import { StatusStepRepository } from './status/status-step.repository.js';
import { StatusUpdateFeed } from './status/status-update-feed.js';
import { StatusUpdateRepository } from './status/status-update.repository.js';
import { StatusUpdatesController } from './status/status-updates.controller.js';
import { RegisterVersion } from './supersede/register-version.js';
import { SupersededMessageRepository } from './supersede/superseded-message.repository.js';
import { WithdrawMessage } from './withdrawal/withdraw-message.js';
import { WithdrawUnmatched } from './withdrawal/withdraw-unmatched.js';
import { WithdrawalController } from './withdrawal/withdrawal.controller.js';
import { LinkMessage } from './message/link-message.js';
import { Authenticate } from './token/authenticate.js';
import { BootstrapAdminToken } from './token/bootstrap-admin-token.js';
import { IssueToken } from './token/issue-token.js';
import { RevokeToken } from './token/revoke-token.js';
import { TokenController } from './token/token.controller.js';
import { TokenGuard } from './token/token.guard.js';
import { TokenRepository } from './token/token.repository.js';

const REQUEST_RATE = {
  provide: RequestRate,
  useFactory: (config: ConnectorConfig) => new RequestRate(config),
  inject: [ConnectorConfig],
};
const TOKENS = [
  Authenticate,
  BootstrapAdminToken,
  IssueToken,
  RevokeToken,
  TokenGuard,
  TokenRepository,
  REQUEST_RATE,
  GuardBodies,
];
const OFFICE = [
  ClientEnvironmentRepository,
  ContactRepository,
  RecordContact,
  EmployeeRepository,
  RecordEmployee,
  AnnouncePeople,
  ErasePerson,
  Administrators,
  OrganisationRepository,
  RecordOrganisation,
  MessageKindRepository,
  BlockMessageKind,
];
const MESSAGES = [
  CheckEligibility,
  LinkMessage,
  RegisterVersion,
  SupersededMessageRepository,
  WithdrawMessage,
  WithdrawUnmatched,
  MatchMessages,
  MatchingRepository,
  MessageRepository,
  MessageViewRepository,
  RegisterMessage,
  UnmatchedMessageRepository,
  WaitingMessageRepository,
];
const STATUSES = [ApplyStatusSteps, ReadStatusUpdates, StatusStepRepository, StatusUpdateFeed, StatusUpdateRepository];

/** The office's front door. */
@Module({
  providers: [Broadcast, RecentDocuments, ...TOKENS, ...OFFICE, ...MESSAGES, ...STATUSES],
  controllers: [
    SubmitMessageController,
    WithdrawalController,
    MessageController,
    UnmatchedMessageController,
    StatusUpdatesController,
    DocumentController,
    OrganisationController,
    ContactController,
    EmployeeController,
    AnnouncePeopleController,
    ErasePersonController,
    AdministerPeopleHandler,
    ClientEnvironmentController,
    TokenController,
    MessageKindController,
    EligibilityController,
    OfficeRulesController,
    ApprovalRequestedHandler,
    ApprovalMovedHandler,
    ApprovalRejectedHandler,
    FilingWithdrawnHandler,
    FilingKeptOutHandler,
    FilingApprovedHandler,
    FilingSentHandler,
    FilingSendFailedHandler,
    FilingAcceptedHandler,
    FilingRefusedHandler,
  ],
})
export class ConnectorModule {}
