import { BELASTINGDIENST, type AanleverRequest, type AanleverResponse } from '@akkoord/wus';
import { Injectable } from '@nestjs/common';
import { createHash, randomUUID } from 'node:crypto';
import type { Instruction, WaitingInstruction } from '../control/instruction.js';
import { checkFiling, type FilingCheck } from '../filing/check-filing.js';
import type { Process } from '../process/process.js';
import type { Outcome } from '../process/sequences.js';
import type { Words } from '../process/words.js';
import { SimulatedClock } from '../state/simulated-clock.js';
import { Switches } from '../state/switches.js';
import { AcceptDeliveries } from './accept-deliveries.js';

/** Who delivers what, and what was ordered for it. */
export interface Delivery {
  oin: string;
  messageId: string;
  request: AanleverRequest;
  instruction: Instruction;
  used: WaitingInstruction | undefined;
}

/** Takes deliveries: every one without a kenmerk starts a process of its own, as no rule against doubles is known. */
@Injectable()
export class Deliver {
  constructor(
    private readonly switches: Switches,
    private readonly clock: SimulatedClock,
    private readonly accept: AcceptDeliveries,
  ) {}

  /** The receipt; the process is committed by then. */
  async handle({ oin, messageId, request, instruction, used }: Delivery): Promise<AanleverResponse> {
    const { berichtsoort, identiteitBelanghebbende: party, berichtInhoud } = request;
    const { arithmetic, stepMs, giveUpMs } = this.switches.settings;
    const now = this.clock.now();
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
      stepMs: instruction.stepMs ?? stepMs,
      giveUpMs: instruction.giveUpMs ?? giveUpMs,
      statusFate: instruction.statusFate ?? 'normal',
      receivedAt: now,
    };
    await this.accept.add({ process, used });
    return receiptOf(process, request);
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
