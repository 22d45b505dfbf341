import { Injectable } from '@nestjs/common';
import type { Forecast, HostOutage, Outlook, OverallOutlook } from '@akkoord/contracts';
import { Database } from '@akkoord/persistence';
import { Profiles } from '../profile/profiles.js';
import { bannerOf } from './outage.js';
import { OutageRepository, type StoredOutage } from './outage.repository.js';
import { type ForecastFacts, forecastOf, type WaitingFilings } from './outlook.js';
import { WaitingRepository } from './waiting.repository.js';

interface OfficeFacts {
  readonly outages: readonly StoredOutage[];
  readonly waiting: readonly WaitingFilings[];
  readonly stopped: number;
}

/** Says how filings fare at the authority: what is down, what waits, when it goes on. */
@Injectable()
export class ReadOutlook {
  constructor(
    private readonly database: Database,
    private readonly profiles: Profiles,
    private readonly outages: OutageRepository,
    private readonly repository: WaitingRepository,
  ) {}

  async ofOffice(tenant: string, now: Date): Promise<Outlook> {
    return outlookOf(tenant, await this.facts(tenant), now);
  }

  async overall(now: Date): Promise<OverallOutlook> {
    const facts = new Map<string, OfficeFacts>();
    for (const tenant of this.profiles.offices().sort()) facts.set(tenant, await this.facts(tenant));
    const all = [...facts.values()];
    const forecast = forecastOf(
      all.flatMap(({ waiting }) => waiting),
      now,
    );
    return {
      at: now.toISOString(),
      outages: hostOutages(all.flatMap(({ outages }) => outages)),
      ...(forecast ? { forecast: forecastView(forecast) } : {}),
      stopped: all.reduce((sum, { stopped }) => sum + stopped, 0),
      offices: [...facts].map(([tenant, office]) => outlookOf(tenant, office, now)),
    };
  }

  private facts(tenant: string): Promise<OfficeFacts> {
    return this.database.inTenant(tenant, async (tx) => ({
      outages: await this.outages.open(tx),
      waiting: await this.repository.waiting(tx),
      stopped: await this.repository.stopped(tx),
    }));
  }
}

function outlookOf(participantNumber: string, { outages, waiting, stopped }: OfficeFacts, now: Date): Outlook {
  const forecast = forecastOf(waiting, now);
  return {
    participantNumber,
    at: now.toISOString(),
    outages: outages.map(({ id, host, reason, beganAt }) => ({
      outageId: id,
      host,
      reason,
      since: beganAt.toISOString(),
      messages: bannerOf(host, reason, beganAt, now),
    })),
    ...(forecast ? { forecast: forecastView(forecast) } : {}),
    stopped,
  };
}

function forecastView({ waiting, nextAttemptAt, deadline, late, messages }: ForecastFacts): Forecast {
  return {
    waiting,
    ...(nextAttemptAt ? { nextAttemptAt: nextAttemptAt.toISOString() } : {}),
    ...(deadline ? { deadline: { ...deadline, at: deadline.at.toISOString() } } : {}),
    late,
    messages,
  };
}

function hostOutages(outages: readonly StoredOutage[]): HostOutage[] {
  const byHost = Map.groupBy(outages, ({ host }) => host);
  return [...byHost].map(([host, ofHost]) => {
    const [first] = [...ofHost].sort((a, b) => a.beganAt.getTime() - b.beganAt.getTime());
    return { host, reason: first!.reason, since: first!.beganAt.toISOString(), offices: ofHost.length };
  });
}
