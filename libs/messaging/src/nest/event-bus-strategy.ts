import type { INestApplicationContext } from '@nestjs/common';
import { EventBusStrategy } from '../consumer/event-bus.strategy.js';
import { Publisher } from '../publisher/publisher.js';
import type { MessagingSettings } from './messaging-options.js';
import { MESSAGING_SETTINGS } from './tokens.js';

/** The transport of a service for `app.connectMicroservice({ strategy })`; the application imports MessagingModule. */
export function eventBusStrategy(app: INestApplicationContext): EventBusStrategy {
  const settings = app.get<MessagingSettings>(MESSAGING_SETTINGS, { strict: false });
  return new EventBusStrategy(settings, app.get(Publisher, { strict: false }));
}
