import { run } from './check-filing.cli.js';

process.exitCode = await run(
  process.argv.slice(2),
  { env: process.env, now: new Date() },
  { out: (text) => process.stdout.write(text), err: (text) => process.stderr.write(text) },
);
