import type { Transaction } from '@akkoord/persistence';
import { BELASTINGDIENST, NOT_TO_SPECIFICATION, type AanleverRequest, type AanleverResponse } from '@akkoord/wus';
import { Injectable } from '@nestjs/common';
import { createHash, randomUUID } from 'node:crypto';
import type { Instruction } from '../control/instruction.js';
import { InstructionRepository } from '../control/instruction.repository.js';
import { BERICHTSOORTEN, checkFiling, type FilingCheck } from '../filing/check-filing.js';
import type { Outcome, Process, Words } from '../process/process.js';
import { ProcessRepository } from '../process/process.repository.js';
import { SimulatorConfig } from '../simulator.config.js';
import { FaultAnswer } from './fault.js';

/** Who delivers, and when. */
export interface Delivery {
  oin: string;
  messageId: string;
  request: AanleverRequest;
  now: Date;
}

/** A receipt, and what is to become of the answer that carries it. */
export interface Receipt {
  response: AanleverResponse;
  process: Process;
  instruction: Instruction;
}

/** Takes deliveries: every one without a kenmerk starts a process of its own, as no rule against doubles is known. */
@Injectable()
export class Deliver {
  constructor(
    private readonly config: SimulatorConfig,
    private readonly processes: ProcessRepository,
    private readonly instructions: InstructionRepository,
  ) {}

  /** Throws FaultAnswer when there is no process to give a kenmerk for. */
  async handle(tx: Transaction, { oin, messageId, request, now }: Delivery): Promise<Receipt | FaultAnswer | 'lost'> {
    const { berichtsoort, identiteitBelanghebbende: party, berichtInhoud } = request;
    if (!Object.hasOwn(BERICHTSOORTEN, berichtsoort))
      return new FaultAnswer('ALS100', 'Het berichtsoort is niet bekend.');
    if (request.kenmerk !== undefined) return new FaultAnswer('ALS100', 'Het kenmerk is niet bekend.');
    const instruction = (await this.instructions.take(tx, 'aanleveren', party.nummer)) ?? {};
    if (instruction.fault) return faultOf(instruction.fault);
    if (instruction.reply === 'lost-before-accept') return 'lost';

    const { arithmetic } = this.config;
    const check = await checkFiling(berichtInhoud.inhoud, { berichtsoort, nummer: party.nummer, now, arithmetic });
    const process: Process = {
      kenmerk: randomUUID(),
      oin,
      messageId,
      berichtsoort,
      aanleverkenmerk: request.aanleverkenmerk ?? null,
      nummer: party.nummer,
      numberType: party.type,
      periodStart: check.verdict === 'valid' ? check.period.start : null,
      periodEnd: check.verdict === 'valid' ? check.period.end : null,
      documentSha256: createHash('sha256').update(berichtInhoud.inhoud).digest('hex'),
      documentSize: berichtInhoud.inhoud.length,
      ...decide(check, instruction),
      stepMs: instruction.stepMs ?? this.config.stepMs,
      receivedAt: now,
    };
    await this.processes.add(tx, process);
    return { response: receiptOf(process, request), process, instruction };
  }
}

/** What was ordered comes first; otherwise the document decides. */
function decide(check: FilingCheck, instruction: Instruction): { outcome: Outcome; words: Words | null } {
  if (instruction.outcome !== undefined) return { outcome: instruction.outcome, words: instruction.words ?? null };
  switch (check.verdict) {
    case 'valid':
      return { outcome: 'accepted', words: null };
    case 'invalid':
      return { outcome: 'xbrl-invalid', words: check.words };
    case 'refused':
      return { outcome: 'refused', words: check.words };
    default:
      return check satisfies never;
  }
}

function faultOf({ foutcode = 'ALS100', reason = 'Op verzoek van de test.' }: NonNullable<Instruction['fault']>) {
  return new FaultAnswer(foutcode, reason.replace(NOT_TO_SPECIFICATION, ''));
}

function receiptOf(process: Process, request: AanleverRequest): AanleverResponse {
  const { aanleverkenmerk, eerderAanleverkenmerk, autorisatieAdres } = request;
  return {
    kenmerk: process.kenmerk,
    berichtsoort: process.berichtsoort,
    ...(aanleverkenmerk === undefined ? {} : { aanleverkenmerk }),
    ...(eerderAanleverkenmerk === undefined ? {} : { eerderAanleverkenmerk }),
    tijdstempelAangeleverd: process.receivedAt,
    identiteitBelanghebbende: request.identiteitBelanghebbende,
    rolBelanghebbende: request.rolBelanghebbende,
    // The real stub shows the Belastingdienst here, though requests do not name it.
    identiteitOntvanger: { ...BELASTINGDIENST },
    ...(autorisatieAdres === undefined ? {} : { autorisatieAdres }),
  };
}
