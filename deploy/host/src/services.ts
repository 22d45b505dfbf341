import type { ServiceDefinition } from '@akkoord/service-kit';

/** Every service by name; loaded only when it is to run, so that one process carries no more than it needs. */
const LOADERS = {
  'client-sender': async () => (await import('@akkoord/client-sender')).clientSender,
  connector: async () => (await import('@akkoord/connector')).connector,
  workflow: async () => (await import('@akkoord/workflow')).workflow,
  mailer: async () => (await import('@akkoord/mailer')).mailer,
  'digipoort-gateway': async () => (await import('@akkoord/digipoort-gateway')).digipoortGateway,
  'portal-api': async () => (await import('@akkoord/portal-api')).portalApi,
  'digipoort-simulator': async () => (await import('@akkoord/digipoort-simulator')).digipoortSimulator,
} as const satisfies Record<string, () => Promise<unknown>>;

/** Name of a service that can run. */
export type ServiceName = keyof typeof LOADERS;

/** All names, in the order of a filing's journey. */
export const SERVICE_NAMES = Object.keys(LOADERS) as ServiceName[];

/** Reads `all`, or names separated by commas; throws a sentence that tells what is allowed. */
export function chosenServices(choice: string | undefined): ServiceName[] {
  if (choice === undefined || choice.trim() === '' || choice.trim() === 'all') return SERVICE_NAMES;
  const names = choice.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !Object.hasOwn(LOADERS, name));
  if (unknown.length > 0) {
    throw new Error(
      `AKKOORD_SERVICES names ${unknown.join(', ')}; it takes "all" or some of: ${SERVICE_NAMES.join(', ')}`,
    );
  }
  return names as ServiceName[];
}

/** Loads a service. Its configuration class is its own affair, so it is known here only as a service. */
export const loadService = async (name: ServiceName): Promise<ServiceDefinition> =>
  (await LOADERS[name]()) as unknown as ServiceDefinition;
