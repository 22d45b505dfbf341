import { defineService } from '@akkoord/service-kit';
import { portalMigration } from './migrations/0001-portal.js';
import { portalApprovalMigration } from './migrations/0020-approval.js';
import { peopleMigration } from './migrations/0040-people.js';
import { delegationsMigration } from './migrations/0041-delegations.js';
import { anchorsMigration } from './migrations/0060-anchors.js';
import { approvalOrderMigration } from './migrations/0070-approval-order.js';
import { accountOfEmployeeMigration } from './migrations/0100-account-of-employee.js';
import { erasedEmployeeMigration } from './migrations/0110-erased-employee.js';
import { PortalApiConfig } from './portal-api.config.js';
import { PortalApiModule } from './portal-api.module.js';

/** HTTP for the portal: accounts, sessions, what a person may see, and decisions passed on to the workflow. */
export const portalApi = defineService({
  name: 'portal-api',
  schema: 'portal',
  config: PortalApiConfig,
  migrations: [
    portalMigration,
    portalApprovalMigration,
    peopleMigration,
    delegationsMigration,
    anchorsMigration,
    approvalOrderMigration,
    accountOfEmployeeMigration,
    erasedEmployeeMigration,
  ],
  module: () => PortalApiModule,
});
