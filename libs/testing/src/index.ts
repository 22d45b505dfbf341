export * from './eventually.js';
export * from './test-servers.js';
export * from './test-database.js';
export * from './private-servers.js';
export * from './let-periods-repeat.js';
