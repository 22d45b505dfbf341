#!/usr/bin/env node
// `npx akkoord-verify certificate.json` in this folder: the same as `npm run verify-approval -- certificate.json`.
process.env.INIT_CWD ??= process.cwd();
process.argv.splice(2, 0, 'verify-approval');
await import('./bootstrap.mjs');
