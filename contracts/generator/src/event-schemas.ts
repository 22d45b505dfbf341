import {
  type EventDefinition,
  eventDefinitions,
  payloadSchemas,
  reachable,
  type Schema,
  schemaName,
} from '@akkoord/contracts';

const PREFIX = '#/$defs/';

/** CloudEvents 1.0 attributes, and ours: tenant, correlation, causation and W3C trace context. */
const attributes = (definition: EventDefinition, payload: string): Record<string, Schema> => ({
  specversion: { const: '1.0' },
  id: { type: 'string', format: 'uuid' },
  source: { type: 'string', minLength: 1 },
  type: { const: definition.type },
  subject: { type: 'string', minLength: 1 },
  time: { type: 'string', format: 'date-time' },
  datacontenttype: { const: 'application/json' },
  dataschema: { type: 'string' },
  tenant: { type: 'string', pattern: '^\\d{5}$' },
  correlationid: { type: 'string' },
  causationid: { type: 'string' },
  traceparent: { type: 'string' },
  tracestate: { type: 'string' },
  data: { $ref: `${PREFIX}${payload}` },
});

/** The message body of one event: a CloudEvent, or the bare payload where an ERP is the sender. */
function eventSchema(definition: EventDefinition, all: Readonly<Record<string, Schema>>): Schema {
  const head = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${definition.type}.schema.json`,
    title: definition.type,
    description: definition.summary,
  };
  const payload = schemaName(definition.payload, all);
  const $defs = reachable(payload, all, PREFIX);
  if (definition.producer === 'erp') return { ...head, $ref: `${PREFIX}${payload}`, $defs };
  const required = ['specversion', 'id', 'source', 'type', 'subject', 'time', 'tenant', 'data'];
  return { ...head, type: 'object', properties: attributes(definition, payload), required, $defs };
}

/** JSON Schema per event, by file name. */
export function eventSchemas(): Map<string, Schema> {
  const all = payloadSchemas(PREFIX);
  return new Map(
    eventDefinitions().map((definition) => [`${definition.type}.schema.json`, eventSchema(definition, all)]),
  );
}
