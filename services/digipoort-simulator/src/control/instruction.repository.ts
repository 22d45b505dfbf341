import type { Transaction } from '@akkoord/persistence';
import { Injectable } from '@nestjs/common';
import { SIMULATOR_TENANT } from '../migrations/0001-simulator.js';
import type { Instruction, WaitingInstruction } from './instruction.js';

interface InstructionRow {
  id: string;
  operation: string;
  nummer: string | null;
  berichtsoort: string | null;
  aanleverkenmerk: string | null;
  content: Instruction;
  uses_left: number | null;
}

/** The instructions that wait for their call, in the schema of the simulator. */
@Injectable()
export class InstructionRepository {
  async all(tx: Transaction): Promise<WaitingInstruction[]> {
    const rows = await tx.query<InstructionRow>(
      'select * from instruction where coalesce(uses_left, 1) > 0 order by id',
    );
    return rows.map(({ id, operation, nummer, berichtsoort, aanleverkenmerk, content, uses_left }) => ({
      id,
      scope: { operation, nummer, berichtsoort, aanleverkenmerk },
      instruction: content,
      usesLeft: uses_left,
    }));
  }

  async add(tx: Transaction, { id, scope, instruction, usesLeft }: WaitingInstruction): Promise<void> {
    await tx.query(
      `insert into instruction (id, tenant, operation, nummer, berichtsoort, aanleverkenmerk, content, uses_left)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        id,
        SIMULATOR_TENANT,
        scope.operation,
        scope.nummer,
        scope.berichtsoort,
        scope.aanleverkenmerk,
        JSON.stringify(instruction),
        usesLeft,
      ],
    );
  }

  /** Counts one use per id; an id may come more than once. */
  async use(tx: Transaction, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await tx.query(
      `update instruction set uses_left = greatest(uses_left - used.count, 0)
         from (select id, count(*)::int as count from unnest($1::uuid[]) as id group by id) as used
        where instruction.id = used.id`,
      [ids],
    );
    await tx.query('delete from instruction where uses_left = 0');
  }

  async remove(tx: Transaction, id: string): Promise<void> {
    await tx.query('delete from instruction where id = $1', [id]);
  }

  async clear(tx: Transaction): Promise<void> {
    await tx.query('delete from instruction');
  }
}
