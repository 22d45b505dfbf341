import { Injectable } from '@nestjs/common';

/** The time of day for decisions about certificates; tests put their own in its place. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
