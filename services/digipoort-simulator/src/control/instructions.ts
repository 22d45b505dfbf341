import { Database, uuidv7 } from '@akkoord/persistence';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SIMULATOR_TENANT } from '../migrations/0001-simulator.js';
import {
  instructionFor,
  type CallFacts,
  type Instruction,
  type InstructionScope,
  type WaitingInstruction,
} from './instruction.js';
import { InstructionRepository } from './instruction.repository.js';

/**
 * The instructions that wait, held in memory so that a call which has none costs nothing; the database has them too, and a use is stored
 * in the transaction of the call that used it. One simulator works on a schema at a time.
 */
@Injectable()
export class Instructions implements OnModuleInit {
  private waiting: WaitingInstruction[] = [];

  constructor(
    private readonly database: Database,
    private readonly repository: InstructionRepository,
  ) {}

  async onModuleInit(): Promise<void> {
    this.waiting = await this.database.inTenant(SIMULATOR_TENANT, (tx) => this.repository.all(tx));
  }

  list(): readonly WaitingInstruction[] {
    return this.waiting.filter(({ usesLeft }) => usesLeft !== 0);
  }

  async add(scope: InstructionScope, instruction: Instruction, times: number | null): Promise<string> {
    const added = { id: uuidv7(), scope, instruction, usesLeft: times };
    await this.database.inTenant(SIMULATOR_TENANT, (tx) => this.repository.add(tx, added));
    this.waiting.push(added);
    return added.id;
  }

  /** Takes one use of the instruction for a call; `giveBack` when the call could not be stored. */
  take(facts: CallFacts): WaitingInstruction | undefined {
    const found = instructionFor(this.waiting, facts);
    if (found && found.usesLeft !== null) {
      found.usesLeft -= 1;
      if (found.usesLeft === 0) this.waiting = this.waiting.filter(({ usesLeft }) => usesLeft !== 0);
    }
    return found;
  }

  giveBack(taken: WaitingInstruction): void {
    if (taken.usesLeft === null) return;
    taken.usesLeft += 1;
    if (!this.waiting.includes(taken)) this.waiting.unshift(taken);
  }

  async remove(id: string): Promise<void> {
    await this.database.inTenant(SIMULATOR_TENANT, (tx) => this.repository.remove(tx, id));
    this.waiting = this.waiting.filter((one) => one.id !== id);
  }

  async clear(): Promise<void> {
    await this.database.inTenant(SIMULATOR_TENANT, (tx) => this.repository.clear(tx));
    this.waiting = [];
  }
}
