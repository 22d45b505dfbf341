import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ContactChanged, FilingMatched, MessageView, OrganisationChanged } from '@akkoord/contracts';
import { uuidv7 } from '@akkoord/persistence';
import { eventually } from '@akkoord/testing';
import { aVatReturn, submissionOf, vatNumberFrom } from '../testing/a-filing.js';
import { startConnectors, type ConnectorUnderTest } from '../testing/connector-under-test.js';

describe('the office administers', () => {
  let connector: ConnectorUnderTest;
  let environment: { id: string; token: string };
  let next = 300_000_000;
  const aVatNumber = () => {
    const number = vatNumberFrom((next += 100));
    return number;
  };
  const put = (path: string, body: unknown) => connector.admin<{ matchedMessages: number }>('PUT', path, body);
  const withNumber = (value: string, type = 'omzetbelastingnummer') => ({
    name: 'Kapper De Vries',
    identificationNumbers: [{ type, value }],
  });
  const submit = (vatNumber: ReturnType<typeof vatNumberFrom>) =>
    connector.call<MessageView>('POST', `${connector.office}/messages`, {
      token: environment.token,
      body: submissionOf(aVatReturn(vatNumber), uuidv7()),
    });
  const see = async (id: string) =>
    (await connector.call<MessageView>('GET', `${connector.office}/messages/${id}`, environment)).body;

  beforeAll(async () => {
    connector = await startConnectors();
    environment = await connector.anEnvironment();
  });
  afterAll(() => connector.close());

  describe('organisations', () => {
    it('stores a VAT number in one form however it is typed', async () => {
      const number = aVatNumber();
      const id = uuidv7();
      const typed = `NL ${number.slice(0, 4)}.${number.slice(4, 9)}.${number.slice(9)}`.toLowerCase();
      expect((await put(`organisations/${id}`, withNumber(typed))).status).toBe(200);
      const { body } = await connector.admin<{ organisations: { organisationId: string }[] }>('GET', 'organisations');
      expect(body.organisations.find(({ organisationId }) => organisationId === id)).toMatchObject({
        identificationNumbers: [{ type: 'omzetbelastingnummer', value: number }],
        version: 1,
        isActive: true,
      });
    });

    it('says so when a btw-id was typed for a VAT number', async () => {
      const answer = await put(`organisations/${uuidv7()}`, withNumber('NL000099998B57'));
      expect([answer.status, answer.body.code]).toEqual([422, 'VAT_NUMBER_IS_VAT_ID']);
      expect(JSON.stringify(answer.body)).not.toContain('000099998');
    });

    it.each([
      ['omzetbelastingnummer', '123456789B01', 'VAT_NUMBER_CHECK'],
      ['lh-nummer', '123456789X01', 'WAGE_TAX_NUMBER_FORM'],
      ['kvk-nummer', '1234567X', 'KVK_NUMBER_FORM'],
    ])('refuses a %s that cannot exist', async (type, value, code) => {
      const answer = await put(`organisations/${uuidv7()}`, withNumber(value, type));
      expect([answer.status, answer.body.code]).toEqual([422, code]);
    });

    it('refuses a number that another organisation has, and changes nothing then', async () => {
      const number = aVatNumber();
      await connector.anOrganisation(number);
      const id = uuidv7();
      const answer = await put(`organisations/${id}`, withNumber(number));
      expect([answer.status, answer.body.code]).toEqual([409, 'IDENTIFICATION_NUMBER_TAKEN']);
      const contact = { organisationId: id, name: 'A', email: 'a@example.nl', roles: [] };
      expect((await put(`contacts/${uuidv7()}`, contact)).body.code).toBe('ORGANISATION_NOT_FOUND');
    });

    it('gives one of two organisations a number that both ask for at once', async () => {
      const number = aVatNumber();
      const answers = await Promise.all([1, 2, 3].map(() => put(`organisations/${uuidv7()}`, withNumber(number))));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    });

    it('tells others of each change once, with a version', async () => {
      const id = uuidv7();
      const body = { name: 'Eerst', identificationNumbers: [] };
      await put(`organisations/${id}`, body);
      await put(`organisations/${id}`, body);
      await put(`organisations/${id}`, { ...body, name: 'Later', isActive: false });
      await eventually(() =>
        expect(
          connector.recorder
            .of<OrganisationChanged>('organisation.changed.v1', id)
            .map(({ name, isActive, version }) => [name, isActive, version]),
        ).toEqual([
          ['Eerst', true, 1],
          ['Later', false, 2],
        ]),
      );
    });
  });

  it('contacts, whose roles others hear of', async () => {
    const organisationId = await connector.anOrganisation(aVatNumber());
    const contactId = uuidv7();
    await put(`contacts/${contactId}`, {
      organisationId,
      name: 'Ans Bakker',
      email: 'ans@example.nl',
      roles: ['viewer', 'approver', 'viewer'],
      approvalOrder: 2,
    });
    await eventually(() =>
      expect(connector.recorder.of<ContactChanged>('contact.changed.v1', contactId)).toEqual([
        {
          contactId,
          organisationId,
          name: 'Ans Bakker',
          email: 'ans@example.nl',
          roles: ['approver', 'viewer'],
          approvalOrder: 2,
          isActive: true,
          version: 1,
        },
      ]),
    );
  });

  it('refuses an unknown kind of message, an unknown field and an id that is no UUID', async () => {
    expect((await put('message-kinds/kvk', { isBlocked: true })).body.code).toBe('MESSAGE_KIND_UNKNOWN');
    expect((await put('message-kinds/vat-return', { isBlokked: true })).body.code).toBe('INVALID_INPUT');
    expect((await put('client-environments/1', { name: 'X' })).body.code).toBe('INVALID_INPUT');
  });

  describe('messages that wait for their organisation', () => {
    it('are matched when an organisation gets the number, and their statuses go on', async () => {
      const number = aVatNumber();
      const { body: waiting } = await submit(number);
      expect(waiting.status).toBe(15);
      const organisationId = uuidv7();
      const answer = await put(`organisations/${organisationId}`, withNumber(number));
      expect(answer.body.matchedMessages).toBe(1);
      const view = await see(waiting.messageId);
      expect(view.status).toBe(20);
      expect(view.history.map(({ status, sequence }) => [status, sequence])).toEqual([
        [10, 1],
        [15, 2],
        [20, 3],
      ]);
      expect(view.details).toBeUndefined();
      await eventually(() =>
        expect(connector.recorder.of<FilingMatched>('filing.matched.v1', waiting.messageId)).toMatchObject([
          {
            statuses: [{ status: 20, sequence: 3 }],
            organisation: { organisationId, name: 'Kapper De Vries' },
            facts: { period: { start: '2026-07-01', end: '2026-09-30' }, totalEuros: 210 },
          },
        ]),
      );
      expect((await put(`organisations/${organisationId}`, withNumber(number))).body.matchedMessages).toBe(0);
    });

    it('go on waiting while their kind is blocked or their organisation is not active', async () => {
      const number = aVatNumber();
      await put('message-kinds/vat-return', { isBlocked: true });
      const { body: waiting } = await submit(number);
      const organisationId = uuidv7();
      await put(`organisations/${organisationId}`, { ...withNumber(number), isActive: false });
      expect(await see(waiting.messageId)).toMatchObject({ status: 15, details: { reason: 'kind-blocked' } });
      await put('message-kinds/vat-return', { isBlocked: false });
      expect(await see(waiting.messageId)).toMatchObject({ status: 15, details: { reason: 'unknown-number' } });
      await put(`organisations/${organisationId}`, withNumber(number));
      expect(await see(waiting.messageId)).toMatchObject({ status: 20 });
    });

    it('are never left behind when the number and the message come at the same moment', async () => {
      const rounds = await Promise.all(
        Array.from({ length: 20 }, async () => {
          const number = aVatNumber();
          const [message] = await Promise.all([submit(number), put(`organisations/${uuidv7()}`, withNumber(number))]);
          return see(message.body.messageId);
        }),
      );
      expect(rounds.filter(({ status }) => status === 15)).toEqual([]);
    });
  });
});
