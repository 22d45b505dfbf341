import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  CheckEligibility,
  ListRules,
  SupplementBlocked,
  SwitchRule,
  type EligibilityAnswer,
  type FilingMatched,
  type FilingRegistered,
  type MessageView,
  type StatusUpdates,
} from '@akkoord/contracts';
import { RefusedError, Requester, RequestTimeout } from '@akkoord/messaging';
import { uuidv7 } from '@akkoord/persistence';
import { eventually } from '@akkoord/testing';
import { plainToInstance } from 'class-transformer';
import { anAnnualSupplement, submissionOf, vatNumberFrom } from '../testing/a-filing.js';
import { startConnectors, type ConnectorUnderTest } from '../testing/connector-under-test.js';

const KNOWN = vatNumberFrom(555_666_770);
const UNKNOWN = vatNumberFrom(666_777_880);
const NOTHING = { refusals: [], warnings: [] };
const question = { kind: 'supplement', vatNumber: `NL${KNOWN}`, period: '2025' };

let connector: ConnectorUnderTest;
let environment: { id: string; token: string };
let organisationId: string;
/** What the workflow was asked, and what it says. */
let asked: { request: object; tenant: string }[];
let workflowSays: () => object;

beforeAll(async () => {
  connector = await startConnectors();
  environment = await connector.anEnvironment();
  organisationId = await connector.anOrganisation(KNOWN);
  // The workflow's own side of the question is tested there; here somebody answers in its place.
  const requester = connector.services[0]!.app.get(Requester, { strict: false });
  requester.request = async <R extends object>(request: object, { tenant }: { tenant: string }) => {
    asked.push({ request, tenant });
    return workflowSays() as R;
  };
});
afterAll(() => connector.close());
beforeEach(() => {
  asked = [];
  workflowSays = () => NOTHING;
});

const ask = (body: object = question, token = environment.token) =>
  connector.call<EligibilityAnswer>('POST', `${connector.office}/eligibility`, { token, body });

const waitingReturn = (clientEnvironmentId: string) => ({
  filingId: uuidv7(),
  clientEnvironmentId,
  reference: 'R-1',
  kind: 'vat-return',
  period: { start: '2026-07-01', end: '2026-09-30' },
  status: 30,
  since: '2026-10-02T10:00:00.000Z',
  movableBy: 'client',
});
const reason = (...blockedBy: object[]) => ({
  rule: 'annual-supplement-waits',
  code: 'RULE_ANNUAL_SUPPLEMENT_WAITS',
  messageNl: 'Een jaarsuppletie kan nog niet.',
  messageEn: 'Not possible yet.',
  adviceNl: 'Handel eerst de aangiften af.',
  adviceEn: 'First have the returns decided on.',
  blockedBy,
});

describe('asking whether a filing would be let in', () => {
  it('goes to the workflow without the number, which stays here', async () => {
    expect(await ask()).toMatchObject({ status: 200, body: { eligible: 'yes', reasons: [], warnings: [] } });
    expect(asked).toEqual([
      {
        tenant: connector.tenant,
        request: plainToInstance(CheckEligibility, {
          organisationId,
          kind: 'supplement',
          period: { start: '2025-01-01', end: '2025-12-31' },
          returnFiledElsewhere: false,
          isKindBlocked: false,
        }),
      },
    ]);
  });

  it('tells what is in the way, with the references of one’s own filings only', async () => {
    const [mine, theirs] = [waitingReturn(environment.id), waitingReturn(uuidv7())];
    workflowSays = () => ({ refusals: [reason(mine, theirs)], warnings: [{ ...reason(), rule: 'one-open-filing' }] });
    const { body } = await ask();
    expect(body).toMatchObject({ eligible: 'no', reasons: [{ code: 'RULE_ANNUAL_SUPPLEMENT_WAITS' }], warnings: [{}] });
    const seen = { kind: 'vat-return', status: 30, movableBy: 'client', since: mine.since, period: mine.period };
    expect(body.reasons[0]!.blockedBy).toEqual([{ ...seen, reference: 'R-1' }, seen]);
  });

  it('says that nothing is known when the workflow gives no answer in time', async () => {
    workflowSays = () => {
      throw new RequestTimeout('no answer');
    };
    expect(await ask()).toMatchObject({
      status: 200,
      body: { eligible: 'unknown', reasons: [{ code: 'ELIGIBILITY_UNKNOWN' }], retryAfterSeconds: 5 },
    });
  });

  it('tells the workflow that the office blocked the kind', async () => {
    await connector.admin('PUT', 'message-kinds/supplement', { isBlocked: true });
    await ask();
    await connector.admin('PUT', 'message-kinds/supplement', { isBlocked: false });
    expect(asked[0]!.request).toMatchObject({ isKindBlocked: true });
  });

  it('knows by itself that no organisation has the number, or that number or period cannot exist', async () => {
    expect((await ask({ ...question, vatNumber: UNKNOWN })).body).toMatchObject({
      eligible: 'no',
      reasons: [{ code: 'ELIGIBILITY_ORGANISATION_UNKNOWN' }],
    });
    expect(await ask({ ...question, vatNumber: '123456789B01' })).toMatchObject({
      status: 422,
      body: { code: 'VAT_NUMBER_CHECK' },
    });
    expect(await ask({ ...question, period: '25-Q1' })).toMatchObject({ status: 422, body: { code: 'PERIOD_FORM' } });
    expect(asked).toEqual([]);
  });

  it('is for a client environment, of this office', async () => {
    expect((await ask(question, connector.adminToken)).status).toBe(403);
    expect((await ask(question, 'akc_wrong')).status).toBe(401);
  });
});

describe('a supplement that a rule keeps out', () => {
  it('ends at 45, and its client environment hears which filings are in the way and what to do', async () => {
    const body = submissionOf(anAnnualSupplement(KNOWN), uuidv7(), { kind: 'supplement' });
    const { token } = environment;
    const { body: message } = await connector.call<MessageView>('POST', `${connector.office}/messages`, {
      token,
      body,
    });
    const { facts } = (
      await eventually(() => {
        const events = connector.recorder.of<FilingRegistered>('filing.registered.v1', message.messageId);
        expect(events).toHaveLength(1);
        return events;
      })
    )[0]!;
    const event = plainToInstance(SupplementBlocked, {
      filingId: message.messageId,
      statuses: [{ status: 45, sequence: 2, at: '2026-10-02T10:00:00.000Z' }],
      facts,
      organisation: { organisationId, name: 'Bakkerij' },
      reasons: [
        reason(waitingReturn(environment.id)),
        { ...reason(), rule: 'one-open-filing', code: 'RULE_PERIOD_HAS_OPEN_FILING' },
      ],
    });
    await connector.own.inTenant(connector.tenant, (tx) => connector.outbox.add(tx, { event }));
    const { updates } = await eventually(async () => {
      const { body: told } = await connector.call<StatusUpdates>('GET', `${connector.office}/status-updates?after=0`, {
        token,
      });
      expect(told.updates.some(({ step }) => step.status === 45)).toBe(true);
      return told;
    });
    expect(updates.at(-1)).toMatchObject({
      messageId: message.messageId,
      step: { status: 45, sequence: 2 },
      details: {
        code: 'RULE_ANNUAL_SUPPLEMENT_WAITS',
        adviceNl: 'Handel eerst de aangiften af.',
        blockedBy: [{ reference: 'R-1', status: 30, movableBy: 'client' }],
        alsoBroken: [{ code: 'RULE_PERIOD_HAS_OPEN_FILING' }],
      },
    });
  });
});

describe('the statement that the return was filed elsewhere', () => {
  const hand = (externalMessageId: string, changes: object, number = UNKNOWN) =>
    connector.call<MessageView>('POST', `${connector.office}/messages`, {
      token: environment.token,
      body: { ...submissionOf(anAnnualSupplement(number), externalMessageId, { kind: 'supplement' }), ...changes },
    });

  it('is kept with the supplement until it has its organisation, and makes it another submission', async () => {
    const reference = uuidv7();
    const { body: message } = await hand(reference, { returnFiledElsewhere: true });
    expect(message.status).toBe(15);
    expect((await hand(reference, { returnFiledElsewhere: true })).status).toBe(200);
    expect((await hand(reference, {})).status).toBe(409);
    await connector.anOrganisation(UNKNOWN, 'Garage');
    await eventually(() => {
      const [matched] = connector.recorder.of<FilingMatched>('filing.matched.v1', message.messageId);
      expect(matched?.facts).toMatchObject({ kind: 'supplement', returnFiledElsewhere: true });
      const [registered] = connector.recorder.of<FilingRegistered>('filing.registered.v1', message.messageId);
      expect(registered?.facts.returnFiledElsewhere).toBe(true);
    });
  });
});

describe('the rules of an office', () => {
  const rule = {
    rule: 'one-open-filing',
    severity: 'refuse',
    defaultSeverity: 'warn',
    isSwitchable: true,
    nl: 'x',
    en: 'x',
  };

  it('are shown and switched by the office, and by nobody else', async () => {
    workflowSays = () => ({ rules: [rule] });
    expect(await connector.admin('GET', 'rules')).toMatchObject({ status: 200, body: { rules: [rule] } });
    expect(await connector.admin('PUT', 'rules/one-open-filing', { severity: 'refuse' })).toMatchObject({ body: rule });
    expect(asked.map(({ request }) => request)).toEqual([
      new ListRules(),
      plainToInstance(SwitchRule, { rule: 'one-open-filing', severity: 'refuse' }),
    ]);
    const { token } = environment;
    expect((await connector.call('GET', `${connector.office}/rules`, { token })).status).toBe(403);
  });

  it('are refused when there is no such rule, no such severity, or the workflow says no', async () => {
    expect(await connector.admin('PUT', 'rules/be-kind', { severity: 'off' })).toMatchObject({
      status: 404,
      body: { code: 'RULE_UNKNOWN' },
    });
    expect((await connector.admin('PUT', 'rules/one-open-filing', { severity: 'maybe' })).status).toBe(400);
    workflowSays = () => {
      throw new RefusedError('RULE_FIXED', { httpStatus: 409, messages: { nl: 'vast', en: 'fixed' } });
    };
    expect(await connector.admin('PUT', 'rules/approver-authorised', { severity: 'off' })).toMatchObject({
      status: 409,
      body: { code: 'RULE_FIXED' },
    });
  });
});
