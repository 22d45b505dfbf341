// An ERP, as its maker would write it: hands returns over by HTTP or AMQP, and hears by signed webhook or AMQP how it goes.
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { connect } from 'amqplib';
import { Refused, send } from './json-http.mjs';

/** @typedef {{ reference: string, step: { status: number, sequence: number, at: string }, messageEn: string, details?: any }} StatusChange */

/**
 * An ERP that speaks HTTP and listens to a webhook.
 * @param {{ clientSender: string, token: string, hear: (change: StatusChange) => void }} options
 */
export async function httpErp({ clientSender, token, hear }) {
  let secret = '';
  const server = createServer((request, response) => {
    /** @type {Buffer[]} */
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts);
      const isGenuine = isSigned(body, request.headers, secret);
      response.writeHead(isGenuine ? 204 : 401).end();
      if (isGenuine) hear(changeOf(JSON.parse(body.toString())));
    });
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  // The secret is shown once, when a webhook is made; that of an earlier run goes first.
  await removeWebhook(clientSender, token);
  const settings = await send('PUT', `${clientSender}/v1/webhook`, {
    token,
    body: { url: `http://127.0.0.1:${port}/akkoord` },
  });
  secret = settings.body.secret;
  return {
    /** @param {object} body */
    submit: (body) => send('POST', `${clientSender}/v1/returns`, { token, body }),
    /** @param {string} reference */
    status: async (reference) =>
      (await send('GET', `${clientSender}/v1/returns/${encodeURIComponent(reference)}`, { token })).body,
    close: async () => {
      await removeWebhook(clientSender, token);
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** @param {string} clientSender @param {string} token */
async function removeWebhook(clientSender, token) {
  await send('DELETE', `${clientSender}/v1/webhook`, { token }).catch((error) => {
    if (!(error instanceof Refused && error.status === 404)) throw error;
  });
}

/** The webhook's body is the status change, or an envelope around it. @param {any} body @returns {StatusChange} */
const changeOf = (body) => body.data ?? body;

/**
 * Standard Webhooks: HMAC-SHA256 over id, timestamp and body.
 * @param {Buffer} body
 * @param {import('node:http').IncomingHttpHeaders} headers
 * @param {string} secret
 */
function isSigned(body, headers, secret) {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key)
    .update([headers['webhook-id'], headers['webhook-timestamp'], body.toString()].join('.'))
    .digest();
  return String(headers['webhook-signature'] ?? '')
    .split(' ')
    .map((part) => Buffer.from(part.split(',')[1] ?? '', 'base64'))
    .some((given) => given.length === expected.length && timingSafeEqual(given, expected));
}

/**
 * An ERP that speaks AMQP: publishes `return.submitted.v1` and binds a queue of its own to the status changes.
 * @param {{ amqpUrl: string, token: string, environmentId: string, hear: (change: StatusChange) => void, refused: (refusal: any) => void }} options
 */
export async function amqpErp({ amqpUrl, token, environmentId, hear, refused }) {
  const connection = await connect(amqpUrl);
  const channel = await connection.createConfirmChannel();
  const { queue } = await channel.assertQueue(`erp.demo.${randomUUID()}`, {
    durable: true,
    arguments: { 'x-queue-type': 'quorum', 'x-expires': 3_600_000 },
  });
  await channel.bindQueue(queue, 'akkoord.erp', `return.status-changed.v1.${environmentId}`);
  await channel.bindQueue(queue, 'akkoord.erp', `return.refused.v1.${environmentId}`);
  await channel.consume(queue, (message) => {
    if (!message) return;
    const event = JSON.parse(message.content.toString());
    if (event.type === 'return.refused.v1') refused(event.data);
    else hear(event.data);
    channel.ack(message);
  });
  return {
    /** @param {object} body */
    submit: async (body) => {
      channel.publish('akkoord.erp', 'return.submitted.v1', Buffer.from(JSON.stringify(body)), {
        contentType: 'application/json',
        type: 'return.submitted.v1',
        messageId: randomUUID(),
        persistent: true,
        mandatory: true,
        headers: { authorization: `Bearer ${token}` },
      });
      await channel.waitForConfirms();
    },
    close: async () => {
      await channel.deleteQueue(queue);
      await connection.close();
    },
  };
}
