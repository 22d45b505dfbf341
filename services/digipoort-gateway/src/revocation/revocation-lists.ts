import type { X509Certificate } from 'node:crypto';
import { readRevocationList, type RevocationList } from './revocation-list.js';

/** Gets the bytes of a list; throws when they cannot be had. */
export type FetchList = (url: string) => Promise<Buffer>;

interface Held {
  readonly list: RevocationList;
  readonly askedAt: number;
}

/** After a failure nobody asks again for so long. */
const PAUSE_MS = 60_000;

/**
 * Lists of revoked certificates, held for as long as they are good and asked for anew after `maxAgeMs`. While a newer one cannot
 * be had the old one counts until its own end.
 */
export class RevocationLists {
  private readonly held = new Map<string, Held>();
  private readonly failedAt = new Map<string, { at: number; error: unknown }>();
  private readonly asking = new Map<string, Promise<RevocationList>>();

  constructor(
    private readonly fetchList: FetchList,
    private readonly maxAgeMs: number,
    private readonly pauseMs = PAUSE_MS,
  ) {}

  /** The list at an address; throws what kept it from being had. */
  async at(url: string, issuer: X509Certificate, now: Date): Promise<RevocationList> {
    const key = `${url} ${issuer.fingerprint256}`;
    const held = this.held.get(key);
    const usable = held && held.list.nextUpdate > now ? held.list : undefined;
    if (usable && now.getTime() - held!.askedAt < this.maxAgeMs) return usable;
    const failed = this.failedAt.get(key);
    if (failed && now.getTime() - failed.at < this.pauseMs) {
      if (usable) return usable;
      throw failed.error;
    }
    try {
      return await this.ask(key, url, issuer, now);
    } catch (error) {
      if (usable) return usable;
      throw error;
    }
  }

  private ask(key: string, url: string, issuer: X509Certificate, now: Date): Promise<RevocationList> {
    const before = this.asking.get(key);
    if (before) return before;
    const asking = this.read(key, url, issuer, now).finally(() => this.asking.delete(key));
    this.asking.set(key, asking);
    return asking;
  }

  private async read(key: string, url: string, issuer: X509Certificate, now: Date): Promise<RevocationList> {
    try {
      const list = await readRevocationList(await this.fetchList(url), issuer, now);
      this.held.set(key, { list, askedAt: now.getTime() });
      this.failedAt.delete(key);
      return list;
    } catch (error) {
      this.failedAt.set(key, { at: now.getTime(), error });
      throw error;
    }
  }
}
