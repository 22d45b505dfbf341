import type { Migration } from '@akkoord/persistence';
import { environments } from './0001-environments.js';
import { returns } from './0002-returns.js';
import { webhooks } from './0003-webhooks.js';
import { findings } from './0004-findings.js';
import { filedElsewhere } from './0005-filed-elsewhere.js';
import { withdrawals } from './0006-withdrawals.js';
import { submittedBy } from './0007-submitted-by.js';
import { officeFindings } from './0008-office-findings.js';
import { submittersToForget } from './0009-submitters-to-forget.js';

export const migrations: readonly Migration[] = [
  environments,
  returns,
  webhooks,
  findings,
  filedElsewhere,
  withdrawals,
  submittedBy,
  officeFindings,
  submittersToForget,
];
