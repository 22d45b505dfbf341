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

/** @param {string} method @param {string} path @param {unknown} [body] */
async function call(method, path, body) {
  let answer;
  try {
    answer = await fetch(path, {
      method,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
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
  filings: async () => (await call('GET', '/api/filings')).filings,
  outlook: () => call('GET', '/api/outlook'),
  atAuthority: (id) => call('GET', `/api/filings/${encodeURIComponent(id)}/authority`),
  release: (id, order) => call('POST', `/api/filings/${encodeURIComponent(id)}/release`, order),
  claim: (id, order) => call('POST', `/api/filings/${encodeURIComponent(id)}/claim`, order),
  filing: (id) => call('GET', `/api/filings/${encodeURIComponent(id)}`),
  approve: (id, documentSha256) => call('POST', `/api/filings/${encodeURIComponent(id)}/approve`, { documentSha256 }),
  reject: (id, documentSha256, reasonCode, text) =>
    call('POST', `/api/filings/${encodeURIComponent(id)}/reject`, { documentSha256, reasonCode, text }),
  ask: (id, question) => call('POST', `/api/filings/${encodeURIComponent(id)}/questions`, question),
  answer: (id, questionId, text) =>
    call('POST', `/api/filings/${encodeURIComponent(id)}/questions/${encodeURIComponent(questionId)}/answer`, { text }),
  repair: (id, text) => call('POST', `/api/filings/${encodeURIComponent(id)}/repair`, text ? { text } : {}),
  undo: (id) => call('POST', `/api/filings/${encodeURIComponent(id)}/undo`),
};

/** Calls back when filings may have changed; gives a function that stops it. @param {() => void} changed */
export function listen(changed) {
  const source = new EventSource('/api/events');
  let timer;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(changed, 60);
  };
  source.addEventListener('filings-changed', soon);
  let wasOpen = false;
  source.addEventListener('open', () => {
    if (wasOpen) soon(); // what happened while the line was down was missed
    wasOpen = true;
  });
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
