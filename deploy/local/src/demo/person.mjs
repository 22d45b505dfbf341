// A person at the portal: logs in, looks, decides. Over the same HTTP as the page.
import { send } from './json-http.mjs';

/**
 * @param {string} portal base address
 * @param {{ email: string, password: string }} login
 */
export async function logIn(portal, { email, password }) {
  const headers = { origin: portal, 'sec-fetch-site': 'same-origin' };
  const answer = await send('POST', `${portal}/api/session`, { body: { email, password }, headers });
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const call = (/** @type {string} */ method, /** @type {string} */ path, /** @type {unknown} */ body = undefined) =>
    send(method, `${portal}${path}`, { body, headers: { ...headers, cookie } });
  return {
    filings: async () => (await call('GET', '/api/filings')).body.filings,
    /** @param {string} id */
    filing: async (id) => (await call('GET', `/api/filings/${id}`)).body,
    /** @param {{ filingId: string, documentSha256: string }} filing */
    approve: async ({ filingId, documentSha256 }) =>
      (await call('POST', `/api/filings/${filingId}/approve`, { documentSha256 })).body,
    /** @param {{ filingId: string, documentSha256: string }} filing @param {string} text */
    reject: async ({ filingId, documentSha256 }, text) =>
      (await call('POST', `/api/filings/${filingId}/reject`, { documentSha256, reasonCode: 'figures-wrong', text }))
        .body,
  };
}
