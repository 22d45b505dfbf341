export * from './identifiers.js';
export * from './migration.js';
export * from './provision.js';
export * from './migrate.js';
export * from './transaction.js';
export * from './database.js';
export * from './group-commit.js';
export * from './notifications.js';
