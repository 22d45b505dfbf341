// .data/demo.json: where everything is, for scripts and people that go on from here. Its shape is documented in docs/demo-json.md and kept stable.
import { writeFileSync } from 'node:fs';
import { ENVIRONMENT, ORGANISATIONS, PARTICIPANT_NUMBER } from './office.mjs';

/**
 * @param {string} file
 * @param {{
 *   services: Record<string, string>, amqp: string, tokens: { erp: string, connector: string, officeAdmin: string, internal: string },
 *   logins: { email: string, password: string, name: string, site: string }[],
 *   mail: { page: string, messages: string } | undefined,
 *   pki: { clientKey: string, clientCertificate: string, ca: string },
 * }} facts
 */
export function writeDemoFile(file, { services, amqp, tokens, logins, mail, pki }) {
  const content = {
    services,
    amqp,
    participantNumber: PARTICIPANT_NUMBER,
    clientEnvironment: ENVIRONMENT,
    tokens,
    logins,
    organisations: ORGANISATIONS.map(({ id, name, vatNumber }) => ({ id, name, vatNumber })),
    mail,
    pki,
  };
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
}
