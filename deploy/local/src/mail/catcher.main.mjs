// The catcher as a process of its own, for docker-compose.yml. CATCHER_FOLDER, CATCHER_SMTP_PORT, CATCHER_HTTP_PORT; with CATCHER_BOUNCE_URL and
// AKKOORD_INTERNAL_TOKEN it hands reports of undeliverable mail to the mailer.
import { startMailCatcher } from './mail-catcher.mjs';
import { reportTo } from './report-to.mjs';

const { CATCHER_FOLDER, CATCHER_SMTP_PORT, CATCHER_HTTP_PORT, CATCHER_BOUNCE_URL, AKKOORD_INTERNAL_TOKEN } =
  process.env;
const catcher = await startMailCatcher({
  folder: CATCHER_FOLDER ?? '/tmp/caught-mail',
  host: '0.0.0.0',
  smtpPort: Number(CATCHER_SMTP_PORT ?? 1025),
  httpPort: Number(CATCHER_HTTP_PORT ?? 8080),
  ...(CATCHER_BOUNCE_URL ? { onBounce: reportTo(CATCHER_BOUNCE_URL, AKKOORD_INTERNAL_TOKEN ?? '') } : {}),
});
console.log(`caught mail at ${catcher.url}, SMTP at ${catcher.smtpUrl}`);
process.on('SIGTERM', () => void catcher.stop().then(() => process.exit(0)));
