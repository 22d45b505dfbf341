// JSON over HTTP, with an error that tells what the other side said.

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
export async function send(method, url, { body, token, headers = {} } = {}) {
  const response = await fetch(url, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const answer = text === '' ? undefined : parsed(text);
  if (!response.ok) throw new Refused(response.status, answer, `${method} ${new URL(url).pathname}`);
  return { status: response.status, headers: response.headers, body: answer };
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text.slice(0, 200);
  }
}
