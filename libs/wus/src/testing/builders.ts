import type { AanleverRequest, AanleverResponse, StatusResultaat } from '../messages/messages.js';

// 001000044B37 is the test number the Belastingdienst publishes.
const belanghebbende = { nummer: '001000044B37', type: 'BTW' };

export function aDelivery(change: Partial<AanleverRequest> = {}): AanleverRequest {
  return {
    berichtsoort: 'Omzetbelasting',
    aanleverkenmerk: 'AK-1',
    identiteitBelanghebbende: belanghebbende,
    rolBelanghebbende: 'Intermediair',
    berichtInhoud: { mimeType: 'application/xml', bestandsnaam: 'OB.xbrl', inhoud: Buffer.from('<xbrl/>') },
    autorisatieAdres: 'http://geenausp.nl',
    ...change,
  };
}

export function aReceipt(change: Partial<AanleverResponse> = {}): AanleverResponse {
  return {
    kenmerk: '700627b6-383e-4d8d-809f-b066845b36e0',
    berichtsoort: 'Omzetbelasting',
    aanleverkenmerk: 'AK-1',
    tijdstempelAangeleverd: new Date('2026-11-22T12:00:00.123Z'),
    identiteitBelanghebbende: belanghebbende,
    rolBelanghebbende: 'Intermediair',
    ...change,
  };
}

export function aStatus(change: Partial<StatusResultaat> = {}): StatusResultaat {
  return {
    kenmerk: '700627b6-383e-4d8d-809f-b066845b36e0',
    identiteitBelanghebbende: belanghebbende,
    statuscode: '500',
    tijdstempelStatus: new Date('2026-11-22T12:00:01.000Z'),
    statusomschrijving: 'Validatie bij de uitvragende partij gelukt.',
    ...change,
  };
}
