import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadService, type ServiceName } from '@akkoord/host';
import { stringify } from 'yaml';
import { asyncApi } from './async-api.js';
import { checkList, listedChecks } from './check-list.js';
import { errorList } from './error-list.js';
import { eventSchemas } from './event-schemas.js';
import { openApi } from './open-api.js';
import { permissionList } from './permission-list.js';

/** Services whose HTTP is used by others than ourselves. */
const WITH_HTTP: readonly ServiceName[] = ['client-sender', 'connector', 'digipoort-gateway', 'portal-api'];
/** Lie with the documentation. */
const ERRORS = '../docs/errors.md';
const CHECKS = '../docs/checks.md';
const PERMISSIONS = '../docs/permissions.md';
const ROOT = new URL('../../../', import.meta.url).pathname;
const VERSION = '0.1.0';
const HEAD = '# Generated from libs/contracts and the controllers by `npm run contracts`; do not edit.\n';

/** Everything that is generated, by path below contracts/. */
export async function generate(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const [name, schema] of eventSchemas()) files.set(`events/${name}`, `${JSON.stringify(schema, null, 2)}\n`);
  files.set('asyncapi.yaml', HEAD + stringify(asyncApi(VERSION), { aliasDuplicateObjects: false, lineWidth: 0 }));
  for (const service of WITH_HTTP) {
    const document = await openApi(await loadService(service), VERSION);
    files.set(`openapi/${service}.yaml`, HEAD + stringify(document, { aliasDuplicateObjects: false, lineWidth: 0 }));
  }
  files.set(ERRORS, errorList(ROOT, listedChecks()));
  files.set(CHECKS, checkList(ROOT));
  files.set(PERMISSIONS, permissionList());
  return files;
}

/** What is committed now, by path below `folder`. */
function committed(folder: string): Map<string, string> {
  const names = [
    'asyncapi.yaml',
    ERRORS,
    CHECKS,
    PERMISSIONS,
    ...filesIn(folder, 'events'),
    ...filesIn(folder, 'openapi'),
  ];
  return new Map(names.flatMap((name) => contentOf(folder, name)));
}

function filesIn(folder: string, part: string): string[] {
  try {
    return readdirSync(join(folder, part)).map((name) => `${part}/${name}`);
  } catch {
    return [];
  }
}

function contentOf(folder: string, name: string): [string, string][] {
  try {
    return [[name, readFileSync(join(folder, name), 'utf8')]];
  } catch {
    return [];
  }
}

/** Paths that differ between what is generated and what is committed. */
export async function differences(folder: string): Promise<string[]> {
  const [made, there] = [await generate(), committed(folder)];
  return [...new Set([...made.keys(), ...there.keys()])].filter((name) => made.get(name) !== there.get(name)).sort();
}

/** Writes everything anew and removes what is no longer generated. */
export async function write(folder: string): Promise<number> {
  const made = await generate();
  for (const name of committed(folder).keys()) if (!made.has(name)) rmSync(join(folder, name));
  for (const [name, content] of made) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return made.size;
}
