/**
 * The rows of the transition table that the connector makes by itself, before the workflow knows a filing; its own test makes each of
 * them (services/connector/src/status/every-move.int.spec.ts).
 */
export const ROWS_OF_CONNECTOR: readonly string[] = ['null 10', '10 15', '15 20', '15 45'];
