// The second step: everything is installed and this is the Node.js that the project pins.
import { isCommand, usage } from './commands/names.mjs';

const [name, ...args] = process.argv.slice(2);
if (!isCommand(name)) {
  console.error(usage());
  process.exit(2);
}
try {
  const command = /** @type {{ run: (args: string[]) => Promise<number> }} */ (
    await import(`./commands/${name.replaceAll(':', '-')}.mjs`)
  );
  process.exitCode = await command.run(args);
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  if (process.env.AKKOORD_STACKS && error instanceof Error) console.error(error.stack);
  process.exitCode = 1;
}
