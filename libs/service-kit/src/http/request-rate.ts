import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from '../refusal.js';

/** Seconds over which requests are counted: a burst may take all of them at once. */
const WINDOW_SECONDS = 10;

/** How many requests a second callers may make on average, over ten seconds. */
export interface RequestRates {
  readonly tokenRequestsPerSecond: number;
  readonly officeRequestsPerSecond: number;
}

/** Somebody asks faster than he may; `retryAfterSeconds` tells when to come back. Nothing of the request was taken in. */
export class TooManyRequests extends Refusal {
  constructor(retryAfterSeconds: number) {
    super('TOO_MANY_REQUESTS', {
      nl: `Te veel verzoeken. Er is niets verwerkt; stuur dit verzoek over ${retryAfterSeconds} s opnieuw.`,
      en: `Too many requests. Nothing was taken in; send this request again in ${retryAfterSeconds} s.`,
      status: 429,
      params: { retryAfterSeconds },
    });
  }
}

/**
 * Counts the requests of a token and of an office, so that one that runs wild leaves room for the others. In the memory
 * of this process: with more instances each counts its own share.
 */
@Injectable()
export class RequestRate {
  private readonly tokens: RateLimiterMemory;
  private readonly offices: RateLimiterMemory;

  constructor({ tokenRequestsPerSecond, officeRequestsPerSecond }: RequestRates) {
    this.tokens = limiter(tokenRequestsPerSecond);
    this.offices = limiter(officeRequestsPerSecond);
  }

  /** Counts a request whose caller is known; throws TooManyRequests. What a token is refused does not count for its office. */
  async count(token: string, office: string): Promise<void> {
    await take(this.tokens, token);
    await take(this.offices, office);
  }
}

const limiter = (perSecond: number): RateLimiterMemory =>
  new RateLimiterMemory({ points: perSecond * WINDOW_SECONDS, duration: WINDOW_SECONDS });

async function take(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    throw new TooManyRequests(Math.max(1, Math.ceil(refused.msBeforeNext / 1000)));
  }
}
