import { describe, expect, it } from '@jest/globals';
import type { Logger } from 'pino';
import { DigipoortGatewayConfig } from '../digipoort-gateway.config.js';
import type { Profiles } from '../profile/profiles.js';
import type { FetchMessages } from './fetch-messages.js';
import { WatchMessages } from './watch-messages.js';

describe('the watch for messages of the authority', () => {
  it('does not keep the gateway from stopping while a look goes on', async () => {
    const begun = Promise.withResolvers<void>();
    const profiles = {
      offices: () => ['12345'],
      of: () => ({ settings: { fetchMessages: true } }),
      obstacleOf: () => undefined,
    };
    const fetchMessages = {
      look: () => {
        begun.resolve();
        return new Promise<undefined>(() => undefined);
      },
    };
    const config = Object.assign(new DigipoortGatewayConfig(), { messageCheckMs: 5, drainTimeoutMs: 10 });
    const watch = new WatchMessages(
      config,
      profiles as unknown as Profiles,
      fetchMessages as unknown as FetchMessages,
      { warn: () => undefined } as unknown as Logger,
    );
    watch.onApplicationBootstrap();
    await begun.promise;
    await expect(watch.beforeApplicationShutdown()).resolves.toBeUndefined();
  });
});
