import { buildReply, type VerifiedRequest, type WusOperation, type WusOperations } from '@akkoord/wus';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Instruction, WaitingInstruction } from '../control/instruction.js';
import type { Process } from '../process/process.js';
import { Deliver } from './deliver.js';
import { HandOut } from './hand-out.js';
import { Inform, type Asker } from './inform.js';
import type { BuildReply } from './spoil-reply.js';

/** A request with everything that was found out about it. */
export interface Call {
  verified: VerifiedRequest;
  asker: Asker;
  /** The process that is asked about, when there is one. */
  process: Process | undefined;
  instruction: Instruction;
  used: WaitingInstruction | undefined;
}

/** What an operation answers; what is told is stored. */
export interface Operated {
  build: BuildReply;
  /** MessageID of the reply. */
  messageId: string;
  kenmerk: string | null;
}

/** Does what a request asks; each operation gives the writer of its reply. */
@Injectable()
export class Operate {
  constructor(
    private readonly deliver: Deliver,
    private readonly inform: Inform,
    private readonly handOut: HandOut,
  ) {}

  async handle(call: Call): Promise<Operated> {
    const { verified, asker, process, instruction, used } = call;
    const { operation, request, messageId } = verified;
    switch (operation) {
      case 'aanleveren': {
        const delivery = { oin: asker.oin, messageId, request, instruction, used };
        const receipt = await this.deliver.handle(delivery);
        // The real reply to a delivery bears the MessageID of the request.
        return { ...answer(operation, receipt, receipt.kenmerk), messageId };
      }
      case 'getBerichtsoorten':
        return answer(operation, this.inform.kinds());
      case 'getProcessen':
        return answer(operation, await this.inform.processList(asker, request));
      case 'getStatussenProces':
        return answer(operation, process ? this.inform.statuses(process, request) : [], request.kenmerk);
      case 'getNieuweStatussenProces': {
        const statuses = process ? await this.inform.newStatuses(asker, process, request) : [];
        return answer(operation, statuses, request.kenmerk);
      }
      case 'getNieuweStatussen':
        return answer(operation, await this.inform.newStatusesOfParty(asker, request));
      case 'getBerichten':
      case 'getBerichtenKenmerk':
        return answer(operation, await this.handOut.fetch(asker, request, false));
      case 'getNieuweBerichten':
      case 'getNieuweBerichtenKenmerk':
        return answer(operation, await this.handOut.fetch(asker, request, true));
      case 'getBerichtenLijst':
        return answer(operation, await this.handOut.list(asker, request, false));
      case 'getNieuweBerichtenLijst':
        return answer(operation, await this.handOut.list(asker, request, true));
      default:
        return verified satisfies never;
    }
  }
}

/** Replies of the other services: `uuid:` without `urn:`, as the real stub writes it. */
function answer<O extends WusOperation>(
  operation: O,
  response: WusOperations[O]['response'],
  kenmerk: string | null = null,
): Operated {
  return {
    build: (frame, signer) => buildReply(operation, response, frame, signer),
    messageId: `uuid:${randomUUID()}`,
    kenmerk,
  };
}
