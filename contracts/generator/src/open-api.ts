import type { ServiceDefinition } from '@akkoord/service-kit';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { payloadSchemas, reachable, type Schema } from './payload-schemas.js';

const PREFIX = '#/components/schemas/';

/** OpenAPI 3 of one service: paths from its controllers, schemas from the contract classes. Nothing is started. */
export async function openApi(definition: ServiceDefinition, version: string): Promise<Schema> {
  @Module({ imports: [definition.module({ ...new definition.config() }) as never] })
  class Preview {}
  const app = await NestFactory.create<NestFastifyApplication>(Preview, new FastifyAdapter(), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  const builder = new DocumentBuilder().setTitle(`Akkoord ${definition.name}`).setVersion(version).addBearerAuth();
  const document = SwaggerModule.createDocument(app, builder.build()) as unknown as Schema;
  const paths = withoutInternals(document['paths'] as Schema);
  addProblem(paths);
  const all = payloadSchemas(PREFIX);
  const used = [...JSON.stringify(paths).matchAll(/"#\/components\/schemas\/([A-Za-z]+)"/g)].map(([, name]) => name!);
  const schemas = Object.assign({}, ...[...new Set(used)].sort().map((name) => reachable(name, all, PREFIX))) as Schema;
  return { ...document, paths, components: { ...(document['components'] as Schema), schemas } };
}

/** Health, metrics and internal addresses are no part of the contract. */
const withoutInternals = (paths: Schema): Schema =>
  Object.fromEntries(Object.entries(paths).filter(([path]) => !/^\/(health|metrics|internal)/.test(path)));

/** Every operation can answer with problem+json. */
function addProblem(paths: Schema): void {
  for (const operations of Object.values(paths) as Record<string, { responses: Schema }>[]) {
    for (const operation of Object.values(operations)) {
      operation.responses['default'] = {
        description: 'Refused: problem+json with a stable code',
        content: { 'application/problem+json': { schema: { $ref: `${PREFIX}Problem` } } },
      };
    }
  }
}
