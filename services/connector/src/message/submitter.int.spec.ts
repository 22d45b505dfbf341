import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FilingMatched, FilingRegistered, MessageView, SubmittedBy } from '@akkoord/contracts';
import { personKey } from '@akkoord/service-kit';
import { eventually } from '@akkoord/testing';
import { aVatReturn, submissionOf, vatNumberFrom } from '../testing/a-filing.js';
import { startConnectors, type ConnectorUnderTest } from '../testing/connector-under-test.js';

const LATER = vatNumberFrom(333_444_550);

describe('who made and sent a message', () => {
  let connector: ConnectorUnderTest;
  let token: string;
  const submit = (reference: string, submittedBy: SubmittedBy) => {
    const body = submissionOf(aVatReturn(LATER), reference, { submittedBy });
    return connector.call<MessageView>('POST', `${connector.office}/messages`, { token, body });
  };

  beforeAll(async () => {
    connector = await startConnectors(1);
    ({ token } = await connector.anEnvironment());
  });
  afterAll(() => connector.close());

  it('goes along as a key and a name, also when the message had to wait for its organisation', async () => {
    const answer = await submit('REF-1', { email: 'Sanne@kantoor.example', name: 'Sanne Smit' });
    expect(answer).toMatchObject({ status: 201, body: { status: 15 } });
    const { messageId } = answer.body;
    const submittedBy = { personKey: personKey(connector.tenant, 'sanne@kantoor.example'), name: 'Sanne Smit' };
    await connector.anOrganisation(`NL${LATER}`);
    const told = await eventually(() => {
      const events = [
        ...connector.recorder.of<FilingRegistered>('filing.registered.v1', messageId),
        ...connector.recorder.of<FilingMatched>('filing.matched.v1', messageId),
      ];
      expect(events).toHaveLength(2);
      return events;
    });
    expect(told.map(({ facts }) => facts.submittedBy)).toEqual([submittedBy, submittedBy]);
    expect(JSON.stringify(told)).not.toContain('kantoor.example');
  });

  it('of a repeat stays who it was first', async () => {
    expect((await submit('REF-1', { email: 'tom@kantoor.example' })).status).toBe(200);
  });

  it('is refused when it is no address', async () => {
    const refused = await submit('REF-2', { email: 'sanne' });
    expect(refused).toMatchObject({ status: 422, body: { code: 'MESSAGE_SUBMITTER_INCORRECT' } });
  });
});
