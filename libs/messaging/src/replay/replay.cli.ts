import type { DeadMessage } from './dead-message.js';
import { listDead, replayDead } from './dead-queue.js';
import { parseReplay, USAGE } from './replay-arguments.js';

/** Exit status: 0 done (also when nothing was found), 1 failed, 2 asked wrongly. */
async function main(args: readonly string[], amqpUrl: string | undefined): Promise<number> {
  const command = parseReplay(args);
  if (typeof command === 'string') return say(process.stderr, `${command}\n\n${USAGE}`, 2);
  if (!amqpUrl) return say(process.stderr, 'AKKOORD_AMQP_URL is not set: which broker?\n', 2);
  const options = { amqpUrl, service: command.service, filter: command.filter };
  try {
    const messages = await (command.dryRun ? listDead(options) : replayDead(options));
    for (const message of messages) say(process.stdout, `${lineOf(message)}\n`);
    const done = command.dryRun ? 'would be handed back' : 'handed back';
    return say(process.stdout, `${messages.length} ${done} to ${command.service}\n`, 0);
  } catch (error) {
    return say(process.stderr, `replay failed: ${(error as Error).message}\n`, 1);
  }
}

function say(stream: NodeJS.WriteStream, text: string, status = 0): number {
  stream.write(text);
  return status;
}

const lineOf = ({ id, type, code, reason, failedAt, attempt }: DeadMessage): string =>
  [failedAt?.toISOString() ?? 'unknown time', type, id, `attempt ${attempt}`, code, reason].join('  ');

process.exitCode = await main(process.argv.slice(2), process.env.AKKOORD_AMQP_URL);
