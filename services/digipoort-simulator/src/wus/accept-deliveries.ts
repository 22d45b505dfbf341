import { Database, GroupCommit } from '@akkoord/persistence';
import { Injectable } from '@nestjs/common';
import type { WaitingInstruction } from '../control/instruction.js';
import { InstructionRepository } from '../control/instruction.repository.js';
import { SIMULATOR_TENANT } from '../migrations/0001-simulator.js';
import type { Process } from '../process/process.js';
import { ProcessRepository } from '../process/process.repository.js';

/** What one call leaves behind: a process, the use of an instruction, or both. */
export interface Trace {
  process?: Process;
  used?: WaitingInstruction | undefined;
}

/** Stores what calls leave behind before they are answered; those that come together share a transaction, each is in it whole. */
@Injectable()
export class AcceptDeliveries {
  private readonly commits = new GroupCommit<Trace, void>((_key, traces) => this.store(traces), {
    most: 100,
    maySplit: () => false,
    maxRestMs: 8,
  });

  constructor(
    private readonly database: Database,
    private readonly processes: ProcessRepository,
    private readonly uses: InstructionRepository,
  ) {}

  /** Resolves when it is committed. */
  async add(trace: Trace): Promise<void> {
    if (!trace.process && !isCounted(trace)) return;
    await this.commits.add('deliveries', trace);
  }

  private async store(traces: Trace[]): Promise<void[]> {
    const processes = traces.flatMap(({ process }) => (process ? [process] : []));
    const used = traces.flatMap((trace) => (trace.used && isCounted(trace) ? [trace.used.id] : []));
    await this.database.inTenant(SIMULATOR_TENANT, async (tx) => {
      await this.processes.addAll(tx, processes);
      await this.uses.use(tx, used);
    });
    return traces.map(() => undefined);
  }
}

// An instruction that holds until cleared has no uses to count.
const isCounted = ({ used }: Trace): boolean => used !== undefined && used.usesLeft !== null;
