#!/usr/bin/env node
// `npx akkoord-check FILE…` in this folder: the same as `npm run check-filing -- FILE…`.
process.env.INIT_CWD ??= process.cwd();
process.argv.splice(2, 0, 'check-filing');
await import('./bootstrap.mjs');
