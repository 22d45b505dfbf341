// A mail server for development and demonstration: takes every mail, keeps it, shows it in the browser, sends nothing on.
import { createServer } from 'node:http';
import { SMTPServer } from 'smtp-server';
import { KeptMails } from './kept-mails.mjs';
import { listPage, MAIL_POLICY, mailHtml, mailPage, PAGE_POLICY } from './mail-pages.mjs';
import { BOUNCES, bounceReport, REFUSALS, tagOf } from './rehearsed-trouble.mjs';

const LARGEST = 25 * 1024 * 1024;

/**
 * @typedef {object} CatcherOptions
 * @property {string} folder where mail is kept
 * @property {string} [host] 127.0.0.1 unless told otherwise
 * @property {number} [smtpPort] any free one unless told otherwise
 * @property {number} [httpPort]
 * @property {(report: Buffer) => Promise<void>} [onBounce] is handed reports about mail that is to come back
 */

/**
 * @typedef {object} MailCatcher
 * @property {string} smtpUrl
 * @property {string} url page with the caught mail; `/api/messages` gives the same as JSON
 * @property {KeptMails} mails
 * @property {() => Promise<void>} stop
 */

/**
 * @param {CatcherOptions} options
 * @returns {Promise<MailCatcher>}
 */
export async function startMailCatcher({ folder, host = '127.0.0.1', smtpPort = 0, httpPort = 0, onBounce }) {
  const mails = new KeptMails(folder);
  await mails.load();
  /** @type {Map<string, number>} */
  const refused = new Map();
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    size: LARGEST,
    logger: false,
    onAuth: (_auth, _session, done) => done(null, { user: 'anybody' }),
    onRcptTo: ({ address }, _session, done) => {
      const refusal = REFUSALS[tagOf(address)];
      const times = refused.get(address) ?? 0;
      if (!refusal || times >= (refusal.times ?? Infinity)) return done();
      refused.set(address, times + 1);
      return done(Object.assign(new Error(refusal.text), { responseCode: refusal.code }));
    },
    onData: (stream, { envelope }, done) => {
      /** @type {Buffer[]} */
      const chunks = [];
      stream.on('data', (/** @type {Buffer} */ chunk) => chunks.push(chunk));
      stream.on('end', () => {
        const source = Buffer.concat(chunks);
        const recipients = envelope.rcptTo.map(({ address }) => address);
        const sender = envelope.mailFrom ? envelope.mailFrom.address : '';
        Promise.all(recipients.map((recipient) => mails.keep(source, recipient))).then(
          () => {
            done(null, 'caught');
            const back = recipients.filter((recipient) => tagOf(recipient) === BOUNCES);
            if (sender) for (const recipient of back) void onBounce?.(bounceReport({ source, sender, recipient }));
          },
          (error) => done(error),
        );
      });
    },
  });
  // A client that goes away in the middle is no reason to stop.
  smtp.on('error', () => {});
  const http = createServer((request, reply) => answer(mails, request, reply));
  const [smtpAt, httpAt] = await Promise.all([
    listen((ready) => smtp.listen(smtpPort, host, ready), smtp.server),
    listen((ready) => http.listen(httpPort, host, ready), http),
  ]);
  return {
    smtpUrl: `smtp://${host}:${smtpAt}`,
    url: `http://${host}:${httpAt}`,
    mails,
    stop: async () => {
      http.closeAllConnections();
      await Promise.all([
        new Promise((resolve) => http.close(() => resolve(undefined))),
        new Promise((resolve) => smtp.close(() => resolve(undefined))),
      ]);
    },
  };
}

/**
 * @param {(ready: () => void) => void} start
 * @param {import('node:net').Server} server
 * @returns {Promise<number>} the port
 */
function listen(start, server) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    start(() => resolve(/** @type {import('node:net').AddressInfo} */ (server.address()).port));
  });
}

/**
 * @param {KeptMails} mails
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} reply
 */
function answer(mails, { method, url = '/' }, reply) {
  const { pathname, searchParams } = new URL(url, 'http://catcher');
  const to = searchParams.get('to');
  const [, id = '', form = ''] = /^\/(?:api\/)?messages\/([\w-]+)(\/html|\.eml)?$/.exec(pathname) ?? [];
  const mail = mails.find(id);
  const send = (/** @type {string} */ type, /** @type {string | Buffer} */ body, policy = PAGE_POLICY) =>
    reply
      .writeHead(200, { 'content-type': type, 'content-security-policy': policy, 'x-content-type-options': 'nosniff' })
      .end(body);
  const json = (/** @type {unknown} */ body) => send('application/json; charset=utf-8', JSON.stringify(body));
  if (method === 'DELETE' && pathname === '/api/messages') {
    mails.clear();
    return reply.writeHead(204).end();
  }
  if (method !== 'GET') return reply.writeHead(405).end();
  if (pathname === '/') return send('text/html; charset=utf-8', listPage(mails.list(to), to));
  if (pathname === '/api/messages') return json({ messages: mails.list(to).map(withoutHtml) });
  if (!mail) return reply.writeHead(404).end();
  if (pathname.startsWith('/api/')) return json(mail);
  if (form === '/html') return send('text/html; charset=utf-8', mailHtml(mail), MAIL_POLICY);
  if (form === '.eml') return send('text/plain; charset=utf-8', mails.source(id));
  return send('text/html; charset=utf-8', mailPage(mail));
}

/** @param {import('./kept-mails.mjs').KeptMail} mail */
const withoutHtml = ({ html: _, ...mail }) => mail;
