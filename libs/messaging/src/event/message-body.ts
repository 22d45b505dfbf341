import { RefusedError } from '../messaging.errors.js';

/** Parses a body within its size. The parser's own message quotes the body, so it is not kept. */
export function parseBody(content: Buffer, maxBytes: number): unknown {
  if (content.length > maxBytes) {
    throw new RefusedError('EVENT_TOO_LARGE', {
      message: `the body has ${content.length} bytes, more than ${maxBytes}`,
    });
  }
  try {
    // Some software puts a byte order mark before what it sends; over HTTP it does no harm either.
    return JSON.parse(content.toString('utf8').replace(/^\uFEFF/, ''));
  } catch {
    throw new RefusedError('EVENT_MALFORMED', { message: 'the body is not JSON' });
  }
}
