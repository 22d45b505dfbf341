// Brings the schemas of the services named in AKKOORD_SERVICES up to date, making their roles where missing. Runs before they start.
// AKKOORD_DATABASE_ADMIN_URL: a role that may create roles and schemas. The roles' passwords come from <SERVICE>_DATABASE_URL.
import { migrate } from '@akkoord/persistence';
import { environmentPrefix, migrationsOf, type ServiceDefinition } from '@akkoord/service-kit';
import { chosenServices, loadService } from './services.js';

/** Waits this long for a database that is still starting. */
const PATIENCE_MS = 60_000;

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

async function migrateService(definition: ServiceDefinition): Promise<void> {
  const url = new URL(setting(`${environmentPrefix(definition.name)}_DATABASE_URL`));
  const applied = await migrate({
    adminUrl: setting('AKKOORD_DATABASE_ADMIN_URL'),
    schema: definition.schema,
    role: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    migrations: migrationsOf(definition),
  });
  process.stdout.write(
    `${definition.name}: ${applied.length === 0 ? 'up to date' : `applied ${applied.join(', ')}`}\n`,
  );
}

async function run(): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  for (const definition of await Promise.all(chosenServices(process.env['AKKOORD_SERVICES']).map(loadService))) {
    for (;;) {
      try {
        await migrateService(definition);
        break;
      } catch (error) {
        const { code } = error as { code?: string };
        if (!['ECONNREFUSED', 'ENOTFOUND', '57P03', 'EAI_AGAIN'].includes(code ?? '') || Date.now() > until)
          throw error;
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    }
  }
}

await run().catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
});
