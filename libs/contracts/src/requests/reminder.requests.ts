import { Type } from 'class-transformer';
import { IsDefined, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { ComingReminders, WorkingHoursContent, WorkingHoursView } from '../http/reminder.http.js';
import { Request } from '../request-definition.js';
import { OfficeAction } from './office-workflow.requests.js';

/** When is the office at work? Asked of the workflow by the portal. */
@Request('show-working-hours.v1', {
  service: 'workflow',
  summary: 'When an office is at work: only then people are reminded.',
  reply: WorkingHoursView,
})
export class ShowWorkingHours extends OfficeAction {}

/** The office sets when it is at work. Asked of the workflow by the portal. */
@Request('set-working-hours.v1', {
  service: 'workflow',
  summary: 'An office sets when it is at work.',
  reply: WorkingHoursView,
})
export class SetWorkingHours extends OfficeAction {
  @IsDefined() @ValidateNested() @Type(() => WorkingHoursContent) hours!: WorkingHoursContent;
}

/** Which reminders are coming? Asked of the workflow by the portal. */
@Request('list-coming-reminders.v1', {
  service: 'workflow',
  summary: 'The reminders that are coming for the organisations an employee works for.',
  reply: ComingReminders,
})
export class ListComingReminders extends OfficeAction {
  /** Only of this filing. */
  @IsOptional() @IsUUID() filingId?: string;
}
