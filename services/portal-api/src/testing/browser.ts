import type { FilingView, Problem } from '@akkoord/contracts';
import { expect } from '@jest/globals';
import { PASSWORD } from './portal-under-test.js';

/** What a browser does: keeps the cookie, and says where a request comes from. For tests. */
export class Browser {
  cookie = '';
  constructor(
    private readonly portal: { readonly url: string },
    private readonly headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' },
  ) {}

  /** That of somebody who has logged in. */
  static async of(portal: { readonly url: string }, email: string): Promise<Browser> {
    const browser = new Browser(portal);
    const answer = await browser.call('POST', '/api/session', { email, password: PASSWORD });
    expect(answer.status).toBe(200);
    return browser;
  }

  async call<T = Problem>(method: string, path: string, body?: object, headers: Record<string, string> = {}) {
    const answer = await fetch(`${this.portal.url}${path}`, {
      method,
      headers: {
        ...this.headers,
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const [set] = answer.headers.getSetCookie();
    if (set) this.cookie = set.split(';')[0] ?? '';
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
    return { status: answer.status, headers: answer.headers, body: (isJson ? JSON.parse(text) : text) as T };
  }

  async listed(filingId: string): Promise<FilingView | undefined> {
    const { body } = await this.call<{ filings: FilingView[] }>('GET', '/api/filings');
    return body.filings.find((filing) => filing.filingId === filingId);
  }
}
