/** Addresses of the PostgreSQL and RabbitMQ that all tests of a run share. */
export interface TestServers {
  /** Superuser's address; make a database of your own with `createTestDatabase`. */
  readonly postgresAdminUrl: string;
  readonly amqpUrl: string;
}

/** The servers that jest's global set-up found or started; throws where a test tier has no servers. */
export function testServers(): TestServers {
  const { AKKOORD_POSTGRES_URL: postgresAdminUrl, AKKOORD_AMQP_URL: amqpUrl } = process.env;
  if (!postgresAdminUrl || !amqpUrl)
    throw new Error('Only integration and flow tests have servers (*.int.spec.ts, tests/flow).');
  return { postgresAdminUrl, amqpUrl };
}
