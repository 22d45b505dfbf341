import { payloadSchemas, reachable, type Schema } from '@akkoord/contracts';
import { ANSWERS, ANSWERS_ALSO, previewModule, type ServiceDefinition } from '@akkoord/service-kit';
import { ModulesContainer, NestFactory } from '@nestjs/core';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

const PREFIX = '#/components/schemas/';

/** OpenAPI 3 of one service: paths from its controllers, schemas from the contract classes. Nothing is started. */
export async function openApi(definition: ServiceDefinition, version: string): Promise<Schema> {
  const app = await NestFactory.create<NestFastifyApplication>(previewModule(definition), new FastifyAdapter(), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  const builder = new DocumentBuilder().setTitle(`Akkoord ${definition.name}`).setVersion(version);
  // The portal knows its people by cookie, the others their callers by token.
  if (definition.name === 'portal-api') builder.addCookieAuth('akkoord-session').addSecurityRequirements('cookie');
  else builder.addBearerAuth().addSecurityRequirements('bearer');
  const document = SwaggerModule.createDocument(app, builder.build()) as unknown as Schema;
  const paths = withoutInternals(document['paths'] as Schema);
  const all = payloadSchemas(PREFIX);
  const routes = routesOf(app.get(ModulesContainer));
  addAnswers(paths, routes);
  addQueries(paths, routes, all);
  addProblem(paths);
  const used = [...JSON.stringify(paths).matchAll(/"#\/components\/schemas\/([A-Za-z]+)"/g)].map(([, name]) => name!);
  const schemas = Object.assign({}, ...[...new Set(used)].sort().map((name) => reachable(name, all, PREFIX))) as Schema;
  return { ...document, paths, components: { ...(document['components'] as Schema), schemas } };
}

/** Health, metrics and internal addresses are no part of the contract. */
const withoutInternals = (paths: Schema): Schema =>
  Object.fromEntries(Object.entries(paths).filter(([path]) => !/^\/(health|metrics|internal)/.test(path)));

/** What the decorators say of a route: the class it answers with, with which further statuses, and the class of its query. */
interface Route {
  readonly answer: string | undefined;
  readonly also: Readonly<Record<string, string>>;
  readonly query: string | undefined;
}

const nameOf = (type: unknown): string | undefined => (typeof type === 'function' ? type.name : undefined);

/** Routes by operation id (`Controller_method`). */
function routesOf(modules: ModulesContainer): Map<string, Route> {
  const routes = new Map<string, Route>();
  for (const { metatype } of [...modules.values()].flatMap(({ controllers }) => [...controllers.values()])) {
    if (typeof metatype !== 'function') continue;
    const prototype = metatype.prototype as Record<string, unknown>;
    for (const method of Object.getOwnPropertyNames(prototype)) {
      const route = prototype[method];
      if (typeof route !== 'function') continue;
      const answer = nameOf(Reflect.getMetadata(ANSWERS, route));
      const also = (Reflect.getMetadata(ANSWERS_ALSO, route) ?? {}) as Route['also'];
      routes.set(`${metatype.name}_${method}`, { answer, also, query: queryOf(metatype, prototype, method) });
    }
  }
  return routes;
}

/** Class of a `@Query()` parameter without a name, from Nest's own metadata. */
function queryOf(controller: object, prototype: object, method: string): string | undefined {
  const parameters = (Reflect.getMetadata('__routeArguments__', controller, method) ?? {}) as Record<
    string,
    { index: number; data?: unknown }
  >;
  const types = (Reflect.getMetadata('design:paramtypes', prototype, method) ?? []) as unknown[];
  const [, whole] =
    Object.entries(parameters).find(
      ([key, { data }]) => key.startsWith(`${RouteParamtypes.QUERY}:`) && data === undefined,
    ) ?? [];
  return whole && nameOf(types[whole.index]);
}

function addQueries(paths: Schema, routes: ReadonlyMap<string, Route>, all: Readonly<Record<string, Schema>>): void {
  for (const operation of operationsOf(paths)) {
    const schema = all[routes.get(operation.operationId)?.query ?? ''];
    const required = (schema?.['required'] ?? []) as string[];
    for (const [name, property] of Object.entries((schema?.['properties'] ?? {}) as Record<string, Schema>)) {
      operation.parameters.push({
        name,
        in: 'query',
        required: required.includes(name) && !HAVE_DEFAULTS.has(name),
        schema: property,
      });
    }
  }
}

/** Query fields that are never undefined in the class because they have a default. */
const HAVE_DEFAULTS = new Set(['limit', 'after', 'wait']);

function addAnswers(paths: Schema, routes: ReadonlyMap<string, Route>): void {
  for (const operation of operationsOf(paths)) {
    const { answer: type, also = {} } = routes.get(operation.operationId) ?? {};
    if (!type) continue;
    const [success] = Object.keys(operation.responses).filter((status) => status.startsWith('2'));
    for (const [status, description] of Object.entries({ [success ?? '200']: type, ...also }))
      operation.responses[status] = {
        description,
        content: { 'application/json': { schema: { $ref: `${PREFIX}${type}` } } },
      };
  }
}

interface Operation {
  readonly operationId: string;
  readonly parameters: Schema[];
  readonly responses: Schema;
}
const operationsOf = (paths: Schema): Operation[] =>
  (Object.values(paths) as Record<string, Operation>[]).flatMap((operations) => Object.values(operations));

/** Every operation can answer with problem+json. */
function addProblem(paths: Schema): void {
  for (const { responses } of operationsOf(paths)) {
    responses['default'] = {
      description: 'Refused: problem+json with a stable code',
      content: { 'application/problem+json': { schema: { $ref: `${PREFIX}Problem` } } },
    };
  }
}
