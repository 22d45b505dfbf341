import { Database } from '@akkoord/persistence';
import { LOGGER, SharedAnswers } from '@akkoord/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { ClientEnvironment } from './environment.js';
import { ErpTokenInvalid } from './environment.errors.js';
import { allEnvironments, environmentOfToken, type EnvironmentRow } from './environment.repository.js';
import { tokenHash } from './erp-token.js';
import { aboutConnectorToken, SecretBox } from './secret-box.js';
import { SeedEnvironments } from './seed-environments.js';

/** How long an answer from the database is believed: a revoked token works this much longer at most. */
const FRESH_MS = 5000;

/** Who is who: environments by id and by ERP token, a few seconds old at most. */
@Injectable()
export class EnvironmentDirectory {
  private environments: ReadonlyMap<string, ClientEnvironment> = new Map();
  private readUntil = 0;
  private tokens = new Map<string, { environmentId: string; until: number }>();
  private readonly readings = new SharedAnswers<ReadonlyMap<string, ClientEnvironment>>();
  private readonly lookUps = new SharedAnswers<string | undefined>();

  constructor(
    private readonly database: Database,
    private readonly secrets: SecretBox,
    private readonly seeds: SeedEnvironments,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  async all(): Promise<ReadonlyMap<string, ClientEnvironment>> {
    return Date.now() < this.readUntil ? this.environments : this.readings.to('all', () => this.read());
  }

  async find(id: string): Promise<ClientEnvironment | undefined> {
    return (await this.all()).get(id);
  }

  /** Something was changed here: ask the database again. */
  forget(): void {
    this.readUntil = 0;
    this.readings.forget();
    this.lookUps.forget();
    // What was asked before is written in what was known before.
    this.tokens = new Map();
  }

  /** The environment whose ERP holds this token; throws ErpTokenInvalid. */
  async authenticate(token: string | undefined): Promise<ClientEnvironment> {
    if (token === undefined) throw new ErpTokenInvalid();
    const sha256 = tokenHash(token);
    const known = this.tokens.get(sha256);
    const environmentId =
      known && Date.now() < known.until
        ? known.environmentId
        : await this.lookUps.to(sha256, () => this.lookUp(sha256));
    const environment = environmentId === undefined ? undefined : await this.find(environmentId);
    if (!environment) throw new ErpTokenInvalid();
    return environment;
  }

  private async read(): Promise<ReadonlyMap<string, ClientEnvironment>> {
    const { tokens } = this;
    await this.seeds.once();
    const rows = await this.database.inSystem(allEnvironments);
    const environments = new Map(rows.flatMap((row) => this.opened(row)).map((opened) => [opened.id, opened]));
    // Nothing was forgotten meanwhile.
    if (tokens === this.tokens) {
      this.environments = environments;
      this.readUntil = Date.now() + FRESH_MS;
    }
    return environments;
  }

  private async lookUp(sha256: string): Promise<string | undefined> {
    const { tokens } = this;
    await this.seeds.once();
    const environmentId = await this.database.inSystem((tx) => environmentOfToken(tx, sha256));
    if (environmentId === undefined) tokens.delete(sha256);
    else tokens.set(sha256, { environmentId, until: Date.now() + FRESH_MS });
    return environmentId;
  }

  /** Nothing for an environment whose secret cannot be opened (another key): it must not take the others with it. */
  private opened({ connector_url, connector_token, profile, ...row }: EnvironmentRow): ClientEnvironment[] {
    try {
      const connectorToken = this.secrets.open(connector_token, aboutConnectorToken(row.tenant, row.id));
      return [{ ...row, connectorUrl: connector_url, connectorToken, profile: { contactType: 'BPL', ...profile } }];
    } catch {
      this.log.error({ environmentId: row.id }, 'the connector token cannot be opened: is the secret key another?');
      return [];
    }
  }
}
