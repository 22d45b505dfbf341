import { Agent, request as httpsRequest } from 'node:https';
import type { X509Certificate } from 'node:crypto';
import type { ClientRequest, IncomingMessage } from 'node:http';
import type { ConnectionOptions, SecureContext, TLSSocket } from 'node:tls';
import type { NotSentReason, UnknownReason } from './outcome.js';

/** What a secure context is made of. */
export interface TlsMaterial {
  /** PEM of the client certificate, with its chain, and its key. */
  key: string | Buffer;
  cert: string | Buffer;
  /** PEM of the authorities of the server; the system's own when left out. */
  ca?: string | Buffer | (string | Buffer)[];
}

/** Material and limits of the mutual TLS connection; a ready context keeps the key out of the agent's options. */
export interface TransportOptions {
  tls: (TlsMaterial | { secureContext: SecureContext }) & { servername?: string };
  /** From the call to the last byte of the reply. */
  timeoutMs: number;
  /** Within which name look-up, TCP and TLS must be done. */
  connectTimeoutMs: number;
  /** How long an idle connection is kept for the next call. */
  idleMs: number;
  maxConnections: number;
  maxReplyBytes: number;
  /** Judges the server's certificate after TLS has; when it throws, nothing is sent. */
  checkPeer?: (peer: X509Certificate) => Promise<void>;
  /** Replaces the check of the host name; for tests. */
  checkServerIdentity?: ConnectionOptions['checkServerIdentity'];
}

/** What became of a post, before anyone looks at the content. */
export type PostResult =
  | { kind: 'reply'; httpStatus: number; body: Buffer }
  | { kind: 'notSent'; reason: NotSentReason; cause: unknown }
  | { kind: 'unknown'; reason: UnknownReason; cause: unknown; httpStatus?: number };

/** Posts over kept-alive mutual TLS connections; knows for certain when nothing has been sent. Never retries. */
export class HttpsTransport {
  private readonly agent: Agent;

  constructor(private readonly options: TransportOptions) {
    const { servername, ...material } = options.tls;
    const { checkServerIdentity } = options;
    this.agent = new Agent({
      keepAlive: true,
      maxSockets: options.maxConnections,
      maxFreeSockets: options.maxConnections,
      scheduling: 'lifo',
      timeout: options.idleMs,
      minVersion: 'TLSv1.2',
      rejectUnauthorized: true,
      // A resumed session shows no certificate to judge (Node, client side).
      ...(options.checkPeer ? { maxCachedSessions: 0 } : {}),
      ...material,
      ...(servername === undefined ? {} : { servername }),
      ...(checkServerIdentity === undefined ? {} : { checkServerIdentity }),
    });
  }

  post(url: URL, headers: Record<string, string>, body: Buffer, signal?: AbortSignal): Promise<PostResult> {
    return new Promise((resolve) => {
      const attempt = new Attempt(this.options, resolve);
      if (signal?.aborted) return attempt.fail('aborted', signal.reason);
      const request = httpsRequest(url, {
        agent: this.agent,
        method: 'POST',
        headers: { ...headers, 'content-length': String(body.length) },
      });
      const abort = () => attempt.fail('aborted', signal?.reason);
      signal?.addEventListener('abort', abort, { once: true });
      attempt.onEnd(() => {
        signal?.removeEventListener('abort', abort);
        request.destroy();
      });
      request.on('socket', (socket) => attempt.sendOnceSecure(request, socket as TLSSocket, body));
      request.on('response', (response) => attempt.receive(response));
      request.on('error', (error) => attempt.fail('connection-lost', error));
      return undefined;
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

/** One post: remembers whether it began to write, for only then can a byte have left. */
class Attempt {
  private connected = false;
  private done = false;
  private httpStatus: number | undefined;
  private cleanUp: () => void = () => undefined;
  private readonly timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly options: TransportOptions,
    private readonly resolve: (result: PostResult) => void,
  ) {
    this.timers.push(setTimeout(() => this.fail('timeout', undefined), options.timeoutMs));
  }

  onEnd(cleanUp: () => void): void {
    this.cleanUp = cleanUp;
  }

  /** Not a byte of the request, headers included, is written before the other side has proven who it is. */
  sendOnceSecure(request: ClientRequest, socket: TLSSocket, body: Buffer): void {
    const write = () => {
      if (this.done) return;
      this.connected = true;
      request.end(body);
    };
    const { checkPeer } = this.options;
    const send = () => {
      if (!checkPeer) return write();
      // A connection that was kept is judged again: what was revoked meanwhile is left at once.
      peerOf(socket)
        .then(checkPeer)
        .then(write, (cause: unknown) => this.refusePeer(cause));
      return undefined;
    };
    if (request.reusedSocket) return send();
    const isLate = () => {
      if (!this.connected) this.fail('timeout', undefined);
    };
    this.timers.push(setTimeout(isLate, this.options.connectTimeoutMs));
    socket.once('secureConnect', send);
    return undefined;
  }

  /** The other side's certificate is not to be believed: nothing was written. */
  private refusePeer(cause: unknown): void {
    this.settle({ kind: 'notSent', reason: 'tls', cause });
  }

  receive(response: IncomingMessage): void {
    this.httpStatus = response.statusCode;
    const chunks: Buffer[] = [];
    let size = 0;
    response.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > this.options.maxReplyBytes) this.fail('reply-too-large', undefined);
      else chunks.push(chunk);
    });
    response.on('end', () => {
      // `complete` is false when the connection broke inside the body.
      if (!response.complete) return this.fail('connection-lost', undefined);
      return this.settle({ kind: 'reply', httpStatus: response.statusCode ?? 0, body: Buffer.concat(chunks) });
    });
    response.on('error', (error) => this.fail('connection-lost', error));
    response.on('close', () => this.fail('connection-lost', undefined));
  }

  fail(reason: UnknownReason, cause: unknown): void {
    const notSent = this.connected ? handshakeRefusal(cause) : connectFailure(reason, cause);
    if (notSent !== undefined) return this.settle({ kind: 'notSent', reason: notSent, cause });
    const status = this.httpStatus === undefined ? {} : { httpStatus: this.httpStatus };
    return this.settle({ kind: 'unknown', reason, cause, ...status });
  }

  private settle(result: PostResult): void {
    if (this.done) return;
    this.done = true;
    for (const timer of this.timers) clearTimeout(timer);
    if (result.kind !== 'reply') this.cleanUp();
    this.resolve(result);
  }
}

// The certificate of a connection never changes, and reading it costs.
const peers = new WeakMap<TLSSocket, X509Certificate>();

async function peerOf(socket: TLSSocket): Promise<X509Certificate> {
  const peer = peers.get(socket) ?? socket.getPeerX509Certificate();
  if (!peer) throw new Error('the other side showed no certificate');
  peers.set(socket, peer);
  return peer;
}

function codeOf(cause: unknown): string {
  const isObject = typeof cause === 'object' && cause !== null;
  return isObject && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
}

function connectFailure(reason: UnknownReason, cause: unknown): NotSentReason {
  if (reason === 'aborted') return 'aborted';
  if (reason === 'timeout') return 'connect-timeout';
  const code = codeOf(cause);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'name-not-found';
  if (code === 'ECONNREFUSED') return 'refused';
  return /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO|SELF_SIGNED|DEPTH_ZERO|ECONNRESET|EPROTO)/.test(code)
    ? 'tls'
    : 'unreachable';
}

// In TLS 1.3 our side is ready before the server has judged our certificate; an alert about it means that no
// request was ever read (RFC 8446, 6.2).
function handshakeRefusal(cause: unknown): NotSentReason | undefined {
  return /^ERR_SSL_(TLSV1|TLSV13|SSLV3)_ALERT_(.*CERTIFICATE.*|UNKNOWN_CA|ACCESS_DENIED|HANDSHAKE_FAILURE)$/.test(
    codeOf(cause),
  )
    ? 'tls'
    : undefined;
}
