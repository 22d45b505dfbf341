import { Offices, readOffices } from '@akkoord/service-kit';
import { Module } from '@nestjs/common';
import { BootstrapAccounts } from './account/bootstrap-accounts.js';
import { AnchorController } from './anchor/anchor.controller.js';
import { AnchorHandler } from './anchor/anchor.handler.js';
import { CertificateController } from './certificate/certificate.controller.js';
import { ReadCertificate } from './certificate/read-certificate.js';
import { WorkflowLinkController } from './definition/workflow-link.controller.js';
import { WorkflowController } from './definition/workflow.controller.js';
import { ContactDelegationController, EmployeeDelegationController } from './delegation/delegation.controller.js';
import { ReadDocument } from './document/read-document.js';
import { ExplainFiling } from './explanation/explain-filing.js';
import { FilingFilesController } from './filing-files/filing-files.controller.js';
import { ApprovalOfFiling } from './filing-actions/approval-of-filing.js';
import { DecideMany } from './filing-actions/decide-many.js';
import { FilingActionsController } from './filing-actions/filing-actions.controller.js';
import { PassOn } from './filing-actions/pass-on.js';
import { FilingController } from './filing/filing.controller.js';
import { FilingHandler } from './filing/filing.handler.js';
import { AskGateway } from './gateway-outlook/ask-gateway.js';
import { GatewayOutlookController } from './gateway-outlook/gateway-outlook.controller.js';
import { AskService } from './http/ask-service.js';
import { AskWorkflow } from './http/ask-workflow.js';
import { BrowserProtection } from './http/browser-protection.js';
import { LiveController } from './live/live.controller.js';
import { LiveUpdates } from './live/live-updates.js';
import { AskMailer } from './mail/ask-mailer.js';
import { MailController } from './mail/mail.controller.js';
import { MailWordingController } from './mail/mail-wording.controller.js';
import { MandateController } from './mandate/mandate.controller.js';
import { ErasePersonHandler } from './people/erase-person.handler.js';
import { PeopleController } from './people/people.controller.js';
import { PeopleHandler } from './people/people.handler.js';
import { PortalApiConfig } from './portal-api.config.js';
import { ReminderController } from './reminder/reminder.controller.js';
import { LogInLimit } from './session/login-limit.js';
import { SessionController } from './session/session.controller.js';
import { SESSION_COOKIE } from './session/session.guard.js';
import { sessionCookie } from './session/session-token.js';
import { Sessions } from './session/sessions.js';

@Module({
  controllers: [
    SessionController,
    FilingController,
    FilingActionsController,
    FilingFilesController,
    CertificateController,
    AnchorController,
    AnchorHandler,
    LiveController,
    FilingHandler,
    GatewayOutlookController,
    PeopleHandler,
    ErasePersonHandler,
    ReminderController,
    PeopleController,
    WorkflowController,
    WorkflowLinkController,
    MailController,
    MailWordingController,
    MandateController,
    ContactDelegationController,
    EmployeeDelegationController,
  ],
  providers: [
    AskGateway,
    AskMailer,
    AskService,
    AskWorkflow,
    BootstrapAccounts,
    BrowserProtection,
    ApprovalOfFiling,
    DecideMany,
    PassOn,
    ExplainFiling,
    LiveUpdates,
    LogInLimit,
    ReadCertificate,
    ReadDocument,
    Sessions,
    {
      provide: Offices,
      useFactory: ({ offices }: PortalApiConfig) => readOffices(offices, 'portal-api'),
      inject: [PortalApiConfig],
    },
    {
      provide: SESSION_COOKIE,
      useFactory: ({ publicUrl }: PortalApiConfig) => sessionCookie(publicUrl?.startsWith('https:') ?? false),
      inject: [PortalApiConfig],
    },
  ],
})
export class PortalApiModule {}
