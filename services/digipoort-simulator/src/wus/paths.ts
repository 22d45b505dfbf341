import { pathsOf, servicePath, WUS_SERVICES, type WusService } from '@akkoord/wus';

/** Where a request was posted. */
export interface Endpoint {
  service: WusService;
  path: string;
  /** Whether it is the look-alike of the Aansluit Suite, where the aanleverkenmerk chooses a scenario. */
  isStub: boolean;
}

const ENDPOINTS: ReadonlyMap<string, Endpoint> = new Map(
  WUS_SERVICES.flatMap((service) =>
    pathsOf(service).map((path) => [path, { service, path, isStub: path !== servicePath(service) }] as const),
  ),
);

/** The endpoint at a path; undefined when there is none. */
export function endpointAt(path: string): Endpoint | undefined {
  return ENDPOINTS.get(path);
}

/** Every path of the WUS endpoint, by service. */
export const ALL_PATHS: Record<string, readonly string[]> = Object.fromEntries(
  WUS_SERVICES.map((service) => [service, pathsOf(service)]),
);
