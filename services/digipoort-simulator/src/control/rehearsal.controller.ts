import { Database } from '@akkoord/persistence';
import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { ASSESSMENT_KIND, assessmentCopy } from '../message/message.js';
import { MessageRepository } from '../message/message.repository.js';
import { SIMULATOR_TENANT } from '../migrations/0001-simulator.js';
import { TEST_OINS } from '../pki/test-pki.js';
import { instructionOf } from '../scenario/orders.js';
import { SimulatedClock } from '../state/simulated-clock.js';
import { Switches } from '../state/switches.js';
import { ChangeSettings, MoveClock, OrderNext, SendMessage } from './control.requests.js';
import type { Instruction } from './instruction.js';
import { Instructions } from './instructions.js';
import { LiveEvents } from './live-events.js';

/** For tests, demos and people: what is to happen next, how the simulator behaves, and what time it is there. */
@Controller('control')
export class RehearsalController {
  constructor(
    private readonly database: Database,
    private readonly instructions: Instructions,
    private readonly messages: MessageRepository,
    private readonly clock: SimulatedClock,
    private readonly switches: Switches,
    private readonly live: LiveEvents,
  ) {}

  @Get('next')
  waiting(): object {
    return { orders: this.instructions.list() };
  }

  @Post('next')
  @HttpCode(201)
  async next(@Body() order: OrderNext): Promise<object> {
    const scope = {
      operation: order.operation ?? 'aanleveren',
      nummer: order.belanghebbende ?? null,
      berichtsoort: order.berichtsoort ?? null,
      aanleverkenmerk: order.aanleverkenmerk ?? null,
    };
    const times = order.times === 0 ? null : (order.times ?? 1);
    const id = await this.instructions.add(scope, instructionFrom(order), times);
    this.live.tell('next', this.waiting());
    return { id };
  }

  @Delete('next')
  @HttpCode(204)
  async clear(): Promise<void> {
    await this.instructions.clear();
    this.live.tell('next', this.waiting());
  }

  @Delete('next/:id')
  @HttpCode(204)
  async remove(@Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.instructions.remove(id);
    this.live.tell('next', this.waiting());
  }

  @Get('settings')
  settings(): object {
    return this.switches.settings;
  }

  @Put('settings')
  async change(@Body() change: ChangeSettings): Promise<object> {
    await this.switches.change({ ...change });
    return this.toldSettings();
  }

  @Delete('settings')
  async reset(): Promise<object> {
    await this.switches.reset();
    return this.toldSettings();
  }

  @Get('clock')
  time(): object {
    return this.clock.describe();
  }

  @Put('clock')
  async move(@Body() { now, advanceMs = 0, stopped = this.clock.describe().stopped }: MoveClock): Promise<object> {
    const from = now === undefined ? this.clock.now() : new Date(now);
    await this.clock.set(new Date(from.getTime() + advanceMs), stopped);
    return this.toldTime();
  }

  @Delete('clock')
  async resetClock(): Promise<object> {
    await this.clock.reset();
    return this.toldTime();
  }

  /** Puts a copy of an assessment ready at the ophaalservice. */
  @Post('messages')
  @HttpCode(201)
  async send(@Body() order: SendMessage): Promise<object> {
    const kenmerk = randomUUID();
    const now = this.clock.now();
    const content = assessmentCopy({
      nummer: order.belanghebbende,
      tijdvak: order.tijdvak ?? `${now.getUTCFullYear()}-Q${Math.floor(now.getUTCMonth() / 3) + 1}`,
      bedrag: order.bedrag ?? 0,
      dagtekening: now,
      omschrijving: order.omschrijving ?? 'Kopie van een aanslag omzetbelasting.',
    });
    const message = {
      kenmerk,
      oin: order.oin ?? TEST_OINS.client,
      berichtsoort: order.berichtsoort ?? ASSESSMENT_KIND,
      berichtkenmerk: `urn:uuid:${randomUUID()}`,
      aanleverkenmerk: order.aanleverkenmerk ?? null,
      nummer: order.belanghebbende,
      numberType: order.type ?? 'BTW',
      fileName: 'ServiceberichtAanslag.xml',
      content,
      availableAt: now,
    };
    await this.database.inTenant(SIMULATOR_TENANT, (tx) => this.messages.add(tx, message));
    this.live.tell('messages', { kenmerk, belanghebbende: order.belanghebbende });
    return { kenmerk };
  }

  private toldSettings(): object {
    this.live.tell('settings', this.switches.settings);
    return this.switches.settings;
  }

  private toldTime(): object {
    const time = this.clock.describe();
    this.live.tell('clock', time);
    return time;
  }
}

function instructionFrom(order: OrderNext): Instruction {
  const { outcome, replyDelayMs, stepMs, giveUpMs, words, foutcode, reason, overload } = order;
  const ordered = outcome === undefined ? {} : instructionOf(outcome);
  return {
    ...ordered,
    ...(replyDelayMs === undefined ? {} : { replyDelayMs }),
    ...(stepMs === undefined ? {} : { stepMs }),
    ...(giveUpMs === undefined ? {} : { giveUpMs }),
    ...(ordered.outcome && words ? { words: { ...words } } : {}),
    ...(ordered.overload && overload ? { overload } : {}),
    ...(ordered.fault ? { fault: { ...(foutcode ? { foutcode } : {}), ...(reason ? { reason } : {}) } } : {}),
  };
}
