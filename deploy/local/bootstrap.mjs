// The first step of every command: runs on a bare machine, with Node.js 20 or newer and npm and nothing installed.
const major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
  console.error(
    `Akkoord needs Node.js 20 or newer; this is ${process.version}. Please install a newer one: https://nodejs.org`,
  );
  process.exit(1);
}
const { main } = await import('./src/main.mjs');
process.exitCode = await main(process.argv.slice(2));
