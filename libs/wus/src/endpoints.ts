/** The three services of the interface: delivering, asking for statuses, and fetching messages. */
export type WusService = 'aanleverservice' | 'statusinformatieservice' | 'ophaalservice';

/** The services by name. */
export const WUS_SERVICES: readonly WusService[] = ['aanleverservice', 'statusinformatieservice', 'ophaalservice'];

/** Origins of the known hosts; the old platform stops for the Belastingdienst on 1 December 2026 (Logius). */
export const DIGIPOORT_HOSTS = {
  production: 'https://wus.digipoort.logius.nl',
  preproduction: 'https://wus.preproductie.digipoort.logius.nl',
  oldProduction: 'https://dgp2.procesinfrastructuur.nl',
  oldPreproduction: 'https://preprod-dgp2.procesinfrastructuur.nl',
  stub: 'https://cs-bedrijven.procesinfrastructuur.nl',
} as const;

/** The path of a service on every Digipoort host, old and new: `/wus/2.0/<service>/1.2`. */
export function servicePath(service: WusService): string {
  return `/wus/2.0/${service}/1.2`;
}

/** The path of a service on the conformance stub of the Aansluit Suite: `/cpl/<service>/1.2`. */
export function stubPath(service: WusService): string {
  return `/cpl/${service}/1.2`;
}

/** Where the WSDL of the ophaalservice says that its stub is, beside the pattern of the other two. */
export const STUB_OPHAAL_PATH = '/cpl/ophaalservice/services/OphaalService_V1_2';

/** Every path under which a service is known, the usual one first. */
export function pathsOf(service: WusService): readonly string[] {
  const usual = [servicePath(service), stubPath(service)];
  return service === 'ophaalservice' ? [...usual, STUB_OPHAAL_PATH] : usual;
}
