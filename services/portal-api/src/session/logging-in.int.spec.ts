import { eventually } from '@akkoord/testing';
import { workflow } from '@akkoord/workflow';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'amqplib';
import { BAKERY, BakeryPortal, KARIN, VIEWER } from '../testing/bakery-portal.js';
import { sha256 } from '../testing/builders.js';
import { PASSWORD, TENANT } from '../testing/portal-under-test.js';

let test: BakeryPortal;

beforeAll(async () => {
  test = await BakeryPortal.start(workflow, connect);
});
afterAll(() => test?.remove());

describe('logging in', () => {
  it('gives a new session that only scripts of nobody can read', async () => {
    const browser = test.browser();
    const answer = await browser.call('POST', '/api/session', {
      email: ' Karin@Bakkerij.example '.trim(),
      password: PASSWORD,
    });
    expect(answer.headers.getSetCookie()[0]).toMatch(/^akkoord-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    const first = browser.cookie;
    await browser.call('POST', '/api/session', { email: KARIN, password: PASSWORD });
    const former = test.browser();
    former.cookie = first;
    expect((await former.call('GET', '/api/me')).status).toBe(401);
    await eventually(async () =>
      expect((await browser.call('GET', '/api/me')).body).toMatchObject({
        site: 'client',
        participantNumber: TENANT,
        organisations: [{ ...BAKERY, roles: ['approver'] }],
        officeRoles: [],
      }),
    );
  });

  it('answers a wrong password and an unknown address alike', async () => {
    const browser = test.browser();
    const answers = [
      await browser.call('POST', '/api/session', { email: VIEWER, password: 'wrong' }),
      await browser.call('POST', '/api/session', { email: 'nobody@example.nl', password: 'wrong' }),
    ];
    for (const { status, body } of answers) expect([status, body.code]).toEqual([401, 'LOGIN_FAILED']);
  });

  it('is limited per e-mail address, and says when to come back', async () => {
    const browser = test.browser();
    const guesses = [1, 2, 3, 4, 5].map(() =>
      browser.call('POST', '/api/session', { email: 'guessed@example.nl', password: 'wrong' }),
    );
    const answers = await Promise.all(guesses);
    const limited = answers.filter(({ status }) => status === 429);
    expect(limited).toHaveLength(1);
    expect(limited[0]?.body.code).toBe('LOGIN_LIMITED');
    expect(Number(limited[0]?.headers.get('retry-after'))).toBeGreaterThan(800);
  });

  it('ends with logging out, and with time', async () => {
    const browser = await test.browserOf(KARIN);
    const { cookie } = browser;
    expect((await browser.call('DELETE', '/api/session')).status).toBe(204);
    browser.cookie = cookie;
    expect((await browser.call('GET', '/api/me')).body.code).toBe('NOT_LOGGED_IN');

    const other = await test.browserOf(KARIN);
    const sql = `update session set seen_at = now() - interval '31 minutes' where token_sha256 = $1`;
    const token = other.cookie.split('=')[1] ?? '';
    await test.portal.databases.portal.inSystem((tx) => tx.query(sql, [sha256(Buffer.from(token))]));
    expect((await other.call('GET', '/api/filings')).status).toBe(401);
  });
});

describe('a request from elsewhere', () => {
  it.each([
    ['that writes', 'POST', '/api/session'],
    ['that reads', 'GET', '/api/filings'],
  ])('%s is refused', async (_, method, path) => {
    const browser = await test.browserOf(KARIN);
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
    const answer = await browser.call(
      method,
      path,
      method === 'POST' ? { email: KARIN, password: PASSWORD } : undefined,
      headers,
    );
    expect([answer.status, answer.body.code]).toEqual([403, 'CROSS_SITE_REFUSED']);
  });

  it('gets headers that keep the page to itself', async () => {
    const { headers, body, status } = await test.browser().call<string>('GET', '/');
    expect([status, String(body).includes('<!doctype html>')]).toEqual([200, true]);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});
