import type { IncomingMessage, ServerResponse } from 'node:http';
import type { OutgoingAnswer } from './outgoing-answer.js';

// 20 MiB of content is 28 MB of base64.
const MAX_BODY = 30 * 1024 * 1024;

/** What a 503 asks for. */
export const RETRY_AFTER_SECONDS = '5';

/** Puts the answer on the connection, or breaks it where that was ordered. */
export function sendAnswer(outgoing: OutgoingAnswer, request: IncomingMessage, response: ServerResponse): void {
  switch (outgoing.kind) {
    case 'cut':
      request.socket.destroy();
      return;
    case 'unavailable':
      response.writeHead(503, { 'retry-after': RETRY_AFTER_SECONDS, 'content-type': 'text/plain' });
      response.end('Service Unavailable\n');
      return;
    case 'send':
      if (!outgoing.isTruncated) return sendXml(response, outgoing.status, outgoing.body);
      response.writeHead(outgoing.status, xmlHeaders(outgoing.body.length));
      response.write(outgoing.body.subarray(0, outgoing.body.length >> 1), () => request.socket.destroy());
      return;
    default:
      outgoing satisfies never;
  }
}

/** Sends a whole XML document. */
export function sendXml(response: ServerResponse, status: number, content: Buffer | string): void {
  const body = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  response.writeHead(status, xmlHeaders(body.length)).end(body);
}

/** Says no without a word to what is no call of a service; when its body is through, as with what is too large. */
export async function refuse(status: 404 | 405, request: IncomingMessage, response: ServerResponse): Promise<void> {
  await bodyOf(request);
  response.writeHead(status, { connection: 'close', ...(status === 405 ? { allow: 'POST' } : {}) }).end();
}

const xmlHeaders = (length: number) => ({ 'content-type': 'text/xml; charset=utf-8', 'content-length': length });

/**
 * The whole body; undefined when it is larger than a request can be. The rest of that is read and dropped: who is cut off while he sends
 * never gets the answer, and the time-out of the server ends who never stops. By events: an iterator costs more than the body.
 */
export function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer | undefined>();
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= MAX_BODY) chunks.push(chunk);
    else chunks.length = 0;
  });
  request.once('end', () => resolve(size <= MAX_BODY ? Buffer.concat(chunks) : undefined));
  request.once('error', reject);
  request.once('close', () => reject(new Error('the request was cut')));
  return promise;
}
