import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { FilingRegistered, FilingUnmatched, MessageView } from '@akkoord/contracts';
import { eventually } from '@akkoord/testing';
import { aPdfOf, aVatReturn, submissionOf, vatNumberFrom } from '../testing/a-filing.js';
import { startConnectors, type ConnectorUnderTest } from '../testing/connector-under-test.js';

const KNOWN = vatNumberFrom(111_222_330);
const UNKNOWN = vatNumberFrom(222_333_440);

describe('handing over a message', () => {
  let connector: ConnectorUnderTest;
  let environment: { id: string; token: string };
  let organisationId: string;
  let counter = 0;
  const reference = () => `REF-${(counter += 1)}`;
  const submit = (body: unknown, token = environment.token, instance = 0) =>
    connector.call<MessageView>(
      'POST',
      `${connector.office}/messages`,
      { token, body },
      connector.services[instance % 2],
    );

  beforeAll(async () => {
    connector = await startConnectors(2);
    environment = await connector.anEnvironment();
    organisationId = await connector.anOrganisation(`NL${KNOWN}`);
  });
  afterAll(() => connector.close());

  it('registers it durably and tells the other services whose it is', async () => {
    const document = aVatReturn(KNOWN);
    const answer = await submit(submissionOf(document, reference()));
    expect(answer).toMatchObject({ status: 201, body: { status: 10, kind: 'vat-return', history: [{ sequence: 1 }] } });
    const [event] = await eventually(() => {
      const events = connector.recorder.of<FilingRegistered>('filing.registered.v1', answer.body.messageId);
      expect(events).toHaveLength(1);
      return events;
    });
    expect(event).toMatchObject({
      organisation: { organisationId, name: 'Bakkerij Jansen' },
      facts: {
        clientEnvironmentId: environment.id,
        period: { start: '2026-07-01', end: '2026-09-30' },
        totalEuros: 210,
        document: { sha256: answer.body.documentSha256, size: document.length },
      },
    });
  });

  it('gives the very bytes to other parts of the installation, of that office only', async () => {
    const document = aVatReturn(KNOWN, 42);
    const { body } = await submit(submissionOf(document, reference()));
    const read = (tenant: string, token = connector.internalToken) =>
      fetch(`${connector.services[0]!.url}/internal/documents/${body.documentSha256}`, {
        headers: { authorization: `Bearer ${token}`, 'x-akkoord-tenant': tenant },
      });
    const found = await read(connector.tenant);
    const bytes = Buffer.from(await found.arrayBuffer());
    expect([found.status, found.headers.get('content-type'), bytes.equals(document)]).toEqual([
      200,
      'application/xml',
      true,
    ]);
    expect((await read('00000')).status).toBe(404);
    expect((await read(connector.tenant, 'x'.repeat(40))).status).toBe(401);
  });

  it('keeps the PDF that came with it, and tells when its totals are others', async () => {
    const [document, other] = [aVatReturn(KNOWN, 310), aVatReturn(KNOWN, 999)];
    const pdf = await aPdfOf(other);
    const answer = await submit(submissionOf(document, reference(), { pdf: pdf.toString('base64') }));
    expect(answer.status).toBe(201);
    expect(answer.body.findings.map(({ code, severity }) => `${severity} ${code}`)).toContain('warn PDF_TOTAL_DIFFERS');
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    const [event] = await eventually(() => {
      const events = connector.recorder.of<FilingRegistered>('filing.registered.v1', answer.body.messageId);
      expect(events).toHaveLength(1);
      return events;
    });
    expect(event?.facts.suppliedPdf).toMatchObject({ sha256, size: pdf.length, mediaType: 'application/pdf' });
    expect(event?.findings?.map(({ code }) => code)).toContain('PDF_TOTAL_DIFFERS');
    const found = await fetch(`${connector.services[0]!.url}/internal/documents/${sha256}`, {
      headers: { authorization: `Bearer ${connector.internalToken}`, 'x-akkoord-tenant': connector.tenant },
    });
    expect(Buffer.from(await found.arrayBuffer()).equals(pdf)).toBe(true);
    const again = await submit(submissionOf(document, `REF-${counter}`));
    expect([again.status, again.body.findings.length]).toEqual([200, answer.body.findings.length]);
  });

  it('puts a message with a VAT number nobody has on the desk of unmatched messages', async () => {
    const answer = await submit(submissionOf(aVatReturn(UNKNOWN), reference()));
    expect(answer).toMatchObject({ status: 201, body: { status: 15, history: [{ status: 10 }, { status: 15 }] } });
    await eventually(() => {
      const [event] = connector.recorder.of<FilingUnmatched>('filing.unmatched.v1', answer.body.messageId);
      expect(event).toMatchObject({ reason: 'unknown-number', statuses: [{ status: 15, sequence: 2 }] });
    });
    const [registered] = connector.recorder.of<FilingRegistered>('filing.registered.v1', answer.body.messageId);
    expect(registered?.organisation).toBeUndefined();
    const desk = await connector.admin<{ messages: { messageId: string; maskedNumber: string }[] }>(
      'GET',
      'unmatched-messages',
    );
    const [listed] = desk.body.messages.filter(({ messageId }) => messageId === answer.body.messageId);
    expect(listed).toMatchObject({ reason: 'unknown-number', maskedNumber: `*******${UNKNOWN.slice(-5)}` });
  });

  it('keeps a message of a blocked kind on that desk, whoever it is for', async () => {
    await connector.admin('PUT', 'message-kinds/vat-return', { isBlocked: true });
    const answer = await submit(submissionOf(aVatReturn(KNOWN), reference()));
    await connector.admin('PUT', 'message-kinds/vat-return', { isBlocked: false });
    expect(answer).toMatchObject({ status: 201, body: { status: 15 } });
    const view = await connector.call('GET', `${connector.office}/messages/${answer.body.messageId}`, environment);
    expect(view.body).toMatchObject({ status: 20, history: [{ status: 10 }, { status: 15 }, { status: 20 }] });
  });

  it('gives the same answer to the same message again', async () => {
    const body = submissionOf(aVatReturn(KNOWN), reference());
    const [first, again] = [await submit(body), await submit(body)];
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
  });

  it('refuses other content under the same reference', async () => {
    const ref = reference();
    const first = await submit(submissionOf(aVatReturn(KNOWN, 210), ref));
    const other = await submit(submissionOf(aVatReturn(KNOWN, 211), ref));
    expect([first.status, other.status, other.body.code]).toEqual([201, 409, 'EXTERNAL_MESSAGE_ID_REUSED']);
  });

  it('registers one message when the same reference comes twenty times at once at two instances', async () => {
    const body = submissionOf(aVatReturn(KNOWN), reference());
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => submit(body, environment.token, index)));
    expect(new Set(answers.map(({ body: { messageId } }) => messageId)).size).toBe(1);
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(19).fill(200), 201]);
  });

  it('takes one of two contents that come at once under the same reference', async () => {
    const ref = reference();
    const bodies = [210, 211, 210, 211].map((euros) => submissionOf(aVatReturn(KNOWN, euros), ref));
    const answers = await Promise.all(bodies.map((body, index) => submit(body, environment.token, index)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 201, 409, 409]);
  });

  it('lets two client environments use the same reference', async () => {
    const other = await connector.anEnvironment('Slagerij');
    const body = submissionOf(aVatReturn(KNOWN), reference());
    const [mine, theirs] = [await submit(body), await submit(body, other.token)];
    expect([mine.status, theirs.status]).toEqual([201, 201]);
    expect(mine.body.messageId).not.toBe(theirs.body.messageId);
  });

  it('shows a message to its own client environment and to the office only', async () => {
    const other = await connector.anEnvironment('Slagerij');
    const { body } = await submit(submissionOf(aVatReturn(KNOWN), reference()));
    const see = async (token: string) => {
      const answer = await connector.call('GET', `${connector.office}/messages/${body.messageId}`, { token });
      return [answer.status, answer.body.code];
    };
    expect(await see(environment.token)).toEqual([200, undefined]);
    expect(await see(connector.adminToken)).toEqual([200, undefined]);
    expect(await see(other.token)).toEqual([404, 'MESSAGE_NOT_FOUND']);
    const list = await connector.call<{ messages: MessageView[] }>('GET', `${connector.office}/messages`, other);
    expect(list.body.messages).toEqual([]);
  });

  describe('refuses', () => {
    const BOMB = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><a>&b;</a>`;
    it.each([
      ['broken XML', () => Buffer.from('<xbrl><unclosed>'), 422, /^(XBRL_|FR-NL-)/],
      ['an entity bomb', () => Buffer.from(BOMB), 422, /^(XBRL_|FR-NL-)/],
      ['a document that is too large', () => Buffer.alloc(20 * 1024 * 1024 + 1, 32), 413, /^XBRL_TOO_LARGE$/],
      ['a body that is far too large', () => Buffer.alloc(30 * 1024 * 1024, 32), 413, /^TOO_LARGE$/],
      ['nothing at all', () => Buffer.alloc(0), 400, /^CONTENT_NOT_BASE64|INVALID_INPUT$/],
    ])('%s', async (_, bytes, status, code) => {
      const answer = await submit(submissionOf(bytes(), reference()));
      expect([answer.status, answer.body.code]).toEqual([status, expect.stringMatching(code)]);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    });

    it('another kind than was stated', async () => {
      const answer = await submit(submissionOf(aVatReturn(KNOWN), reference(), { kind: 'icp-statement' }));
      expect([answer.status, answer.body.code]).toEqual([422, 'XBRL_KIND_MISMATCH']);
    });

    it('content that was damaged on the way', async () => {
      const contentSha256 = createHash('sha256').update('other').digest('hex');
      const answer = await submit(submissionOf(aVatReturn(KNOWN), reference(), { contentSha256 }));
      expect([answer.status, answer.body.code]).toEqual([422, 'CONTENT_SHA256_MISMATCH']);
    });

    it('loose bits in the base64', async () => {
      const answer = await submit(submissionOf(Buffer.from('ab'), reference(), { content: 'YWJ=' }));
      expect([answer.status, answer.body.code]).toEqual([400, 'CONTENT_NOT_BASE64']);
    });

    it('what it refuses without storing anything', async () => {
      const ref = reference();
      await submit(submissionOf(Buffer.from('<a/>'), ref));
      const rows = await connector.database.inTenant(connector.tenant, (tx) =>
        tx.query('select 1 from message where external_message_id = $1', [ref]),
      );
      expect(rows).toEqual([]);
    });
  });
});
