import { Injectable, type MessageEvent, type OnModuleDestroy } from '@nestjs/common';
import { Subject, type Observable } from 'rxjs';

/** What whoever watches is told: something came in, or something was changed. */
export type LiveEventName = 'received' | 'clock' | 'settings' | 'next' | 'messages';

/** Tells the pages that are open what happens, as server-sent events. */
@Injectable()
export class LiveEvents implements OnModuleDestroy {
  private readonly events = new Subject<MessageEvent>();

  tell(type: LiveEventName, data: object): void {
    if (this.events.observed) this.events.next({ type, data });
  }

  stream(): Observable<MessageEvent> {
    return this.events;
  }

  /** Ends the open streams, or the server would wait for them. */
  onModuleDestroy(): void {
    this.events.complete();
  }
}
