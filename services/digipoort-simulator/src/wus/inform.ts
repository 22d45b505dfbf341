import type { Transaction } from '@akkoord/persistence';
import {
  BELASTINGDIENST,
  type GetProcessenRequest,
  type GetStatussenProcesRequest,
  type ProcesResultaat,
  type StatusResultaat,
} from '@akkoord/wus';
import { Injectable } from '@nestjs/common';
import { statusesAt, type Process, type ProcessStatus } from '../process/process.js';
import { ProcessRepository } from '../process/process.repository.js';

/** Answers questions about processes; only whoever delivered one, by OIN, learns of it. */
@Injectable()
export class Inform {
  constructor(private readonly processes: ProcessRepository) {}

  /** An unknown kenmerk, or another party's, gives an empty list. */
  async statuses(
    tx: Transaction,
    oin: string,
    request: GetStatussenProcesRequest,
    now: Date,
  ): Promise<StatusResultaat[]> {
    const process = await this.processes.find(tx, oin, request.kenmerk);
    if (!process) return [];
    const { tijdstempelVanaf: from, tijdstempelTot: until } = request;
    return statusesAt(process, now)
      .filter(({ at }) => (from === undefined || at >= from) && (until === undefined || at <= until))
      .map((status) => statusResult(process, status));
  }

  async processList(tx: Transaction, oin: string, request: GetProcessenRequest): Promise<ProcesResultaat[]> {
    const { berichtsoort, identiteitBelanghebbende: party } = request;
    const found = await this.processes.ofParty(tx, oin, berichtsoort, party.nummer);
    return found.map((process) => ({
      kenmerk: process.kenmerk,
      berichtsoort: process.berichtsoort,
      identiteitBelanghebbende: { nummer: process.nummer, type: process.numberType },
      identiteitOntvanger: { ...BELASTINGDIENST },
    }));
  }
}

function statusResult(
  process: Process,
  { statuscode, statusomschrijving, at, words, statusdetails }: ProcessStatus,
): StatusResultaat {
  return {
    kenmerk: process.kenmerk,
    identiteitBelanghebbende: { nummer: process.nummer, type: process.numberType },
    statuscode,
    tijdstempelStatus: at,
    statusomschrijving,
    ...(words ? { statusFoutcode: { foutcode: words.foutcode, foutbeschrijving: words.foutbeschrijving } } : {}),
    ...(statusdetails === undefined ? {} : { statusdetails }),
  };
}
