export { differences, generate, write } from './write-contracts.js';
export { eventSchemas } from './event-schemas.js';
