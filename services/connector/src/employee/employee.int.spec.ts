import type { ContactChanged, EmployeeChanged, EmployeeList, OrganisationChanged } from '@akkoord/contracts';
import { uuidv7 } from '@akkoord/persistence';
import { eventually } from '@akkoord/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startConnectors, type ConnectorUnderTest } from '../testing/connector-under-test.js';
import { vatNumberFrom } from '../testing/a-filing.js';

describe('employees of the office', () => {
  let connector: ConnectorUnderTest;
  beforeAll(async () => {
    connector = await startConnectors();
  });
  afterAll(() => connector?.close());

  const put = (employeeId: string, body: object) => connector.admin('PUT', `employees/${employeeId}`, body);
  const published = (employeeId: string) =>
    connector.recorder.of<EmployeeChanged>('employee.changed.v1', employeeId).sort((a, b) => a.version - b.version);
  const anEmployee = (name: string, changes: object = {}) => ({
    name,
    email: `${name.toLowerCase()}@kantoor.example`,
    roles: ['office-reviewer'],
    ...changes,
  });

  it('are published as they are after every change, and not when nothing changed', async () => {
    const [employeeId, organisationId] = [uuidv7(), await connector.anOrganisation(vatNumberFrom(111_000_000))];
    const joost = anEmployee('Joost', { organisationIds: [organisationId.toUpperCase()] });
    expect((await put(employeeId, joost)).body).toEqual({ employeeId });
    await put(employeeId, joost);
    await put(employeeId, {
      ...joost,
      roles: ['office-reviewer', 'office-manager', 'office-reviewer'],
      organisationIds: [],
    });
    await put(employeeId, { ...joost, isActive: false });
    const all = { employeeId, name: 'Joost', email: joost.email, roles: ['office-reviewer'], isActive: true };
    await eventually(() =>
      expect(published(employeeId)).toEqual([
        { ...all, organisationIds: [organisationId], version: 1 },
        { ...all, organisationIds: [], roles: ['office-manager', 'office-reviewer'], version: 2 },
        { ...all, organisationIds: [organisationId], isActive: false, version: 3 },
      ]),
    );
  });

  it('have an e-mail address of their own as long as they are active, also when two come at once', async () => {
    const ids = [uuidv7(), uuidv7()];
    const same = (index: number) =>
      anEmployee('Same', { email: ['Same@kantoor.example', 'same@kantoor.example'][index] });
    const answers = await Promise.all(ids.map((id, index) => put(id, same(index))));
    expect(answers.map(({ status, body }) => body.code ?? status).sort()).toEqual([200, 'EMPLOYEE_EMAIL_TAKEN']);
    const first = answers[0]?.status === 200 ? 0 : 1;
    await put(ids[first]!, { ...same(first), isActive: false });
    expect((await put(ids[1 - first]!, same(1 - first))).status).toBe(200);
  });

  it('work for organisations that exist and have roles that exist', async () => {
    expect((await put(uuidv7(), anEmployee('Els', { organisationIds: [uuidv7()] }))).body.code).toBe(
      'ORGANISATION_NOT_FOUND',
    );
    expect((await put(uuidv7(), anEmployee('Els', { roles: ['approver'] }))).body.code).toBe('INVALID_INPUT');
  });

  it('are administered by the office, not by a client environment', async () => {
    const { token } = await connector.anEnvironment();
    const path = `${connector.office}/employees`;
    expect((await connector.call('GET', path, { token })).status).toBe(403);
    expect((await connector.call('PUT', `${path}/${uuidv7()}`, { token, body: anEmployee('Eva') })).status).toBe(403);
    expect((await connector.call('GET', path)).status).toBe(401);
  });

  it('are told again with everybody else, with the version they have', async () => {
    const [employeeId, contactId] = [uuidv7(), uuidv7()];
    const organisationId = await connector.anOrganisation(vatNumberFrom(112_000_000), 'Kapper');
    await put(employeeId, anEmployee('Fred'));
    await connector.admin('PUT', `contacts/${contactId}`, {
      organisationId,
      name: 'Ans',
      email: 'ans@kapper.example',
      roles: ['viewer'],
    });
    const { body } = await connector.admin<Record<string, number>>('POST', 'people/announcement');
    const listed = await connector.admin<EmployeeList>('GET', 'employees');
    expect(body['employees']).toBe(listed.body.employees.length);
    const of = <T>(type: string, id: string) => connector.recorder.of<T>(type, id);
    await eventually(() => {
      expect(published(employeeId)).toHaveLength(2);
      expect(of<ContactChanged>('contact.changed.v1', contactId)).toHaveLength(2);
      expect(of<OrganisationChanged>('organisation.changed.v1', organisationId)).toHaveLength(2);
    });
    expect(published(employeeId)[0]).toEqual(published(employeeId)[1]);
  });
});
