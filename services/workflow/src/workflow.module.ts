import { Module } from '@nestjs/common';
import { ActOnFiling } from './approval/act-on-filing.js';
import { GraceEnds, ObjectionEnds } from './approval/approval-timer.handlers.js';
import { ChangeApproval } from './approval/change-approval.js';
import { DecideApprovalHandler } from './approval/decide-approval.handler.js';
import { FollowAuthorityHandler } from './approval/follow-authority.handler.js';
import { DecideApprovalUseCase } from './approval/decide-approval.js';
import { DescribeApprovalHandler } from './approval/describe-approval.handler.js';
import { FilingActsHandler } from './approval/filing-acts.handler.js';
import { GoOnWithout } from './approval/go-on-without.js';
import { StartApprovalHandler } from './approval/start-approval.handler.js';
import { AnchorAudit } from './audit/anchor-audit.js';
import { AnchorMetrics } from './audit/anchor.metrics.js';
import { AnchorScheduler } from './audit/anchor-scheduler.js';
import { EvidenceKey } from './audit/evidence-key.js';
import { CertifyApprovalHandler } from './certificate/certify-approval.handler.js';
import { CertifyApprovalUseCase } from './certificate/certify-approval.js';
import { EditWorkflows } from './definition/edit-workflows.js';
import { OfficeWorkflowsHandler } from './definition/office-workflows.handler.js';
import { ReadWorkflows } from './definition/read-workflows.js';
import { DelegationHandler } from './delegation/delegation.handler.js';
import { ManageDelegations } from './delegation/manage-delegations.js';
import { ManageMandates } from './mandate/manage-mandates.js';
import { MandateHandler } from './mandate/mandate.handler.js';
import { EscalationTimer } from './escalation/escalation.timer.js';
import { ExpiryTimer } from './expiry/expiry.timer.js';
import { ErasePersonHandler } from './people/erase-person.handler.js';
import { PeopleHandler } from './people/people.handler.js';
import { OfficeRemindersHandler } from './reminder/office-reminders.handler.js';
import { ReminderTimer } from './reminder/reminder.timer.js';
import { TellWaiting } from './reminder/tell-waiting.js';
import { CheckEligibilityHandler } from './rules/check-eligibility.handler.js';
import { OfficeRulesHandler } from './rules/office-rules.handler.js';
import { OrganisationTurns } from './rules/organisation-turns.js';
import { TimerScheduler } from './timer/scheduler.js';
import { TIMER_HANDLERS, type AnyTimerHandler } from './timer/timer.js';
import { TimerMetrics } from './timer/timer.metrics.js';

@Module({
  controllers: [
    StartApprovalHandler,
    DecideApprovalHandler,
    DescribeApprovalHandler,
    FilingActsHandler,
    FollowAuthorityHandler,
    CheckEligibilityHandler,
    OfficeRulesHandler,
    OfficeRemindersHandler,
    OfficeWorkflowsHandler,
    MandateHandler,
    DelegationHandler,
    PeopleHandler,
    ErasePersonHandler,
    CertifyApprovalHandler,
  ],
  providers: [
    ActOnFiling,
    ChangeApproval,
    GoOnWithout,
    GraceEnds,
    ObjectionEnds,
    ReminderTimer,
    EscalationTimer,
    ExpiryTimer,
    TellWaiting,
    AnchorAudit,
    AnchorMetrics,
    AnchorScheduler,
    EvidenceKey,
    CertifyApprovalUseCase,
    DecideApprovalUseCase,
    EditWorkflows,
    ManageDelegations,
    ManageMandates,
    OrganisationTurns,
    ReadWorkflows,
    TimerMetrics,
    TimerScheduler,
    // Name here each class that does what a timer is for.
    {
      provide: TIMER_HANDLERS,
      inject: [GraceEnds, ObjectionEnds, ReminderTimer, EscalationTimer, ExpiryTimer],
      useFactory: (...handlers: AnyTimerHandler[]) => handlers,
    },
  ],
})
export class WorkflowModule {}
