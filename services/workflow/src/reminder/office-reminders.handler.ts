import {
  ListComingReminders,
  SetWorkingHours,
  ShowWorkingHours,
  type Actor,
  type ComingReminders,
  type WorkingHoursView,
} from '@akkoord/contracts';
import { OnRequest, type ReceivedRequest } from '@akkoord/messaging';
import { Database, type Transaction } from '@akkoord/persistence';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { appendAudit, withEvidence } from '../audit/audit-trail.js';
import { NotPermitted, requirePermission } from '../people/require-permission.js';
import { comingReminders } from './coming.repository.js';
import { workingHoursOf, workingHoursView } from './working-hours-views.js';
import { loadWorkingHours, storeWorkingHours } from './working-hours.repository.js';

/** Answers what the office asks about reminders, and when it is at work. */
@Controller()
export class OfficeRemindersHandler {
  constructor(private readonly database: Database) {}

  @OnRequest(ShowWorkingHours)
  show(@Payload() { tenant, data }: ReceivedRequest<ShowWorkingHours>): Promise<WorkingHoursView> {
    return this.database.inTenant(tenant, async (tx) => {
      await employeeOf(tx, data.actor);
      return workingHoursView(await loadWorkingHours(tx), new Date());
    });
  }

  /** Throws WorkingHoursWrong. What is planned already goes by the new hours when its moment comes. */
  @OnRequest(SetWorkingHours)
  set(@Payload() { tenant, data }: ReceivedRequest<SetWorkingHours>): Promise<WorkingHoursView> {
    const [hours, now] = [workingHoursOf(data.hours), new Date()];
    return this.database.inTenant(tenant, async (tx) => {
      await requirePermission(tx, data.actor, 'edit-workflow', null);
      await storeWorkingHours(tx, hours, now);
      const { actor, authentication } = data;
      const evidence = { actor: { ...actor }, ...(authentication ? { authentication: { ...authentication } } : {}) };
      await appendAudit(tx, [withEvidence({ kind: 'working-hours-set', at: now.toISOString() }, evidence)]);
      return workingHoursView(hours, now);
    });
  }

  @OnRequest(ListComingReminders)
  coming(@Payload() { tenant, data }: ReceivedRequest<ListComingReminders>): Promise<ComingReminders> {
    const { actor, filingId } = data;
    return this.database.inTenant(tenant, async (tx) => {
      return comingReminders(tx, { employeeId: await employeeOf(tx, actor), filingId });
    });
  }
}

/** The employee who asks, whatever organisations he works for: what he sees is his. Throws NotPermitted. */
async function employeeOf(tx: Transaction, { kind, employeeId }: Actor): Promise<string> {
  const sql = 'select 1 from employee where employee_id = $1 and is_active and cardinality(roles) > 0';
  if (kind !== 'employee' || employeeId === undefined) throw new NotPermitted();
  if ((await tx.query(sql, [employeeId])).length === 0) throw new NotPermitted();
  return employeeId;
}
