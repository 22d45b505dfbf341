const started = Date.now();
const WIDTH = 12;

/**
 * A writer of progress lines for one part of the work: seconds since the start, the part, what happened.
 * @param {string} part
 * @returns {(line: string) => void}
 */
export function progress(part) {
  return (line) => process.stdout.write(`${seconds().padStart(7)}  ${part.padEnd(WIDTH)} ${line}\n`);
}

/**
 * Says every 15 seconds that the work still goes on, so that a silent step does not look like a hanging one.
 * @template T
 * @param {(line: string) => void} log
 * @param {string} what
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withHeartbeat(log, what, work) {
  const begin = Date.now();
  const timer = setInterval(() => log(`${what} (${Math.round((Date.now() - begin) / 1000)} s so far)`), 15_000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

function seconds() {
  // The process that goes on under Node 24 counts from the start of the first.
  const begin = Number(process.env.AKKOORD_STARTED_AT ?? started);
  return `${((Date.now() - begin) / 1000).toFixed(1)} s`;
}
