/** Media type of CloudEvents 1.0 in structured mode, JSON. */
export const CLOUD_EVENTS_JSON = 'application/cloudevents+json';

/** CloudEvents 1.0 attributes and our extensions (extension names: lower-case letters and digits only). */
export interface CloudEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly dataschema: string;
  readonly tenant: string;
  readonly correlationid: string;
  readonly causationid?: string;
  readonly traceparent?: string;
  readonly tracestate?: string;
  readonly data: unknown;
}

/** Where the schema of an event type is found, relative to the repository's `contracts/`. */
export const schemaOf = (type: string): string => `urn:akkoord:schema:${type}`;
