import { Database } from '@akkoord/persistence';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SIMULATOR_TENANT } from '../migrations/0001-simulator.js';
import { SimulatorConfig } from '../simulator.config.js';
import type { Settings, SwitchableCheck } from './settings.js';
import { StateRepository } from './state.repository.js';

/** The settings in force: those of the environment, and over them what was changed since; a restart changes nothing about them. */
@Injectable()
export class Switches implements OnModuleInit {
  private changed: Partial<Settings> = {};
  private current: Settings;

  constructor(
    private readonly config: SimulatorConfig,
    private readonly database: Database,
    private readonly repository: StateRepository,
  ) {
    this.current = initialSettings(config);
  }

  async onModuleInit(): Promise<void> {
    const read = await this.database.inTenant(SIMULATOR_TENANT, (tx) =>
      this.repository.read<Partial<Settings>>(tx, 'settings'),
    );
    this.apply(read ?? {});
  }

  get settings(): Readonly<Settings> {
    return this.current;
  }

  isWaived(check: SwitchableCheck): boolean {
    return this.current.waived.includes(check);
  }

  async change(change: Partial<Settings>): Promise<void> {
    await this.store({ ...this.changed, ...change });
  }

  /** Back to what the environment says. */
  async reset(): Promise<void> {
    await this.store({});
  }

  private async store(changed: Partial<Settings>): Promise<void> {
    await this.database.inTenant(SIMULATOR_TENANT, (tx) => this.repository.write(tx, 'settings', changed));
    this.apply(changed);
  }

  private apply(changed: Partial<Settings>): void {
    this.changed = changed;
    this.current = { ...initialSettings(this.config), ...changed };
  }
}

function initialSettings(config: SimulatorConfig): Settings {
  const named = config.waivedChecks === '' ? [] : (config.waivedChecks.split(',') as SwitchableCheck[]);
  return {
    waived: config.sameOin ? named : [...named, 'oin'],
    acceptAlgorithm: config.acceptAlgorithm,
    replyAlgorithm: config.replyAlgorithm,
    faultStatus: config.faultStatus,
    unknownKenmerk: config.unknownKenmerk,
    serveWsdl: config.serveWsdl,
    arithmetic: config.arithmetic,
    stepMs: config.stepMs,
    giveUpMs: config.giveUpMs,
    clockSkewMs: config.clockSkewMs,
    clockInMessages: false,
    scenariosEverywhere: false,
    slownessMs: 0,
    busyMs: 5_000,
    overloadAt: 0,
    overloadAnswer: 'unavailable',
    revokedOins: [],
    revokedCertificates: [],
  };
}
