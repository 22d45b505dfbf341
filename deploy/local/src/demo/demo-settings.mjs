// What the services are told for a demonstration: accounts, profile with Digipoort, and a pace that people can watch.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { writePrivate } from '../machine/files.mjs';
import { EMPLOYEES, OFFICE_NAME, ORGANISATIONS, PARTICIPANT_NUMBER, VIEWER } from './office.mjs';

/** Milliseconds between two statuses at the simulator. */
export const STEP_MS = 150;
/** Steps until 500 in the accepted sequence (digipoort.md 8.2). */
export const STEPS = 8;

/** One account per person, however many organisations he is a contact of; passwords are made afresh. */
export function demoLogins() {
  const people = [
    ...ORGANISATIONS.map(({ contact }) => ({ name: contact.name, email: contact.email, site: 'client' })),
    { name: VIEWER.name, email: VIEWER.email, site: 'client' },
    ...EMPLOYEES.map(({ name, email }) => ({ name, email, site: 'office' })),
  ];
  return people.map((person) => ({ ...person, password: randomBytes(6).toString('base64url') }));
}

/**
 * @param {{ folder: string, adminToken: string, logins: ReturnType<typeof demoLogins> }} options
 * @returns {NodeJS.ProcessEnv}
 */
export function demoSettings({ folder, adminToken, logins }) {
  const accountsFile = `${folder}/accounts.json`;
  writePrivate(
    accountsFile,
    logins.map(({ name, email, site, password }) => ({
      participantNumber: PARTICIPANT_NUMBER,
      name,
      email,
      site,
      password,
    })),
  );
  // The profile itself follows when the simulator's address and certificates are known.
  writePrivate(profilesFile(folder), []);
  return {
    AKKOORD_LOG_LEVEL: process.env.AKKOORD_LOG_LEVEL ?? 'warn',
    CONNECTOR_BOOTSTRAP_OFFICE: PARTICIPANT_NUMBER,
    CONNECTOR_BOOTSTRAP_ADMIN_TOKEN: adminToken,
    PORTAL_API_BOOTSTRAP_ACCOUNTS_FILE: accountsFile,
    AKKOORD_OFFICES: JSON.stringify([appearance()]),
    CLIENT_SENDER_WEBHOOK_ALLOW_PRIVATE: 'true',
    DIGIPOORT_GATEWAY_BOOTSTRAP_FILE: profilesFile(folder),
    DIGIPOORT_GATEWAY_PROFILE_REFRESH_MS: '200',
    DIGIPOORT_GATEWAY_FOLLOW_SCHEDULE: '100ms,150ms,150ms,150ms,150ms,150ms,150ms,150ms,150ms,150ms,1s',
    DIGIPOORT_SIMULATOR_STEP_MS: String(STEP_MS),
  };
}

/** How the office shows itself on the PDF of a filing and in mail. */
const appearance = () => ({
  participantNumber: PARTICIPANT_NUMBER,
  name: OFFICE_NAME,
  address: 'Keizersgracht 1\n1015 AA Amsterdam',
  colour: '#1f4e79',
  email: 'info@vanvliet.example',
  logo: readFileSync(new URL('office-logo.png', import.meta.url)).toString('base64'),
});

/** @param {string} folder */
const profilesFile = (folder) => `${folder}/communication-profiles.json`;

/**
 * The office's communication profile with Digipoort: here the simulator, with a certificate of its test PKI.
 * @param {{ folder: string, wusUrl: string, pkiDirectory: string }} options
 */
export function writeProfile({ folder, wusUrl, pkiDirectory }) {
  const pki = {
    clientKey: `${pkiDirectory}/client-key.pem`,
    clientCertificate: `${pkiDirectory}/client-cert.pem`,
    ca: `${pkiDirectory}/ca.pem`,
  };
  writePrivate(profilesFile(folder), [
    {
      participantNumber: PARTICIPANT_NUMBER,
      aanleverUrl: wusUrl,
      statusUrl: wusUrl,
      keyFile: pki.clientKey,
      certificateFile: pki.clientCertificate,
      caFile: pki.ca,
      replyCertificateFile: `${pkiDirectory}/reply-signer-cert.pem`,
    },
  ]);
  return pki;
}
