import { defineService } from '@akkoord/service-kit';
import { approvalMigration } from './migrations/0001-approval.js';
import { auditMigration } from './migrations/0002-audit.js';
import { rulesMigration } from './migrations/0003-rules.js';
import { definitionsMigration } from './migrations/0010-definitions.js';
import { mandatesMigration } from './migrations/0011-mandates.js';
import { approvalStepsMigration } from './migrations/0020-approval-steps.js';
import { supersessionMigration } from './migrations/0030-supersession.js';
import { evidenceMigration } from './migrations/0060-evidence.js';
import { peopleMigration } from './migrations/0040-people.js';
import { timersMigration } from './migrations/0050-timers.js';
import { remindersMigration } from './migrations/0051-reminders.js';
import { approvalOrderMigration } from './migrations/0070-approval-order.js';
import { employeePersonMigration } from './migrations/0080-employee-person.js';
import { noUndoSettingMigration } from './migrations/0090-no-undo-setting.js';
import { erasureMigration } from './migrations/0090-erasure.js';
import { keptPlansMigration } from './migrations/0100-kept-plans.js';
import { WorkflowConfig } from './workflow.config.js';
import { WorkflowModule } from './workflow.module.js';

/** Approval by the client: who is asked, who decided, and what that leads to. */
export const workflow = defineService({
  name: 'workflow',
  config: WorkflowConfig,
  migrations: [
    approvalMigration,
    auditMigration,
    rulesMigration,
    definitionsMigration,
    mandatesMigration,
    approvalStepsMigration,
    supersessionMigration,
    peopleMigration,
    timersMigration,
    remindersMigration,
    evidenceMigration,
    approvalOrderMigration,
    employeePersonMigration,
    erasureMigration,
    noUndoSettingMigration,
    keptPlansMigration,
  ],
  module: () => WorkflowModule,
});
