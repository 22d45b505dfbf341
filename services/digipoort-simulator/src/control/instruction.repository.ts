import { uuidv7, type Transaction } from '@akkoord/persistence';
import type { WusOperation } from '@akkoord/wus';
import { Injectable } from '@nestjs/common';
import { SIMULATOR_TENANT } from '../migrations/0001-simulator.js';
import type { Instruction } from './instruction.js';

/** For whom and how often an instruction holds. */
export interface InstructionScope {
  operation: WusOperation;
  /** Number of the belanghebbende; null for whoever comes first. */
  nummer: string | null;
  /** Null: until cleared. */
  times: number | null;
}

/** The instructions that wait for their call; kept in the database, so that a restart forgets none. */
@Injectable()
export class InstructionRepository {
  async add(tx: Transaction, scope: InstructionScope, instruction: Instruction): Promise<string> {
    const id = uuidv7();
    await tx.query(
      'insert into instruction (id, tenant, operation, nummer, content, uses_left) values ($1, $2, $3, $4, $5, $6)',
      [id, SIMULATOR_TENANT, scope.operation, scope.nummer, JSON.stringify(instruction), scope.times],
    );
    return id;
  }

  /** Takes the oldest instruction for this call, one for its very number first. */
  async take(tx: Transaction, operation: WusOperation, nummer: string): Promise<Instruction | undefined> {
    const rows = await tx.query<{ content: Instruction }>(
      `update instruction set uses_left = uses_left - 1
        where id = (select id from instruction
                     where operation = $1 and (nummer = $2 or nummer is null) and coalesce(uses_left, 1) > 0
                     order by nummer nulls last, id limit 1 for update)
        returning content`,
      [operation, nummer],
    );
    return rows[0]?.content;
  }

  async clear(tx: Transaction): Promise<void> {
    await tx.query('delete from instruction');
  }
}
