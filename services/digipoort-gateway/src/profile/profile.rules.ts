import type { CommunicationProfile } from './communication-profile.js';

/** An address of a profile that belongs to the other environment. */
export interface StrayHost {
  readonly field: 'aanleverUrl' | 'statusUrl' | 'ophaalUrl';
  readonly host: string;
}

/**
 * The first address of the wrong environment: a production profile talks to production hosts and to no others, a test profile to
 * any host but those.
 */
export function strayHostOf(
  profile: Pick<CommunicationProfile, 'environment' | StrayHost['field']>,
  productionHosts: readonly string[],
): StrayHost | undefined {
  for (const field of ['aanleverUrl', 'statusUrl', 'ophaalUrl'] as const) {
    // A name may end in a dot; it is the same host.
    const host = new URL(profile[field]).hostname.toLowerCase().replace(/\.$/, '');
    if (productionHosts.includes(host) !== (profile.environment === 'production')) return { field, host };
  }
  return undefined;
}
