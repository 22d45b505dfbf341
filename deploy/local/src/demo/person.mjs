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
    /** @param {{ filingId: string, documentSha256: string }} filing @param {{ box: string, text: string }} question */
    ask: async ({ filingId, documentSha256 }, { box, text }) =>
      (await call('POST', `/api/filings/${filingId}/questions`, { documentSha256, box, text })).body,
    /** @param {string} filingId @param {string} questionId @param {string} text */
    answer: async (filingId, questionId, text) =>
      (await call('POST', `/api/filings/${filingId}/questions/${questionId}/answer`, { text })).body,
    /** @param {string} filingId */
    undo: async (filingId) => (await call('POST', `/api/filings/${filingId}/undo`)).body,
    /** The approval certificate, as JSON text. @param {string} filingId */
    certificate: async (filingId) => (await call('GET', `/api/filings/${filingId}/certificate.json`)).body,
    /** What comes for filings that wait, the first first. */
    reminders: async () => (await call('GET', '/api/reminders')).body.reminders,
    /** The office's own words in a mail. @param {{ kind: string, audience: string, language: string, closing: string }} words */
    wordMail: async (words) => (await call('PUT', '/api/office/mail-wordings', words)).body,
    /** How the office works: its workflows. */
    workflows: {
      list: async () => (await call('GET', '/api/office/workflows')).body.workflows,
      /** @param {string} id @param {{ copyOf: string, name: string }} copy */
      copy: async (id, copy) => (await call('PUT', `/api/office/workflows/${id}`, copy)).body,
      /** @param {string} id @param {{ revision: number, content: unknown }} draft */
      save: async (id, draft) => (await call('PUT', `/api/office/workflows/${id}/draft`, draft)).body,
      /** @param {string} id @param {number} revision */
      publish: async (id, revision) => (await call('POST', `/api/office/workflows/${id}/publish`, { revision })).body,
      /** @param {string} id @param {Record<string, unknown>} example */
      dryRun: async (id, example) => (await call('POST', `/api/office/workflows/${id}/dry-run`, example)).body,
      /** @param {string} kind @param {string} definitionId */
      link: async (kind, definitionId) =>
        (await call('PUT', `/api/office/workflow-links/${kind}`, { definitionId })).body,
    },
  };
}
