import { Database, type Transaction } from '@akkoord/persistence';
import {
  BELASTINGDIENST,
  type GetNieuweStatussenRequest,
  type GetProcessenRequest,
  type GetStatussenProcesRequest,
  type ProcesResultaat,
  type StatusResultaat,
  type Tijdvenster,
} from '@akkoord/wus';
import { Injectable } from '@nestjs/common';
import { BERICHTSOORTEN } from '../filing/check-filing.js';
import { SIMULATOR_TENANT } from '../migrations/0001-simulator.js';
import { FetchMarkRepository } from '../process/fetch-mark.repository.js';
import { statusesAt, type Process, type ProcessStatus } from '../process/process.js';
import { ProcessRepository } from '../process/process.repository.js';
import { SimulatedClock } from '../state/simulated-clock.js';

/** Who asks: the OIN decides what is visible, the certificate what is new. */
export interface Asker {
  oin: string;
  fingerprint: string;
}

interface Seen extends ProcessStatus {
  kenmerk: string;
  process: Process;
}

/** Answers questions about processes; only whoever delivered one, by OIN, learns of it. */
@Injectable()
export class Inform {
  constructor(
    private readonly database: Database,
    private readonly processes: ProcessRepository,
    private readonly marks: FetchMarkRepository,
    private readonly clock: SimulatedClock,
  ) {}

  find(oin: string, kenmerk: string): Promise<Process | undefined> {
    return this.inTransaction((tx) => this.processes.find(tx, oin, kenmerk));
  }

  /** Every status in the window; repeatable. */
  statuses(process: Process, request: GetStatussenProcesRequest): StatusResultaat[] {
    return this.seen(process, request).map(statusResult);
  }

  /** Statuses in the window that this certificate was not given before; from now on they are not new to it. */
  async newStatuses(asker: Asker, process: Process, request: GetStatussenProcesRequest): Promise<StatusResultaat[]> {
    return this.takeNew(asker, this.seen(process, request));
  }

  /** The same for every process of one belanghebbende and kind of message. */
  async newStatusesOfParty(asker: Asker, request: GetNieuweStatussenRequest): Promise<StatusResultaat[]> {
    const { berichtsoort, identiteitBelanghebbende: party } = request;
    const processes = await this.inTransaction((tx) =>
      this.processes.ofParty(tx, asker.oin, berichtsoort, party.nummer),
    );
    return this.takeNew(
      asker,
      processes.flatMap((process) => this.seen(process, request)),
    );
  }

  async processList(asker: Asker, request: GetProcessenRequest): Promise<ProcesResultaat[]> {
    const { berichtsoort, identiteitBelanghebbende: party } = request;
    const found = await this.inTransaction((tx) => this.processes.ofParty(tx, asker.oin, berichtsoort, party.nummer));
    return found.map((process) => ({
      kenmerk: process.kenmerk,
      berichtsoort: process.berichtsoort,
      identiteitBelanghebbende: { nummer: process.nummer, type: process.numberType },
      identiteitOntvanger: { ...BELASTINGDIENST },
    }));
  }

  kinds(): string[] {
    return Object.keys(BERICHTSOORTEN);
  }

  private seen(process: Process, { tijdstempelVanaf: from, tijdstempelTot: until }: Tijdvenster): Seen[] {
    return statusesAt(process, this.clock.now())
      .filter(({ at }) => (from === undefined || at >= from) && (until === undefined || at <= until))
      .map((status) => ({ ...status, kenmerk: process.kenmerk, process }));
  }

  private async takeNew(asker: Asker, seen: readonly Seen[]): Promise<StatusResultaat[]> {
    const taken = await this.inTransaction((tx) => this.marks.take(tx, asker.fingerprint, 'status', seen));
    return taken.map(statusResult);
  }

  private inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.inTenant(SIMULATOR_TENANT, work);
  }
}

function statusResult({ process, statuscode, statusomschrijving, at, words, statusdetails }: Seen): StatusResultaat {
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
