import { hash, randomUUID } from 'node:crypto';
import type { SignatureAlgorithm } from '../constants.js';
import { WusMessageRefused, type RefusalCode } from '../errors.js';
import { servicePath, WUS_SERVICES, type WusService } from '../endpoints.js';
import { OPERATIONS, type WusOperation, type WusOperations } from '../operations.js';
import { buildRequest } from '../sign/build-request.js';
import type { WusSigner } from '../sign/signer.js';
import { peerChain, type RevocationCheck } from '../verify/revocation.js';
import { TrustStore, type WusTrust } from '../verify/trust.js';
import { verifyReply } from '../verify/verify-reply.js';
import { HttpsTransport, type PostResult, type TransportOptions } from './https-transport.js';
import type { WusExchange, WusOutcome } from './outcome.js';

/** How to reach and believe one Digipoort. */
export interface WusClientOptions {
  /** Origin of the host, such as `https://wus.digipoort.logius.nl` (DIGIPOORT_HOSTS). */
  baseUrl: string;
  /** Paths that differ from those of the interface (`/wus/2.0/<service>/1.2`). */
  paths?: Partial<Record<WusService, string>>;
  tls: TransportOptions['tls'];
  signer: WusSigner;
  trust: WusTrust;
  /** Asks whether the server's and the signer's certificates have been revoked; nobody is asked unless told. */
  revocation?: RevocationCheck;
  /** Suites accepted on replies; both unless told. */
  replyAlgorithms?: readonly SignatureAlgorithm[];
  /** Life of the Timestamp of a request; five minutes unless told. */
  timestampLifeMs?: number;
  /** Difference allowed between the clocks; one minute unless told. */
  clockSkewMs?: number;
  /** Whole call, 30 s unless told; connecting, 10 s unless told. */
  timeoutMs?: number;
  connectTimeoutMs?: number;
  /** How long an idle connection is kept, 15 s unless told. */
  idleMs?: number;
  /** Connections at the same time, 16 unless told. */
  maxConnections?: number;
  /** 16 MiB unless told. */
  maxReplyBytes?: number;
  now?: () => Date;
}

/**
 * Per call: a MessageID and a wsu:Created chosen beforehand (so that they can be recorded before the call) and a way to give up.
 * With `createdAt` a call that is made too late carries a Timestamp that has expired, and the authority refuses it.
 */
export interface CallOptions {
  messageId?: string;
  createdAt?: Date;
  signal?: AbortSignal;
}

/** A new wsa:MessageID: `urn:uuid:<uuid>`. */
export function newMessageId(): string {
  return `urn:uuid:${randomUUID()}`;
}

// What a page of a proxy or a cut reply gives.
const NO_SOAP: readonly RefusalCode[] = [
  'WUS_NOT_WELL_FORMED',
  'WUS_TRUNCATED',
  'WUS_NOT_SOAP',
  'WUS_NOT_UTF8',
  'WUS_DOCTYPE',
];

// Shorter and no clock could be right enough; longer and a stolen request stays good. Five to ten minutes is what clients use.
const SHORTEST_LIFE = 1_000;
const LONGEST_LIFE = 3_600_000;

type Request<O extends WusOperation> = WusOperations[O]['request'];
type Call<O extends WusOperation> = Promise<WusOutcome<WusOperations[O]['response']>>;
type Endpoints = Record<WusService, URL>;

/** Calls Digipoort: signs, posts over mutual TLS, verifies. Retries nothing; WusRequestInvalid is thrown, all else returned. */
export class WusClient {
  private readonly transport: HttpsTransport;
  private readonly trust: TrustStore;
  private readonly endpoints: Endpoints;
  private readonly now: () => Date;

  /** Throws RangeError for a Timestamp life below a second or above an hour. */
  constructor(private readonly options: WusClientOptions) {
    const life = options.timestampLifeMs ?? SHORTEST_LIFE;
    if (!(life >= SHORTEST_LIFE && life <= LONGEST_LIFE)) throw new RangeError('timestampLifeMs: 1 second to 1 hour');
    const { revocation } = options;
    this.now = options.now ?? (() => new Date());
    this.transport = new HttpsTransport({
      tls: options.tls,
      timeoutMs: options.timeoutMs ?? 30_000,
      connectTimeoutMs: options.connectTimeoutMs ?? 10_000,
      idleMs: options.idleMs ?? 15_000,
      maxConnections: options.maxConnections ?? 16,
      maxReplyBytes: options.maxReplyBytes ?? 16 * 1024 * 1024,
      ...(revocation ? { checkPeer: (peer) => revocation.check(peerChain(peer), this.now()) } : {}),
    });
    this.trust = new TrustStore(options.trust);
    const endpoint = (service: WusService) =>
      new URL(options.paths?.[service] ?? servicePath(service), options.baseUrl);
    this.endpoints = Object.fromEntries(WUS_SERVICES.map((service) => [service, endpoint(service)])) as Endpoints;
  }

  /** Delivers a message; without `kenmerk` every call starts a new process, so an unknown outcome is never resent blindly. */
  aanleveren(request: Request<'aanleveren'>, call?: CallOptions): Call<'aanleveren'> {
    return this.call('aanleveren', request, call);
  }

  /** The kinds of message that can be delivered for one party. */
  getBerichtsoorten(request: Request<'getBerichtsoorten'>, call?: CallOptions): Call<'getBerichtsoorten'> {
    return this.call('getBerichtsoorten', request, call);
  }

  /** The processes of one party and kind of message; the way to find one whose receipt was lost. */
  getProcessen(request: Request<'getProcessen'>, call?: CallOptions): Call<'getProcessen'> {
    return this.call('getProcessen', request, call);
  }

  /** Every status of one process so far, or those of a time window; repeatable. */
  getStatussenProces(request: Request<'getStatussenProces'>, call?: CallOptions): Call<'getStatussenProces'> {
    return this.call('getStatussenProces', request, call);
  }

  /**
   * Any operation by its name. Those with `Nieuwe` in it mark what they tell as fetched: when their reply is lost, so is what it told,
   * and only the operation without `Nieuwe` tells it again.
   */
  async call<O extends WusOperation>(
    operation: O,
    request: Request<O>,
    { messageId = newMessageId(), createdAt, signal }: CallOptions = {},
  ): Call<O> {
    const definition = OPERATIONS[operation];
    const url = this.endpoints[definition.service];
    const startedAt = createdAt ?? this.now();
    const started = performance.now();
    const life = this.options.timestampLifeMs;
    const frame = { to: url.href, messageId, now: startedAt, ...(life === undefined ? {} : { timestampLifeMs: life }) };
    const { bytes, action } = await buildRequest(operation, request, frame, this.options.signer);
    const requestSha256 = hash('sha256', bytes, 'hex');
    const headers = { 'content-type': 'text/xml; charset=utf-8', soapaction: `"${action}"` };
    const result = await this.transport.post(url, headers, bytes, signal);
    const durationMs = Math.round(performance.now() - started);
    return this.interpret(operation, result, { messageId, startedAt, durationMs, requestSha256, requestBytes: bytes });
  }

  /** Closes the kept connections. */
  close(): void {
    this.transport.close();
  }

  private async interpret<O extends WusOperation>(
    operation: O,
    result: PostResult,
    base: WusExchange,
  ): Promise<WusOutcome<WusOperations[O]['response']>> {
    switch (result.kind) {
      case 'notSent':
        return { kind: 'notSent', reason: result.reason, cause: result.cause, exchange: base };
      case 'unknown': {
        const status = result.httpStatus === undefined ? {} : { httpStatus: result.httpStatus };
        return { kind: 'unknown', reason: result.reason, cause: result.cause, exchange: { ...base, ...status } };
      }
      case 'reply':
        return this.judge(operation, result.body, { ...base, httpStatus: result.httpStatus, replyBytes: result.body });
      default:
        return result satisfies never;
    }
  }

  // A SOAP body counts on any HTTP status: SOAP 1.1 says 500 for faults, Digipoort's habit is not documented.
  private async judge<O extends WusOperation>(
    operation: O,
    body: Buffer,
    exchange: WusExchange,
  ): Promise<WusOutcome<WusOperations[O]['response']>> {
    const { clockSkewMs, replyAlgorithms, revocation } = this.options;
    try {
      const verified = verifyReply(operation, body, {
        messageId: exchange.messageId,
        trust: this.trust,
        now: this.now(),
        ...(clockSkewMs === undefined ? {} : { clockSkewMs }),
        ...(replyAlgorithms === undefined ? {} : { algorithms: replyAlgorithms }),
        limits: { maxBytes: this.options.maxReplyBytes ?? 16 * 1024 * 1024 },
      });
      if (verified.kind === 'answer') await revocation?.check(verified.chain, this.now());
      return verified.kind === 'fault'
        ? { kind: 'fault', fault: verified.fault, exchange }
        : { kind: 'answered', reply: verified.reply, signer: verified.signer, exchange };
    } catch (cause) {
      // Whatever went wrong after sending, the call may have been processed: never let it look like a plain failure.
      if (!(cause instanceof WusMessageRefused)) return { kind: 'unknown', reason: 'reply-refused', cause, exchange };
      const isSoap = !NO_SOAP.includes(cause.code);
      return {
        kind: 'unknown',
        reason: isSoap ? 'reply-refused' : 'no-soap-reply',
        refusal: cause.code,
        cause,
        exchange,
      };
    }
  }
}
