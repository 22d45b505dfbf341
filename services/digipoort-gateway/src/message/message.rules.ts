import type { BerichtLijstResultaat, Tijdvenster } from '@akkoord/wus';

/** The window to ask about: from a while before what was seen last, for clocks differ and a message may show late; the first time everything. */
export function windowOf(
  seenUntil: Date | undefined,
  now: Date,
  overlapMs: number,
): Required<Tijdvenster> | Tijdvenster {
  const until = { tijdstempelTot: now };
  return seenUntil ? { ...until, tijdstempelVanaf: new Date(seenUntil.getTime() - overlapMs) } : until;
}

/**
 * The processes of which there is something that we do not have: more lines in the list than messages stored. The list names
 * no message, only its process, and one process may bring more than one.
 */
export function toFetch(listed: readonly BerichtLijstResultaat[], stored: ReadonlyMap<string, number>): string[] {
  const lines = Map.groupBy(listed, ({ kenmerk }) => kenmerk);
  return [...lines].flatMap(([kenmerk, ofProcess]) => (ofProcess.length > (stored.get(kenmerk) ?? 0) ? [kenmerk] : []));
}

/** The filing that a reference of ours belongs to; undefined for a reference that is none of ours. */
export function filingOfReference(aanleverkenmerk: string | undefined): string | undefined {
  const [, hex] = /^AK-([0-9a-f]{32})$/.exec(aanleverkenmerk ?? '') ?? [];
  return hex?.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
