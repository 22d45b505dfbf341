import { Database } from '@akkoord/persistence';
import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { SIMULATOR_TENANT } from '../migrations/0001-simulator.js';
import { SimulatorPki } from '../pki/simulator-pki.js';
import { ProcessRepository } from '../process/process.repository.js';
import { SEQUENCES } from '../process/process.js';
import { ReceivedLog } from '../wus/received-log.js';
import { WusServer } from '../wus/wus-server.js';
import { AcceptsQuery, OrderNext } from './control.requests.js';
import type { Instruction } from './instruction.js';
import { InstructionRepository } from './instruction.repository.js';

/** For tests, demos and people: what came in, what was accepted, and what is to happen next. */
@Controller('control')
export class ControlController {
  constructor(
    private readonly database: Database,
    private readonly processes: ProcessRepository,
    private readonly instructions: InstructionRepository,
    private readonly received: ReceivedLog,
    private readonly wus: WusServer,
    private readonly pki: SimulatorPki,
  ) {}

  /** Where the WUS endpoint is and which files a client needs. */
  @Get()
  about(): object {
    return { wus: this.wus.url, pki: this.pki.files, sequences: SEQUENCES };
  }

  @Get('accepts')
  async accepts(@Query() query: AcceptsQuery): Promise<object> {
    const rows = await this.database.inTenant(SIMULATOR_TENANT, (tx) => this.processes.deliveries(tx, query));
    const sum = (pick: 'deliveries' | 'accepted') => rows.reduce((total, row) => total + row[pick], 0);
    return { deliveries: sum('deliveries'), accepted: sum('accepted'), references: rows };
  }

  @Get('received')
  all(): object {
    return { requests: this.received.all() };
  }

  @Post('next')
  @HttpCode(201)
  async next(@Body() order: OrderNext): Promise<object> {
    const scope = {
      operation: order.operation ?? 'aanleveren',
      nummer: order.belanghebbende ?? null,
      times: order.times === 0 ? null : (order.times ?? 1),
    };
    const instruction = instructionOf(order);
    const id = await this.database.inTenant(SIMULATOR_TENANT, (tx) => this.instructions.add(tx, scope, instruction));
    return { id };
  }

  @Delete('next')
  @HttpCode(204)
  async clear(): Promise<void> {
    await this.database.inTenant(SIMULATOR_TENANT, (tx) => this.instructions.clear(tx));
  }
}

function instructionOf(order: OrderNext): Instruction {
  const { outcome, replyDelayMs, stepMs, words, foutcode, reason } = order;
  const timing = {
    ...(replyDelayMs === undefined ? {} : { replyDelayMs }),
    ...(stepMs === undefined ? {} : { stepMs }),
  };
  switch (outcome) {
    case undefined:
      return timing;
    case 'fault':
      return { ...timing, fault: { ...(foutcode ? { foutcode } : {}), ...(reason ? { reason } : {}) } };
    case 'lost-reply':
      return { ...timing, reply: 'lost-after-accept' };
    case 'lost-request':
      return { ...timing, reply: 'lost-before-accept' };
    case 'tampered-reply':
      return { ...timing, reply: 'tampered' };
    case 'accepted':
    case 'refused':
    case 'xbrl-invalid':
    case 'not-authorised':
    case 'delivery-refused':
      return { ...timing, outcome, ...(words ? { words: { ...words } } : {}) };
    default:
      return outcome satisfies never;
  }
}
