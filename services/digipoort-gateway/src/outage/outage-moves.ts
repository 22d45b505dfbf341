/** An office and a host it files at or asks. */
export interface Use {
  readonly tenant: string;
  readonly host: string;
}

/** What has to be told for the outages that are told to agree with the hosts that are down. */
export interface OutageMoves<D extends { host: string }, O extends Use> {
  readonly begin: readonly { readonly tenant: string; readonly down: D }[];
  readonly end: readonly O[];
}

/**
 * Compares what is down with what was told: an outage begins for every office that uses a host that is down, and ends when
 * the host is up again or the office no longer uses it.
 */
export function outageMoves<D extends { host: string }, O extends Use>(
  uses: readonly Use[],
  down: readonly D[],
  open: readonly O[],
): OutageMoves<D, O> {
  const byHost = new Map(down.map((one) => [one.host, one]));
  const key = ({ tenant, host }: Use): string => `${tenant} ${host}`;
  const told = new Set(open.map(key));
  const used = new Map(uses.map((use) => [key(use), use]));
  return {
    begin: [...used.values()].flatMap((use) => {
      const one = byHost.get(use.host);
      return one && !told.has(key(use)) ? [{ tenant: use.tenant, down: one }] : [];
    }),
    end: open.filter((outage) => !byHost.has(outage.host) || !used.has(key(outage))),
  };
}
