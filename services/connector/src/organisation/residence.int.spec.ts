import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  FilingMatched,
  FilingRegistered,
  MessageView,
  OrganisationChanged,
  OrganisationList,
} from '@akkoord/contracts';
import { uuidv7 } from '@akkoord/persistence';
import { eventually } from '@akkoord/testing';
import { aVatReturn, submissionOf, vatNumberFrom } from '../testing/a-filing.js';
import { startConnectors, type ConnectorUnderTest } from '../testing/connector-under-test.js';

describe('an organisation that is not a resident', () => {
  let connector: ConnectorUnderTest;
  let environment: { id: string; token: string };
  let next = 310_000_000;
  const aNumber = () => vatNumberFrom((next += 100));
  const put = (id: string, body: object) => connector.admin('PUT', `organisations/${id}`, body);
  const abroad = (...numbers: string[]) => ({
    name: 'Blumen GmbH',
    identificationNumbers: numbers.map((value) => ({ type: 'omzetbelastingnummer', value })),
    residence: 'non-resident',
  });
  const submit = async (number: ReturnType<typeof vatNumberFrom>) => {
    const body = submissionOf(aVatReturn(number), uuidv7());
    const answer = await connector.call<MessageView>('POST', `${connector.office}/messages`, { ...environment, body });
    expect(answer.status).toBe(201);
    return answer.body;
  };
  const event = async <T>(type: string, subject: string): Promise<T> =>
    eventually(() => {
      const [first] = connector.recorder.of<T>(type, subject);
      expect(first).toBeDefined();
      return first!;
    });

  beforeAll(async () => {
    connector = await startConnectors();
    environment = await connector.anEnvironment();
  });
  afterAll(() => connector.close());

  it('is kept as such, listed and told of; without a word it is a resident', async () => {
    const id = uuidv7();
    await put(id, abroad());
    await put(id, abroad());
    await put(id, { ...abroad(), residence: undefined });
    const told = () => connector.recorder.of<OrganisationChanged>('organisation.changed.v1', id);
    await eventually(() =>
      expect(told().map(({ residence, version }) => [residence, version])).toEqual([
        ['non-resident', 1],
        [undefined, 2],
      ]),
    );
    await put(id, abroad());
    const { body } = await connector.admin<OrganisationList>('GET', 'organisations');
    expect(body.organisations.find(({ organisationId }) => organisationId === id)).toMatchObject({
      residence: 'non-resident',
      version: 3,
    });
    expect((await put(id, { ...abroad(), residence: 'abroad' })).body.code).toBe('INVALID_INPUT');
  });

  it('gives its residence to a filing at once, a resident nothing', async () => {
    const [number, dutch] = [aNumber(), aNumber()];
    await put(uuidv7(), abroad(number));
    await connector.anOrganisation(dutch);
    const [theirs, ours] = [await submit(number), await submit(dutch)];
    const { facts, organisation } = await event<FilingRegistered>('filing.registered.v1', theirs.messageId);
    expect(facts.residence).toBe('non-resident');
    expect(organisation).not.toHaveProperty('residence');
    const registered = await event<FilingRegistered>('filing.registered.v1', ours.messageId);
    expect(registered.facts).not.toHaveProperty('residence');
  });

  it('gives it to a filing that waited, by its number or linked by hand', async () => {
    const number = aNumber();
    const [waiting, strange] = [await submit(number), await submit(aNumber())];
    const registered = await event<FilingRegistered>('filing.registered.v1', waiting.messageId);
    expect(registered.facts).not.toHaveProperty('residence');
    const organisationId = uuidv7();
    await put(organisationId, abroad(number));
    await connector.admin('PUT', `unmatched-messages/${strange.messageId}/organisation`, { organisationId });
    for (const { messageId } of [waiting, strange]) {
      const { facts, organisation } = await event<FilingMatched>('filing.matched.v1', messageId);
      expect(facts.residence).toBe('non-resident');
      expect(organisation).toEqual({ organisationId, name: 'Blumen GmbH' });
    }
  });
});
