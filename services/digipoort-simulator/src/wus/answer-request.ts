import { NOT_TO_SPECIFICATION, WusRequestRefused, type VerifiedRequest } from '@akkoord/wus';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { CallFacts, Instruction, WaitingInstruction } from '../control/instruction.js';
import { Instructions } from '../control/instructions.js';
import { SimulatorPki } from '../pki/simulator-pki.js';
import type { Process } from '../process/process.js';
import { scenarioOf } from '../scenario/scenarios.js';
import type { Settings } from '../state/settings.js';
import { SimulatedClock } from '../state/simulated-clock.js';
import { Switches } from '../state/switches.js';
import { AcceptDeliveries } from './accept-deliveries.js';
import { CheckRequest, type IncomingPost, type Known } from './check-request.js';
import { FaultAnswer, faultEnvelope, formatErrorOf, reasonOf, technicalErrorOf } from './fault.js';
import { Inform } from './inform.js';
import { LoadGauge } from './load-gauge.js';
import { Operate } from './operate.js';
import { HOLD_MS, type OutgoingAnswer } from './outgoing-answer.js';
import { CheckList } from './received.js';
import { ReceivedLog } from './received-log.js';
import { replyWithFate } from './spoil-reply.js';
import { summaryOf, type Handled } from './summary.js';

/** A request that passed its checks, and what was ordered for it. */
interface Act {
  verified: VerifiedRequest;
  oin: string;
  process: Process | undefined;
  instruction: Instruction;
  used: WaitingInstruction | undefined;
  messageTime: Date;
}

/** Checks a request in the order of Digipoort, acts on it, and writes the answer. Everything is stored before it is told. */
@Injectable()
export class AnswerRequest {
  constructor(
    private readonly pki: SimulatorPki,
    private readonly switches: Switches,
    private readonly clock: SimulatedClock,
    private readonly gauge: LoadGauge,
    private readonly check: CheckRequest,
    private readonly instructions: Instructions,
    private readonly accept: AcceptDeliveries,
    private readonly inform: Inform,
    private readonly operate: Operate,
    private readonly log: ReceivedLog,
  ) {}

  async handle(post: IncomingPost): Promise<OutgoingAnswer> {
    const at = new Date();
    const handled: Handled = {
      post,
      at,
      simulatedAt: this.clock.now(),
      known: { messageId: undefined, operation: undefined },
      checks: new CheckList(),
      verified: undefined,
      ordered: null,
      kenmerk: null,
    };
    const started = performance.now();
    let outgoing: OutgoingAnswer;
    let fault: FaultAnswer | undefined;
    try {
      outgoing = await this.answer(post, handled);
    } catch (error) {
      fault = faultOf(error, post);
      outgoing = this.sendFault(post, fault, handled.known);
    }
    const summary = summaryOf(handled, fault, outgoing, performance.now() - started);
    this.log.add(summary, post.bytes, outgoing.kind === 'send' ? outgoing.body : null);
    return { ...outgoing, delayMs: outgoing.delayMs + this.switches.settings.slownessMs };
  }

  private async answer(post: IncomingPost, handled: Handled): Promise<OutgoingAnswer> {
    const { settings } = this.switches;
    const isOver = this.gauge.isOver(settings.overloadAt, handled.at.getTime());
    const messageTime = settings.clockInMessages ? handled.simulatedAt : handled.at;
    const { verified, oin } = this.check.handle(post, messageTime, handled.known, handled.checks);
    handled.verified = verified;
    if (isOver && settings.overloadAnswer !== 'slow') return outgoingOf(overload(post, settings.overloadAnswer));
    const process = await this.processOf(oin, verified);
    const used = this.instructions.take(factsOf(verified, process));
    try {
      const scenario = used?.instruction ?? this.scenario(post, verified) ?? {};
      handled.ordered = Object.keys(scenario).length > 0 ? scenario : null;
      const instruction = isOver ? { ...scenario, overload: settings.overloadAnswer } : scenario;
      return await this.act(post, handled, { verified, oin, process, instruction, used, messageTime });
    } catch (error) {
      if (used && !(error instanceof FaultAnswer)) this.instructions.giveBack(used);
      throw error;
    }
  }

  private async act(post: IncomingPost, handled: Handled, act: Act): Promise<OutgoingAnswer> {
    const { verified, oin, process, instruction, used, messageTime } = act;
    const { settings } = this.switches;
    const load = instruction.overload ?? (process?.statusFate === 'overloaded' ? settings.overloadAnswer : undefined);
    const early = insteadOfActing(post, act, load);
    if (early) {
      await this.accept.add({ used });
      return outgoingOf(early);
    }
    const asker = { oin, fingerprint: verified.signer.fingerprint };
    const operated = await this.operate.handle({ verified, asker, process, instruction, used });
    // A delivery stored its use together with its process.
    if (verified.operation !== 'aanleveren') await this.accept.add({ used });
    handled.kenmerk = operated.kenmerk;

    const isBusy = process?.statusFate === 'busy' || load === 'slow';
    const delayMs = (instruction.replyDelayMs ?? 0) + (isBusy ? settings.busyMs : 0);
    if (instruction.reply === 'lost-after-accept') return { kind: 'cut', delayMs };
    const messageId = operated.messageId === '' ? `urn:uuid:${randomUUID()}` : operated.messageId;
    // A request without MessageID gets here only when that check is switched off.
    const relatesTo = verified.messageId === '' ? messageId : verified.messageId;
    const frame = { messageId, relatesTo, now: messageTime, tokenId: randomUUID() };
    const by = { pki: this.pki, algorithm: settings.replyAlgorithm };
    const body = await replyWithFate(operated.build, instruction.reply, frame, by);
    return { kind: 'send', status: 200, body, delayMs, isTruncated: instruction.reply === 'truncated' };
  }

  /** The process that a question is about; throws a fault when it is unknown and the switch says so. */
  private async processOf(oin: string, { operation, request }: VerifiedRequest): Promise<Process | undefined> {
    if (operation !== 'getStatussenProces' && operation !== 'getNieuweStatussenProces') return undefined;
    const process = await this.inform.find(oin, request.kenmerk);
    if (process || this.switches.settings.unknownKenmerk === 'empty') return process;
    throw new FaultAnswer('STS100', 'Het kenmerk is niet bekend.');
  }

  private scenario(post: IncomingPost, { operation, request }: VerifiedRequest): Instruction | undefined {
    const { settings } = this.switches;
    if (operation !== 'aanleveren' || !(post.isStub || settings.scenariosEverywhere)) return undefined;
    return scenarioOf(request.aanleverkenmerk, settings);
  }

  private sendFault(post: IncomingPost, fault: FaultAnswer, known: Known): OutgoingAnswer {
    const body = faultEnvelope(post.service, fault, known);
    return { kind: 'send', status: this.switches.settings.faultStatus, body, delayMs: 0, isTruncated: false };
  }
}

function insteadOfActing(
  post: IncomingPost,
  { verified: { operation, request }, process, instruction }: Act,
  load: Settings['overloadAnswer'] | undefined,
): OutgoingAnswer | FaultAnswer | undefined {
  const { fault, reply } = instruction;
  if (fault) {
    const { foutcode = formatErrorOf(post.service), reason = 'Op verzoek van de test.' } = fault;
    return new FaultAnswer(foutcode, reason.replace(NOT_TO_SPECIFICATION, ''));
  }
  if (load !== undefined && load !== 'slow') return overload(post, load);
  if (reply === 'lost-before-accept') return { kind: 'cut', delayMs: 0 };
  if (reply === 'unavailable') return { kind: 'unavailable', delayMs: 0 };
  if (process?.statusFate === 'fault') return new FaultAnswer('STS100', 'Scenario StatusInformatieFault.');
  // There is no kind of message here whose process takes more than one delivery.
  if (operation === 'aanleveren' && request.kenmerk !== undefined)
    return new FaultAnswer('ALS100', 'Het kenmerk is niet bekend.');
  return undefined;
}

function overload(post: IncomingPost, answer: 'fault' | 'unavailable' | 'timeout'): OutgoingAnswer | FaultAnswer {
  switch (answer) {
    case 'fault':
      return new FaultAnswer(technicalErrorOf(post.service), 'Digipoort is overbelast. Probeer het later opnieuw.');
    case 'unavailable':
      return { kind: 'unavailable', delayMs: 0 };
    case 'timeout':
      return { kind: 'cut', delayMs: HOLD_MS };
    default:
      return answer satisfies never;
  }
}

function outgoingOf(answer: OutgoingAnswer | FaultAnswer): OutgoingAnswer {
  if (answer instanceof FaultAnswer) throw answer;
  return answer;
}

function faultOf(error: unknown, post: IncomingPost): FaultAnswer {
  if (error instanceof FaultAnswer) return error;
  if (error instanceof WusRequestRefused) return new FaultAnswer(formatErrorOf(post.service), reasonOf(error));
  throw error;
}

function factsOf({ operation, request }: VerifiedRequest, process: Process | undefined): CallFacts {
  if (process) {
    const { nummer, berichtsoort, aanleverkenmerk } = process;
    return { operation, nummer, berichtsoort, ...(aanleverkenmerk === null ? {} : { aanleverkenmerk }) };
  }
  return {
    operation,
    ...('identiteitBelanghebbende' in request ? { nummer: request.identiteitBelanghebbende.nummer } : {}),
    ...('berichtsoort' in request ? { berichtsoort: request.berichtsoort } : {}),
    ...('aanleverkenmerk' in request ? { aanleverkenmerk: request.aanleverkenmerk } : {}),
  };
}
