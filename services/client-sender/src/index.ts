import { defineService } from '@akkoord/service-kit';
import { ClientSenderConfig } from './client-sender.config.js';
import { ClientSenderModule } from './client-sender.module.js';
import { migrations } from './migrations/index.js';

export const clientSender = defineService({
  name: 'client-sender',
  config: ClientSenderConfig,
  migrations,
  module: (config) => ClientSenderModule.with(config),
});
export { ClientSenderConfig } from './client-sender.config.js';
