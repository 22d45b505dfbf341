// What would happen if nobody did anything: who is reminded, and when. The office sees it at the portal.

const WHAT = /** @type {Record<string, string>} */ ({
  reminder: 'the client is reminded',
  escalation: 'the office is called in',
  expiry: 'the filing is withdrawn',
});

const WHEN = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'full',
  timeStyle: 'short',
});

/**
 * Tells the first thing that comes for each filing that waits.
 * @param {{ name: string, portal: { reminders: () => Promise<any[]> } }} employee
 * @param {(line: string) => void} print
 */
export async function tellReminders({ name, portal }, print) {
  const coming = await portal.reminders();
  const first = new Map(coming.toReversed().map((reminder) => [reminder.filingId, reminder]));
  print(
    `\n${name} of the office sees what comes if nobody decides (${coming.length} planned); the first for each filing:`,
  );
  for (const { organisation, kind, what, at, dueOn } of first.values())
    print(`  ${organisation.name}, ${kind}, due ${dueOn}: ${WHAT[what] ?? what} on ${WHEN.format(new Date(at))}`);
  print('');
}
