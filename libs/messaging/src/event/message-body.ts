import { RefusedError } from '../messaging.errors.js';

/** Parses a body within its size. The parser's own message quotes the body, so it is not kept. */
export function parseBody(content: Buffer, maxBytes: number): unknown {
  if (content.length > maxBytes) {
    throw new RefusedError('EVENT_TOO_LARGE', {
      message: `the body has ${content.length} bytes, more than ${maxBytes}`,
    });
  }
  try {
    return JSON.parse(content.toString('utf8'));
  } catch {
    throw new RefusedError('EVENT_MALFORMED', { message: 'the body is not JSON' });
  }
}
