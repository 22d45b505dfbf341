import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { handymanQuarter } from '@akkoord/local';
import { parseBoxFigures, parseOmzetbelastingNumber, parsePeriod } from '@akkoord/tax';
import { WusClient, WusSigner } from '@akkoord/wus';
import { writeVatReturn } from '@akkoord/xbrl';
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
  try {
    const outcome = await client.aanleveren({
      berichtsoort: 'Omzetbelasting',
      identiteitBelanghebbende: { nummer: taxpayer, type: 'Fi' },
      rolBelanghebbende: 'Intermediair',
      berichtInhoud: { mimeType: 'application/xml', bestandsnaam: 'OB.xbrl', inhoud: vatReturn(taxpayer) },
      autorisatieAdres: 'http://geenausp.nl',
    });
    if (outcome.kind !== 'answered') throw new Error(`the other software got: ${outcome.kind}`);
    return outcome.reply.kenmerk;
  } finally {
    client.close();
  }
}

function vatReturn(taxpayer: string): Buffer {
  const { boxes, contact } = handymanQuarter(taxpayer, '2025-Q3');
  return writeVatReturn({
    taxpayer: parseOmzetbelastingNumber(taxpayer),
    period: parsePeriod('2025-Q3'),
    figures: parseBoxFigures(boxes),
    header: {
      contactType: 'BPL',
      contactInitials: contact.initials,
      contactPrefix: contact.prefix,
      contactSurname: contact.surname,
      contactTelephoneNumber: contact.telephoneNumber,
      messageReference: 'ELDERS-0001',
      softwarePackageName: 'AndersBoek',
      softwarePackageVersion: '1',
      softwareVendorAccountNumber: 'SWO00000',
    },
    now: new Date(),
  });
}
