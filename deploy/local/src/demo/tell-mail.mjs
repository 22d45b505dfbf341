// What the demonstration tells of mail: nothing leaves this machine, and everything can be looked at.
import { until } from '../machine/wait.mjs';
import { send } from './json-http.mjs';

/** Mail follows a status within a second; the last one is waited for a little. */
const QUIET_MS = 1500;
const MOST_MS = 8000;

/**
 * Prints which mail was caught, each kind of subject once, when no more comes for a moment.
 * @param {string | undefined} mailUrl page of the catcher; none when the environment names a mail server
 */
export async function tellMail(mailUrl) {
  if (!mailUrl) return;
  let [count, since] = [-1, Date.now()];
  await until(
    async () => {
      const now = (await caught(mailUrl)).length;
      if (now !== count) [count, since] = [now, Date.now()];
      return Date.now() - since > QUIET_MS;
    },
    { timeoutMs: MOST_MS, everyMs: 200 },
  );
  const mails = await caught(mailUrl);
  console.log(`\nMail caught: ${mails.length}, to be read at ${mailUrl}`);
  for (const { to, subject } of [...mails].reverse().slice(-12)) console.log(`  ${to.padEnd(28)} ${subject}`);
}

/**
 * @param {string} mailUrl
 * @returns {Promise<{ to: string, subject: string }[]>}
 */
async function caught(mailUrl) {
  return (await send('GET', `${mailUrl}/api/messages`)).body.messages;
}
