// Sets up the demonstration's office the way a person would: through the addresses that offices and operators use.
import { randomBytes } from 'node:crypto';
import { send } from './json-http.mjs';
import { EMPLOYEES, ENVIRONMENT, ORGANISATIONS, PARTICIPANT_NUMBER, VIEWER } from './office.mjs';

/**
 * Registers organisations, contacts, the office's employees and the client environment, and gives the environment its token.
 * @param {{ connector: string, clientSender: string, adminToken: string, internalToken: string }} where
 * @returns {Promise<{ erpToken: string, connectorToken: string }>}
 */
export async function setUpOffice({ connector, clientSender, adminToken, internalToken }) {
  const office = `${connector}/v1/offices/${PARTICIPANT_NUMBER}`;
  const put = (/** @type {string} */ path, /** @type {unknown} */ body) =>
    send('PUT', `${office}/${path}`, { body, token: adminToken });
  for (const [index, { id, name, vatNumber, contact }] of ORGANISATIONS.entries()) {
    await put(`organisations/${id}`, {
      name,
      identificationNumbers: [{ type: 'omzetbelastingnummer', value: vatNumber }],
    });
    await put(`contacts/${contact.id}`, {
      organisationId: id,
      name: contact.name,
      email: contact.email,
      roles: ['approver'],
    });
    await put(`contacts/${VIEWER.contactIds[index]}`, {
      organisationId: id,
      name: VIEWER.name,
      email: VIEWER.email,
      roles: ['viewer'],
    });
  }
  for (const { id, name, email, roles } of EMPLOYEES) await put(`employees/${id}`, { name, email, roles });
  // Whoever plays with the demonstration files the same quarter again and again: here that is only remarked upon.
  for (const rule of ['one-open-filing', 'one-accepted-return']) await put(`rules/${rule}`, { severity: 'warn' });
  await put(`client-environments/${ENVIRONMENT.id}`, { name: ENVIRONMENT.name });
  // The token of an earlier run on the same data is no longer needed, and an environment has two at most.
  const tokens = `${office}/client-environments/${ENVIRONMENT.id}/tokens`;
  const { body: earlier } = await send('GET', tokens, { token: adminToken });
  for (const { tokenId, revokedAt } of earlier.tokens) {
    if (!revokedAt) await send('DELETE', `${tokens}/${tokenId}`, { token: adminToken });
  }
  const issued = await send('POST', tokens, { token: adminToken });
  const connectorToken = issued.body.token;
  const erpToken = `ake_${randomBytes(32).toString('base64url')}`;
  await send('PUT', `${clientSender}/internal/environments/${ENVIRONMENT.id}`, {
    token: internalToken,
    body: {
      name: ENVIRONMENT.name,
      participantNumber: PARTICIPANT_NUMBER,
      connectorUrl: connector,
      connectorToken,
      erpToken,
    },
  });
  return { erpToken, connectorToken };
}
