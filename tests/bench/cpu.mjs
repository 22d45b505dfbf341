import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks per second of /proc (USER_HZ), 100 on every Linux that Node runs on. */
const TICKS = 100;

/** @param {number} pid */
function stat(pid) {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { parent: Number(fields[1]), seconds: (Number(fields[11]) + Number(fields[12])) / TICKS };
}

/**
 * CPU seconds (user and system) used so far by a process and all that descend from it; 0 where there is no /proc.
 * @param {number | undefined} pid
 */
export function cpuSeconds(pid) {
  if (pid === undefined) return 0;
  /** @type {Map<number, { parent: number, seconds: number }>} */
  const all = new Map();
  try {
    for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
      try {
        all.set(Number(name), stat(Number(name)));
      } catch {
        // ended meanwhile
      }
    }
  } catch {
    return 0;
  }
  const belongs = (/** @type {number} */ id) => {
    for (let at = id; at > 1; at = all.get(at)?.parent ?? 0) if (at === pid) return true;
    return false;
  };
  return [...all].filter(([id]) => belongs(id)).reduce((sum, [, { seconds }]) => sum + seconds, 0);
}
