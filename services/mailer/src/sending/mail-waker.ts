import { Injectable } from '@nestjs/common';

/** Passes on that there is new mail to who sends it in this process; the others look by themselves. */
@Injectable()
export class MailWaker {
  private listener: () => void = () => undefined;

  /** Quick, and never throws. */
  wake(): void {
    this.listener();
  }

  onWake(listener: () => void): void {
    this.listener = listener;
  }
}
