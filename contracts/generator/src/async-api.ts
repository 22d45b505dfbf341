import {
  type EventDefinition,
  type RequestDefinition,
  eventDefinitions,
  requestDefinitions,
  payloadSchemas,
  reachable,
  schemaName,
  type Schema,
} from '@akkoord/contracts';

const PREFIX = '#/components/schemas/';
const EXCHANGES = { internal: 'akkoord.events', erp: 'akkoord.erp' } as const;
const key = (type: string): string => type.replace(/[.-]([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

const channelOf = (definition: EventDefinition): Schema => ({
  address: definition.type,
  title: definition.type,
  description: definition.summary,
  messages: { [key(definition.type)]: { $ref: `#/components/messages/${key(definition.type)}` } },
  bindings: {
    amqp: {
      is: 'routingKey',
      exchange: { name: EXCHANGES[definition.exchange], type: 'topic', durable: true, autoDelete: false },
    },
  },
});

const messageOf = (definition: EventDefinition): Schema => ({
  name: definition.type,
  title: definition.payload.name,
  summary: definition.summary,
  contentType: definition.producer === 'erp' ? 'application/json' : 'application/cloudevents+json',
  payload: { $ref: `./events/${definition.type}.schema.json` },
});

/** The producer sends; everybody who binds the routing key receives. */
const operationOf = (definition: EventDefinition): Schema => ({
  action: definition.producer === 'erp' ? 'receive' : 'send',
  channel: { $ref: `#/channels/${key(definition.type)}` },
  summary: `${definition.producer}: ${definition.summary}`,
});

/** AsyncAPI 3.0 document of all events and requests. */
export function asyncApi(version: string): Schema {
  const events = eventDefinitions();
  const requests = requestDefinitions();
  const from = <T extends { type: string }, R>(list: readonly T[], make: (item: T) => R): Record<string, R> =>
    Object.fromEntries(list.map((item) => [key(item.type), make(item)]));
  const replies = (type: string): string => `${key(type)}Reply`;
  const schemas = payloadSchemas(PREFIX);
  const referenceTo = (payload: new () => object): Schema => ({ $ref: `${PREFIX}${schemaName(payload, schemas)}` });
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Akkoord events',
      version,
      description:
        'Events are CloudEvents 1.0 in structured JSON on topic exchanges. ERPs use the exchange akkoord.erp; akkoord.events is internal.',
    },
    defaultContentType: 'application/cloudevents+json',
    channels: {
      ...from(events, channelOf),
      ...from(requests, (request) => ({
        address: `akkoord.${request.service}.requests`,
        description: request.summary,
        messages: { [key(request.type)]: { $ref: `#/components/messages/${key(request.type)}` } },
        bindings: { amqp: { is: 'queue', queue: { name: `akkoord.${request.service}.requests`, durable: true } } },
      })),
      ...Object.fromEntries(
        requests.map((request) => [
          replies(request.type),
          {
            address: null,
            description: `Reply to ${request.type}`,
            messages: { [replies(request.type)]: { $ref: `#/components/messages/${replies(request.type)}` } },
          },
        ]),
      ),
    },
    operations: {
      ...from(events, operationOf),
      ...from(requests, (request) => ({
        action: 'receive',
        channel: { $ref: `#/channels/${key(request.type)}` },
        summary: `${request.service}: ${request.summary}`,
        reply: { channel: { $ref: `#/channels/${replies(request.type)}` } },
      })),
    },
    components: {
      messages: {
        ...from(events, messageOf),
        ...from(requests, (request) => ({
          name: request.type,
          contentType: 'application/json',
          payload: referenceTo(request.payload),
        })),
        ...Object.fromEntries(
          requests.map((request) => [
            replies(request.type),
            {
              name: replies(request.type),
              contentType: 'application/json',
              payload: referenceTo(request.reply),
            },
          ]),
        ),
      },
      schemas: schemasOf(requests, schemas),
    },
  };
}

/** All that the payloads and the replies of requests reach. */
function schemasOf(
  requests: readonly RequestDefinition[],
  schemas: Readonly<Record<string, Schema>>,
): Record<string, Schema> {
  const roots = requests.flatMap(({ payload, reply }) => [schemaName(payload, schemas), schemaName(reply, schemas)]);
  const found = Object.assign({}, ...roots.map((root) => reachable(root, schemas, PREFIX))) as Record<string, Schema>;
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
}
