/** The rows of the transition table (docs/architecture.md) that the connector makes by itself, as `from to`; the workflow's test makes the others. */
export const ROWS: readonly string[] = ['null 10', '10 15', '15 20', '15 45'];
