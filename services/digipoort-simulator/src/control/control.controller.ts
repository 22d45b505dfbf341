import { Database } from '@akkoord/persistence';
import { Controller, Get, Param, Query, Sse, type MessageEvent } from '@nestjs/common';
import type { Observable } from 'rxjs';
import { BERICHTSOORTEN } from '../filing/check-filing.js';
import { SIMULATOR_TENANT } from '../migrations/0001-simulator.js';
import { SimulatorPki } from '../pki/simulator-pki.js';
import { allStatuses } from '../process/process.js';
import { ProcessRepository } from '../process/process.repository.js';
import { SEQUENCES } from '../process/sequences.js';
import { ORDERS } from '../scenario/orders.js';
import { SCENARIO_NAMES } from '../scenario/scenarios.js';
import { SWITCHABLE_CHECKS } from '../state/settings.js';
import { SimulatedClock } from '../state/simulated-clock.js';
import { Switches } from '../state/switches.js';
import { ALL_PATHS } from '../wus/paths.js';
import { ReceivedLog } from '../wus/received-log.js';
import { WusServer } from '../wus/wus-server.js';
import { ReceivedUnknown } from './control.errors.js';
import { AcceptsQuery, ProcessesQuery } from './control.requests.js';
import { LiveEvents } from './live-events.js';

/** For tests, demos and people: what came in, and what became of it. */
@Controller('control')
export class ControlController {
  constructor(
    private readonly database: Database,
    private readonly processes: ProcessRepository,
    private readonly received: ReceivedLog,
    private readonly clock: SimulatedClock,
    private readonly switches: Switches,
    private readonly wus: WusServer,
    private readonly pki: SimulatorPki,
    private readonly live: LiveEvents,
  ) {}

  /** Where the WUS endpoint is, which files a client needs, and everything that can be ordered. */
  @Get()
  about(): object {
    return {
      wus: this.wus.url,
      paths: ALL_PATHS,
      pki: this.pki.files,
      sequences: SEQUENCES,
      orders: ORDERS,
      scenarios: SCENARIO_NAMES,
      checks: SWITCHABLE_CHECKS,
      berichtsoorten: Object.keys(BERICHTSOORTEN),
      settings: this.switches.settings,
      clock: this.clock.describe(),
    };
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

  /** One request with its envelope and the answer, as text. */
  @Get('received/:id')
  async one(@Param('id') id: string): Promise<object> {
    const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
    const kept = isId ? await this.received.find(id) : undefined;
    if (!kept) throw new ReceivedUnknown();
    const { summary, request, reply } = kept;
    return { ...summary, request: request.toString('utf8'), reply: reply?.toString('utf8') ?? null };
  }

  /** The youngest processes with every status, those to come too. */
  @Get('processes')
  async list(@Query() { belanghebbende, limit = 50 }: ProcessesQuery): Promise<object> {
    const found = await this.database.inTenant(SIMULATOR_TENANT, (tx) =>
      this.processes.latest(tx, limit, belanghebbende),
    );
    const now = this.clock.now();
    return {
      now,
      processes: found.map((process) => ({
        ...process,
        statuses: allStatuses(process).map((status) => ({ ...status, isOut: status.at <= now })),
      })),
    };
  }

  /** Server-sent events: what comes in and what is changed, as it happens. */
  @Sse('events')
  events(): Observable<MessageEvent> {
    return this.live.stream();
  }
}
