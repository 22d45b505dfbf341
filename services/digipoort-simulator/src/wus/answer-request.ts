import { Database, type Transaction } from '@akkoord/persistence';
import {
  buildReply,
  servicePath,
  verifyRequest,
  WusRequestRefused,
  type RequestCheck,
  type VerifiedRequest,
  type WusOperation,
  type WusService,
} from '@akkoord/wus';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Instruction } from '../control/instruction.js';
import { SIMULATOR_TENANT } from '../migrations/0001-simulator.js';
import { SimulatorPki } from '../pki/simulator-pki.js';
import { SimulatorConfig } from '../simulator.config.js';
import { Deliver } from './deliver.js';
import { FaultAnswer, faultEnvelope, formatErrorOf, reasonOf } from './fault.js';
import { Inform } from './inform.js';
import { checkVerdicts, ReceivedLog, type ReceivedRequest } from './received-log.js';

/** One post to the WUS endpoint. */
export interface IncomingPost {
  service: WusService;
  path: string;
  bytes: Buffer;
  tlsOin: string | undefined;
  soapAction: string;
  now: Date;
}

/** What goes back: bytes, or nothing at all because the connection is to be cut. */
export type OutgoingAnswer =
  { kind: 'send'; status: number; body: Buffer; delayMs: number } | { kind: 'cut'; delayMs: number };

type Answered = { kind: 'reply'; body: Buffer; instruction: Instruction; kenmerk: string | null } | { kind: 'lost' };

/** Checks a request in the order of Digipoort, acts on it, and writes the answer. Everything is stored before it is told. */
@Injectable()
export class AnswerRequest {
  constructor(
    private readonly config: SimulatorConfig,
    private readonly pki: SimulatorPki,
    private readonly database: Database,
    private readonly deliver: Deliver,
    private readonly inform: Inform,
    private readonly log: ReceivedLog,
  ) {}

  async handle(post: IncomingPost): Promise<OutgoingAnswer> {
    const passed = new Set<RequestCheck>();
    const known: { messageId: string | undefined; operation: WusOperation | undefined } = {
      messageId: undefined,
      operation: undefined,
    };
    let verified: VerifiedRequest | undefined;
    let answered: Answered | FaultAnswer;
    try {
      verified = verifyRequest(post.bytes, {
        service: post.service,
        trust: this.pki.trust,
        now: post.now,
        clockSkewMs: this.config.clockSkewMs,
        toPath: post.path,
        ...(this.config.acceptAlgorithm === 'any' ? {} : { algorithms: [this.config.acceptAlgorithm] }),
        observe: {
          passed: (check) => passed.add(check),
          messageId: (messageId) => (known.messageId = messageId),
          operation: (operation) => (known.operation = operation),
        },
      });
      answered = await this.answer(post, verified);
    } catch (error) {
      if (!(error instanceof WusRequestRefused)) throw error;
      answered = new FaultAnswer(formatErrorOf(post.service), reasonOf(error));
    }
    this.log.add(summary(post, known, passed, verified, answered));
    return this.outgoing(post, known, answered);
  }

  private async answer(post: IncomingPost, verified: VerifiedRequest): Promise<Answered | FaultAnswer> {
    const { oin } = verified.signer;
    const refuse = (reason: string) => new FaultAnswer(formatErrorOf(post.service), reason);
    if (oin === undefined) return refuse('Het certificaat bevat geen OIN.');
    if (this.config.sameOin && oin !== post.tlsOin)
      return refuse('Het OIN van de verbinding verschilt van dat van de ondertekenaar.');
    const isOtherAction = post.soapAction !== '' && !post.soapAction.endsWith(`/${verified.operation}Request`);
    if (isOtherAction) return refuse('SOAPAction verschilt van de header Action.');
    return this.act(post.now, oin, verified);
  }

  /** Each answer is signed after its transaction: what is told has been stored, and no connection waits for RSA. */
  private async act(now: Date, oin: string, verified: VerifiedRequest): Promise<Answered | FaultAnswer> {
    const { messageId } = verified;
    switch (verified.operation) {
      case 'aanleveren': {
        const { request } = verified;
        const receipt = await this.inTransaction((tx) => this.deliver.handle(tx, { oin, messageId, request, now }));
        if (receipt instanceof FaultAnswer) return receipt;
        if (receipt === 'lost') return { kind: 'lost' };
        // The real reply to a delivery bears the MessageID of the request.
        const body = await this.reply('aanleveren', receipt.response, messageId, messageId, now);
        return { kind: 'reply', body, instruction: receipt.instruction, kenmerk: receipt.process.kenmerk };
      }
      case 'getStatussenProces': {
        const { request } = verified;
        const list = await this.inTransaction((tx) => this.inform.statuses(tx, oin, request, now));
        const body = await this.reply('getStatussenProces', list, newStatusMessageId(), messageId, now);
        return { kind: 'reply', body, instruction: {}, kenmerk: request.kenmerk };
      }
      case 'getProcessen': {
        const { request } = verified;
        const list = await this.inTransaction((tx) => this.inform.processList(tx, oin, request));
        const body = await this.reply('getProcessen', list, newStatusMessageId(), messageId, now);
        return { kind: 'reply', body, instruction: {}, kenmerk: null };
      }
      default:
        return verified satisfies never;
    }
  }

  private inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.inTenant(SIMULATOR_TENANT, work);
  }

  private reply<O extends WusOperation>(
    operation: O,
    response: Parameters<typeof buildReply<O>>[1],
    messageId: string,
    relatesTo: string,
    now: Date,
  ): Promise<Buffer> {
    return buildReply(operation, response, { messageId, relatesTo, now, tokenId: randomUUID() }, this.pki.signer);
  }

  private outgoing(
    post: IncomingPost,
    known: { messageId: string | undefined; operation: WusOperation | undefined },
    answered: Answered | FaultAnswer,
  ): OutgoingAnswer {
    if (answered instanceof FaultAnswer) {
      const body = faultEnvelope(post.service, answered, known);
      return { kind: 'send', status: this.config.faultStatus, body, delayMs: 0 };
    }
    if (answered.kind === 'lost') return { kind: 'cut', delayMs: 0 };
    const delayMs = answered.instruction.replyDelayMs ?? 0;
    if (answered.instruction.reply === 'lost-after-accept') return { kind: 'cut', delayMs };
    const tampered = answered.instruction.reply === 'tampered';
    return { kind: 'send', status: 200, body: tampered ? tamper(answered.body) : answered.body, delayMs };
  }
}

/** Where each service listens. */
export const WUS_PATHS: ReadonlyMap<string, WusService> = new Map([
  [servicePath('aanleverservice'), 'aanleverservice'],
  [servicePath('statusinformatieservice'), 'statusinformatieservice'],
]);

// Replies of the status service: `uuid:` without `urn:`, as the real stub writes it.
function newStatusMessageId(): string {
  return `uuid:${randomUUID()}`;
}

function tamper(body: Buffer): Buffer {
  return Buffer.from(body.toString('utf8').replace('<kenmerk>', '<kenmerk>0'), 'utf8');
}

function summary(
  post: IncomingPost,
  known: { messageId: string | undefined; operation: WusOperation | undefined },
  passed: ReadonlySet<RequestCheck>,
  verified: VerifiedRequest | undefined,
  answered: Answered | FaultAnswer,
): ReceivedRequest {
  const fault = answered instanceof FaultAnswer ? { foutcode: answered.foutcode, reason: answered.reason } : null;
  const isCut = !fault && (answered as Answered).kind === 'lost';
  const request = verified?.request;
  return {
    at: post.now.toISOString(),
    service: post.service,
    operation: known.operation ?? null,
    messageId: known.messageId ?? null,
    bytes: post.bytes.length,
    tlsOin: post.tlsOin ?? null,
    signingOin: verified?.signer.oin ?? null,
    algorithm: verified?.algorithm ?? null,
    belanghebbende: request && 'identiteitBelanghebbende' in request ? request.identiteitBelanghebbende.nummer : null,
    aanleverkenmerk: request && 'aanleverkenmerk' in request ? (request.aanleverkenmerk ?? null) : null,
    checks: checkVerdicts(passed),
    verdict: fault ? 'fault' : isCut ? 'cut' : 'answered',
    fault,
    kenmerk: answered instanceof FaultAnswer || answered.kind === 'lost' ? null : answered.kenmerk,
  };
}
