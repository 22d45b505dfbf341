import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { finishedXbrl } from '@akkoord/local';
import { WusClient, WusSigner } from '@akkoord/wus';
import type { Installation } from '../flow/installation.js';

/** Somebody files for the same taxpayer with other software and the office's certificate; gives the kenmerk of that filing. */
export async function filedElsewhere({ system }: Installation, taxpayer: string): Promise<string> {
  const file = (name: string): string => readFileSync(join(system.pkiDirectory, name), 'utf8');
  const [key, certificate, ca] = [file('client-key.pem'), file('client-cert.pem'), file('ca.pem')];
  const client = new WusClient({
    baseUrl: new URL(system.wusUrl).origin,
    tls: { key, cert: certificate, ca },
    signer: new WusSigner({ key, certificate }),
    trust: { authorities: ca.match(/-----BEGIN[^]+?-----END CERTIFICATE-----/g) ?? [] },
  });
  const inhoud = await finishedXbrl(taxpayer, '2025-Q3');
  try {
    const outcome = await client.aanleveren({
      berichtsoort: 'Omzetbelasting',
      identiteitBelanghebbende: { nummer: taxpayer, type: 'Fi' },
      rolBelanghebbende: 'Intermediair',
      berichtInhoud: { mimeType: 'application/xml', bestandsnaam: 'OB.xbrl', inhoud },
      autorisatieAdres: 'http://geenausp.nl',
    });
    if (outcome.kind !== 'answered') throw new Error(`the other software got: ${outcome.kind}`);
    return outcome.reply.kenmerk;
  } finally {
    client.close();
  }
}
