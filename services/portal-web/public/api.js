import { language, words } from './words.js';

/** What the server refused, in words for the person. */
export class Refused extends Error {
  /** @param {number} status @param {{ code?: string, messages?: Record<string, string>, instance?: string } | undefined} problem */
  constructor(status, problem) {
    super(problem?.messages?.[language()] ?? words().unexpected);
    this.status = status;
    this.code = problem?.code;
    this.instance = status === 500 ? problem?.instance : undefined;
  }
}

/** Longer than any answer takes: after that the line is dead, and the person hears so. */
const SILENCE_MS = 30_000;

/**
 * @param {string} method @param {string} path @param {unknown} [body]
 * @param {{ isUnattended?: boolean }} [options] `isUnattended`: the page asks by itself, which is no sign that the person is still there
 */
async function call(method, path, body, { isUnattended = false } = {}) {
  let answer;
  try {
    answer = await fetch(path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(isUnattended ? { 'akkoord-unattended': '1' } : {}),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout?.(SILENCE_MS),
    });
  } catch {
    throw new Error(words().offline);
  }
  if (answer.status === 204) return undefined;
  const content = await answer.json().catch(() => undefined);
  if (!answer.ok) throw new Refused(answer.status, content);
  return content;
}

export const api = {
  me: () => call('GET', '/api/me'),
  logIn: (email, password) => call('POST', '/api/session', { email, password }),
  logOut: () => call('DELETE', '/api/session'),
  filings: async (options) => (await call('GET', '/api/filings', undefined, options)).filings,
  outlook: (options) => call('GET', '/api/outlook', undefined, options),
  atAuthority: (id, options) => call('GET', `/api/filings/${encodeURIComponent(id)}/authority`, undefined, options),
  release: (id, order) => call('POST', `/api/filings/${encodeURIComponent(id)}/release`, order),
  claim: (id, order) => call('POST', `/api/filings/${encodeURIComponent(id)}/claim`, order),
  settle: (id, order) => call('POST', `/api/filings/${encodeURIComponent(id)}/settle`, order),
  filing: (id, options) => call('GET', `/api/filings/${encodeURIComponent(id)}`, undefined, options),
  approve: (id, documentSha256) => call('POST', `/api/filings/${encodeURIComponent(id)}/approve`, { documentSha256 }),
  reject: (id, documentSha256, reasonCode, text) =>
    call('POST', `/api/filings/${encodeURIComponent(id)}/reject`, { documentSha256, reasonCode, text }),
  ask: (id, question) => call('POST', `/api/filings/${encodeURIComponent(id)}/questions`, question),
  answer: (id, questionId, text) =>
    call('POST', `/api/filings/${encodeURIComponent(id)}/questions/${encodeURIComponent(questionId)}/answer`, { text }),
  repair: (id, text) => call('POST', `/api/filings/${encodeURIComponent(id)}/repair`, text ? { text } : {}),
  undo: (id) => call('POST', `/api/filings/${encodeURIComponent(id)}/undo`),
};

/** How long until a line that was refused is tried again. */
const REFUSED_MS = 5000;

/**
 * Calls back when filings may have changed, and when the server refuses to tell: then asking shows why, such as that the session is over.
 * Gives a function that stops it. @param {() => void} changed
 */
export function listen(changed) {
  let source;
  let soonTimer;
  let openTimer;
  let wasOpen = false;
  const soon = () => {
    clearTimeout(soonTimer);
    soonTimer = setTimeout(changed, 60);
  };
  const open = () => {
    source = new EventSource('/api/events');
    source.addEventListener('filings-changed', soon);
    source.addEventListener('open', () => {
      if (wasOpen) soon(); // what happened while the line was down was missed
      wasOpen = true;
    });
    source.addEventListener('error', () => {
      if (source.readyState !== EventSource.CLOSED) return; // the browser tries again by itself
      soon();
      openTimer = setTimeout(open, REFUSED_MS);
    });
  };
  open();
  return () => {
    clearTimeout(soonTimer);
    clearTimeout(openTimer);
    source.close();
  };
}
