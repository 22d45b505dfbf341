import type { SubmitReturn } from '@akkoord/contracts';
import { Database, GroupCommit, type Transaction, uuidv7 } from '@akkoord/persistence';
import { isAway } from '@akkoord/service-kit';
import { Injectable } from '@nestjs/common';
import { context, propagation } from '@opentelemetry/api';
import { ClientSenderConfig } from '../client-sender.config.js';
import { DeliverReturns } from '../delivery/deliver-returns.js';
import type { ClientEnvironment } from '../environment/environment.js';
import { SenderMetrics } from '../sender-metrics.js';
import { supersededBy } from '../supersede/supersede.js';
import { checkReturn } from './check-return.js';
import { addReturns, findReturns } from './return.repository.js';
import { type CheckedReturn, freshlyStored, repeatOrRefuse, type StoredReturn } from './return.js';

/** Bytes above which a return gets a transaction of its own. */
const LARGE = 256 * 1024;

export interface Taken {
  readonly stored: StoredReturn;
  /** False when the same return had been taken before. */
  readonly isNew: boolean;
}

/** Takes returns from ERPs: checked, stored with the work of delivering them, and only then answered. */
@Injectable()
export class SubmitReturns {
  private readonly intake = new GroupCommit<CheckedReturn, Taken>((tenant, returns) => this.storeAll(tenant, returns), {
    most: 50,
    parallel: 2,
    maySplit: (error) => !isAway(error),
  });

  constructor(
    private readonly database: Database,
    private readonly delivery: DeliverReturns,
    private readonly config: ClientSenderConfig,
    private readonly metrics: SenderMetrics,
  ) {}

  /** Throws a Refusal when the return is not right or its reference was used for another. */
  async submit(environment: ClientEnvironment, submitted: SubmitReturn): Promise<Taken> {
    const checked = await this.check(environment, submitted);
    const taken = await this.store(environment.tenant, checked);
    const stored = repeatOrRefuse(taken.stored, checked.contentHash);
    this.metrics.returnTaken(taken.isNew);
    return { stored, isNew: taken.isNew };
  }

  private async check(environment: ClientEnvironment, submitted: SubmitReturn): Promise<CheckedReturn> {
    const { softwareName: name, softwareVersion: version, softwareVendorNumber: vendorNumber } = this.config;
    const receivedAt = new Date();
    const software = { name, version, vendorNumber };
    const trace: { traceparent?: string } = {};
    propagation.inject(context.active(), trace);
    const content = await checkReturn(submitted, { profile: environment.profile, software, now: receivedAt });
    return {
      id: uuidv7(),
      environmentId: environment.id,
      reference: submitted.reference,
      kind: submitted.kind,
      receivedAt,
      ...content,
      ...(trace.traceparent === undefined ? {} : { traceparent: trace.traceparent }),
    };
  }

  private async store(tenant: string, checked: CheckedReturn): Promise<Taken> {
    const { supersedes } = checked;
    if (supersedes !== undefined) return this.storeVersion(tenant, checked, supersedes);
    if (checked.document.content.length > LARGE) return (await this.storeAll(tenant, [checked]))[0]!;
    return this.intake.add(tenant, checked);
  }

  /** A new version is judged by the return it takes the place of, unless it is a repeat: that gets the answer of then. */
  private storeVersion(tenant: string, checked: CheckedReturn, supersedes: string): Promise<Taken> {
    const { environmentId } = checked;
    return this.database.inTenant(tenant, async (tx) => {
      const known = await findReturns(tx, [checked, { environmentId, reference: supersedes }]);
      const before = known.get(keyOf(checked));
      if (before) return { stored: before, isNew: false };
      const old = supersededBy(checked, supersedes, known.get(`${environmentId}/${supersedes}`));
      const [taken] = await this.storeIn(tx, [{ ...checked, afterReturnId: old.id }]);
      return taken!;
    });
  }

  private storeAll(tenant: string, returns: readonly CheckedReturn[]): Promise<Taken[]> {
    return this.database.inTenant(tenant, (tx) => this.storeIn(tx, returns));
  }

  private async storeIn(tx: Transaction, returns: readonly CheckedReturn[]): Promise<Taken[]> {
    // One order for all writers, so that two that hold the same references never wait for each other in a circle.
    const ordered = returns.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    const fresh = await addReturns(tx, ordered);
    const added = returns.filter(({ id }) => fresh.has(id));
    if (added.length > 0) tx.afterCommit(() => this.delivery.stored(tx.tenant!, added));
    const repeats = returns.filter(({ id }) => !fresh.has(id));
    const before = repeats.length === 0 ? new Map<string, StoredReturn>() : await findReturns(tx, repeats);
    return returns.map((checked) =>
      fresh.has(checked.id)
        ? { stored: freshlyStored(checked), isNew: true }
        : { stored: before.get(keyOf(checked))!, isNew: false },
    );
  }
}

const keyOf = ({ environmentId, reference }: CheckedReturn): string => `${environmentId}/${reference}`;
