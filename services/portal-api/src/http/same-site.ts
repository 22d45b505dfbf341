/** What a request tells about where it comes from. */
export interface RequestOrigin {
  readonly method: string;
  readonly secFetchSite: string | undefined;
  readonly origin: string | undefined;
  readonly host: string | undefined;
}

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request to the API may go on (CSRF). Browsers say where a request comes from: Fetch Metadata (to https and localhost),
 * and Origin on everything that writes. Who says neither is no browser, and then holds no cookie of a person who was lured.
 */
export function isFromOwnSite({ method, secFetchSite, origin, host }: RequestOrigin, publicUrl?: string): boolean {
  const isRead = READS.has(method);
  if (secFetchSite !== undefined && secFetchSite !== 'same-origin' && !(isRead && secFetchSite === 'none'))
    return false;
  if (origin === undefined) return true;
  const own = [publicUrl === undefined ? undefined : new URL(publicUrl).host, host];
  return URL.canParse(origin) && own.includes(new URL(origin).host);
}
