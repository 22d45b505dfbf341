import { randomUUID } from 'node:crypto';
import { EmployeeChanged, FilingRegistered, type ComingReminders, type WorkingHoursView } from '@akkoord/contracts';
import { eventually } from '@akkoord/testing';
import { workflow } from '@akkoord/workflow';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'amqplib';
import { PortalUnderTest } from '../testing/portal-under-test.js';

const BAKERY = { organisationId: randomUUID(), name: 'Bakkerij De Korenaar' };
const MANAGER = 'els@kantoor.example';
const REVIEWER = 'jan@kantoor.example';
const CLIENT = 'karin@bakkerij.example';

let portal: PortalUnderTest;

beforeAll(async () => {
  const logins = { client: [CLIENT], office: [MANAGER, REVIEWER] };
  portal = await PortalUnderTest.start(workflow, { connect, logins });
  await portal.publish('employee.changed.v1', anEmployee(MANAGER, 'office-manager', []));
  await portal.publish('employee.changed.v1', anEmployee(REVIEWER, 'office-reviewer', [randomUUID()]));
});

afterAll(() => portal?.remove());

const anEmployee = (
  email: string,
  role: 'office-manager' | 'office-reviewer',
  organisationIds: string[],
): EmployeeChanged =>
  Object.assign(new EmployeeChanged(), {
    ...{ employeeId: randomUUID(), name: email, email, roles: [role], organisationIds },
    ...{ isActive: true, version: 1 },
  });

/** A VAT return over this year, which is due at the end of March: reminders are always still to come. */
async function aWaitingFiling(): Promise<string> {
  const filingId = randomUUID();
  const year = new Date().getUTCFullYear();
  const filing = Object.assign(new FilingRegistered(), {
    filingId,
    statuses: [{ status: 10, sequence: 1, at: new Date().toISOString() }],
    organisation: BAKERY,
    facts: {
      clientEnvironmentId: randomUUID(),
      externalMessageId: filingId,
      kind: 'vat-return',
      period: { start: `${year}-01-01`, end: `${year}-12-31` },
      document: { sha256: 'a'.repeat(64), size: 100, mediaType: 'application/xml' },
    },
  });
  await portal.publish('filing.registered.v1', filing);
  return filingId;
}

const HOURS = { days: [1, 2, 4], opensAt: '08:30', closesAt: '24:00', worksOnPublicHolidays: false, closedOn: [] };

describe('what is coming', () => {
  it('is shown to who works for the organisation, and to nobody of the client', async () => {
    const filingId = await aWaitingFiling();
    const manager = await portal.logIn(MANAGER);
    const list = await eventually(async () => {
      const answer = await manager<ComingReminders>('GET', `/api/reminders?filingId=${filingId}`);
      expect(answer.body.reminders).toHaveLength(5);
      return answer.body;
    });
    expect(list.reminders[0]).toMatchObject({ filingId, what: 'reminder', organisation: BAKERY, status: 30 });
    const elsewhere = await (await portal.logIn(REVIEWER))<ComingReminders>('GET', '/api/reminders');
    expect([elsewhere.status, elsewhere.body.reminders]).toEqual([200, []]);
    const client = await (await portal.logIn(CLIENT))('GET', '/api/reminders');
    expect([client.status, client.body.code]).toEqual([403, 'ACTION_NOT_YOURS']);
  });
});

describe('working hours', () => {
  it('are the usual ones until a manager sets others, and everybody of the office sees them', async () => {
    const manager = await portal.logIn(MANAGER);
    const usual = await eventually(async () => {
      const answer = await manager<WorkingHoursView>('GET', '/api/office/working-hours');
      expect(answer.status).toBe(200);
      return answer.body;
    });
    expect(usual).toMatchObject({ days: [1, 2, 3, 4, 5], opensAt: '09:00', closesAt: '17:00', closedOn: [] });
    expect(usual.publicHolidays.map(({ nl }) => nl)).toContain('Koningsdag');
    expect((await manager('PUT', '/api/office/working-hours', HOURS)).status).toBe(200);
    const reviewer = await portal.logIn(REVIEWER);
    expect((await reviewer('GET', '/api/office/working-hours')).body).toMatchObject(HOURS);
  });

  it.each([
    ['by who is no manager', REVIEWER, HOURS, 403, 'ACTION_NOT_YOURS'],
    [
      'that end before they begin',
      MANAGER,
      { ...HOURS, opensAt: '18:00', closesAt: '09:00' },
      422,
      'WORKING_HOURS_WRONG',
    ],
    ['on a day that does not exist', MANAGER, { ...HOURS, closedOn: ['2026-02-30'] }, 422, 'WORKING_HOURS_WRONG'],
    ['without a day', MANAGER, { ...HOURS, days: [] }, 400, 'INVALID_INPUT'],
  ])('are not set %s', async (_, who, hours, status, code) => {
    const answer = await (await portal.logIn(who))('PUT', '/api/office/working-hours', hours);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});
