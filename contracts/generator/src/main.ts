// Writes contracts/, or with --check tells what differs and ends with status 1.
import { differences, write } from './write-contracts.js';

const folder = new URL('../../', import.meta.url).pathname;
if (process.argv.includes('--check')) {
  const different = await differences(folder);
  if (different.length > 0) {
    process.stderr.write(
      `contracts/ is not what the classes say; run "npm run contracts" and commit:\n${different.map((name) => `  ${name}\n`).join('')}`,
    );
    process.exitCode = 1;
  } else {
    process.stdout.write('contracts/ is what the classes say\n');
  }
} else {
  process.stdout.write(`${await write(folder)} files written below contracts/\n`);
}
