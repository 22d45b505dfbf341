// What tests and other tools use of the local runner (`@akkoord/local`).
export { startPostgres } from './servers/postgres.mjs';
export { startRabbitmq } from './servers/rabbitmq.mjs';
export { canBeHad, engineAnswers } from './servers/containers.mjs';
export { LARGEST_MESSAGE_ENVIRONMENT } from './servers/largest-message.mjs';
export { freePorts } from './machine/ports.mjs';
export { startSystem } from './system/start-system.mjs';
/** @typedef {import('./system/services.mjs').ServiceName} ServiceName */
export { ensureDatabase } from './system/database.mjs';
export { freshSecrets, secretsIn } from './system/secrets.mjs';
export { startServers } from './servers/start-servers.mjs';
export { watchServers } from './system/watch-servers.mjs';
export { stopServices } from './system/stop-services.mjs';
export { DATA, PATHS, ROOT } from './layout.mjs';
export { writeDemoFile } from './demo/demo-file.mjs';
export { demoLogins, demoSettings, STEP_MS, STEPS, writeProfile } from './demo/demo-settings.mjs';
export { amqpErp, httpErp } from './demo/erp.mjs';
export { finishedXbrl } from './demo/hand-over.mjs';
export { Refused, send } from './demo/json-http.mjs';
export * from './demo/office.mjs';
export { shapeWorkflow } from './demo/office-workflow.mjs';
export { logIn } from './demo/person.mjs';
export { setUpOffice } from './demo/set-up-office.mjs';
export { guardServers } from './servers/guard-servers.mjs';
export { startMailCatcher } from './mail/mail-catcher.mjs';
