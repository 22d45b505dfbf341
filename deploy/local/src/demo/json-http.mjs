// JSON over HTTP, with an error that tells what the other side said. What may be asked twice is asked again while the other
// side says to come back later, as it does on a machine that is very busy.
import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 60_000;
const REPEATABLE = new Set(['GET', 'PUT', 'DELETE']);

/** The other side refused; `problem` is its problem+json. */
export class Refused extends Error {
  /**
   * @param {number} status
   * @param {any} problem
   * @param {string} what
   */
  constructor(status, problem, what) {
    super(`${what}: ${status} ${problem?.code ?? ''} ${problem?.messages?.en ?? JSON.stringify(problem)}`);
    this.status = status;
    this.problem = problem;
  }
}

/**
 * @param {string} method
 * @param {string} url
 * @param {{ body?: unknown, token?: string, headers?: Record<string, string> }} [options]
 */
export async function send(method, url, options = {}) {
  for (const end = Date.now() + PATIENCE_MS; ;) {
    const response = await request(method, url, options);
    const text = await response.text();
    const answer = text === '' ? undefined : parsed(text);
    if (response.ok) return { status: response.status, headers: response.headers, body: answer };
    const comeBackIn = Number(response.headers.get('retry-after')) * 1000;
    const isLater = comeBackIn > 0 && REPEATABLE.has(method) && Date.now() + comeBackIn < end;
    if (!isLater) throw new Refused(response.status, answer, `${method} ${new URL(url).pathname}`);
    await pause(comeBackIn);
  }
}

/**
 * @param {string} method
 * @param {string} url
 * @param {{ body?: unknown, token?: string, headers?: Record<string, string> }} options
 */
function request(method, url, { body, token, headers = {} }) {
  return fetch(url, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text.slice(0, 200);
  }
}
