// A request and a response of every operation: with every element of the XSD, and with none that may be left out.
import type { BerichtInhoud, BerichtResultaat } from '../messages/messages.js';
import type { WusOperation, WusOperations } from '../operations.js';

type Samples = {
  [O in WusOperation]: { requests: WusOperations[O]['request'][]; responses: WusOperations[O]['response'][] };
};

/** Characters that canonical form, XML or UTF-16 treat in a way of their own. */
export const ODD = `<a> & "b" 'c' ]]> é € 😀 \u00a0\u2028\u0085 &amp; %20`;

const kenmerk = '700627b6-383e-4d8d-809f-b066845b36e0';
const identiteit = { nummer: '001000044B37', type: 'Fi' };
const ontvanger = { nummer: '00000002003214394002', type: 'OIN' };
const autorisatieAdres = 'http://geenausp.nl/a?b=1&c=%20#d';
const tijdstempelVanaf = new Date('2026-01-01T00:00:00.001Z');
const tijdstempelTot = new Date('2026-12-31T23:59:59.999Z');
const venster = { tijdstempelVanaf, tijdstempelTot };
const berichtsoort = 'Omzetbelasting';
const foutbeschrijving = `${ODD} ${'x'.repeat(2000)}`;
const fout = { foutcode: 'VAS500', foutbeschrijving };

const file = (inhoud: Buffer): BerichtInhoud => ({ mimeType: 'application/xml', bestandsnaam: 'OB.xbrl', inhoud });
const everyByte = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
const files = [file(everyByte), file(Buffer.alloc(0)), file(Buffer.from('één'))];

const smallBericht: BerichtResultaat = {
  kenmerk,
  berichtsoort,
  berichtkenmerk: 'urn:uuid:1',
  tijdstempelAangeleverd: tijdstempelVanaf,
  identiteitBelanghebbende: identiteit,
  rolBelanghebbende: 'Bedrijf',
  berichtInhoud: file(Buffer.from('<sba/>')),
};
const bericht: BerichtResultaat = {
  ...smallBericht,
  berichtkenmerk: 'b'.repeat(256),
  aanleverkenmerk: ODD.slice(0, 20).trim(),
  eerderAanleverkenmerk: 'k'.repeat(40),
  identiteitAanleveraar: '0'.repeat(35),
  identiteitOntvanger: ontvanger,
  rolOntvanger: 'Ontvanger',
  berichtBijlagen: files,
  constateringenLijst: [
    { code: 'C1', beschrijving: ODD },
    { code: 'C2', beschrijving: '' },
  ],
  additioneleElementenLijst: [{ naam: 'n'.repeat(40), waarde: ODD }],
};

const processRequests = [{ kenmerk, autorisatieAdres, ...venster }, { kenmerk, tijdstempelTot }, { kenmerk }];
const partyRequests = [
  { berichtsoort: 'ICP', identiteitBelanghebbende: identiteit, autorisatieAdres, ...venster },
  { identiteitBelanghebbende: identiteit },
];
const listRequests = [{ berichtsoort: 'SBA', autorisatieAdres, ...venster }, { tijdstempelVanaf }, {}];
const smallStatus = {
  kenmerk,
  identiteitBelanghebbende: identiteit,
  statuscode: '100',
  tijdstempelStatus: tijdstempelVanaf,
  statusomschrijving: 'Aanleveren gelukt.',
};
const status = { ...smallStatus, statuscode: '311', statusFoutcode: fout, statusdetails: `<R a="1">${ODD}</R>` };
const statusLists = [[], [smallStatus], [smallStatus, status, status]];
const berichtLists = [[], [smallBericht], [bericht, smallBericht]];
const lines = [[], [{ berichtsoort: 'SBA', identiteitBelanghebbende: identiteit, kenmerk }]];

/** By operation. */
export const SAMPLES: Samples = {
  aanleveren: {
    requests: [
      {
        berichtsoort,
        identiteitBelanghebbende: identiteit,
        rolBelanghebbende: 'Bedrijf',
        berichtInhoud: file(everyByte),
      },
      {
        kenmerk,
        berichtsoort: 'ICP',
        aanleverkenmerk: '😀'.repeat(40),
        eerderAanleverkenmerk: `<&>"' ]]>é€`,
        identiteitBelanghebbende: { nummer: '1'.repeat(35), type: 'BTW' },
        rolBelanghebbende: 'Intermediair',
        identiteitOntvanger: ontvanger,
        rolOntvanger: '',
        berichtInhoud: { mimeType: 'text/xml', bestandsnaam: 'ICPReport.xbrl', inhoud: Buffer.alloc(5000, 7) },
        berichtBijlagen: files,
        autorisatieAdres,
      },
    ],
    responses: [
      {
        kenmerk,
        berichtsoort,
        tijdstempelAangeleverd: tijdstempelVanaf,
        identiteitBelanghebbende: identiteit,
        rolBelanghebbende: 'Bedrijf',
      },
      {
        kenmerk,
        berichtsoort,
        aanleverkenmerk: `<&>"' ]]>é€`,
        eerderAanleverkenmerk: 'Happyflow',
        tijdstempelAangeleverd: tijdstempelTot,
        identiteitBelanghebbende: identiteit,
        rolBelanghebbende: 'Intermediair',
        identiteitOntvanger: ontvanger,
        rolOntvanger: 'r'.repeat(40),
        autorisatieAdres,
        statuscode: '100',
        tijdstempelStatus: tijdstempelVanaf,
        statusomschrijving: 's'.repeat(80),
        statusFoutcode: fout,
        statusdetails: ODD,
      },
    ],
  },
  getBerichtsoorten: {
    requests: [{ identiteitBelanghebbende: identiteit, autorisatieAdres }, { identiteitBelanghebbende: identiteit }],
    responses: [[], ['Omzetbelasting', 'ICP', ODD]],
  },
  getProcessen: {
    requests: [
      { berichtsoort, identiteitBelanghebbende: identiteit, autorisatieAdres },
      { berichtsoort: ODD, identiteitBelanghebbende: { nummer: ODD.slice(0, 30).trim(), type: '' } },
    ],
    responses: [
      [],
      [
        { kenmerk, berichtsoort, identiteitBelanghebbende: identiteit },
        { kenmerk, berichtsoort, identiteitBelanghebbende: identiteit, identiteitOntvanger: ontvanger },
      ],
    ],
  },
  getStatussenProces: { requests: processRequests, responses: statusLists },
  getNieuweStatussenProces: { requests: processRequests, responses: statusLists },
  getNieuweStatussen: {
    requests: [
      { berichtsoort: 'OBSUP', identiteitBelanghebbende: identiteit, autorisatieAdres, ...venster },
      { berichtsoort: 'OBSUP', identiteitBelanghebbende: identiteit },
    ],
    responses: statusLists,
  },
  getBerichten: { requests: partyRequests, responses: berichtLists },
  getNieuweBerichten: { requests: partyRequests, responses: berichtLists },
  getBerichtenLijst: { requests: listRequests, responses: lines },
  getNieuweBerichtenLijst: { requests: listRequests, responses: lines },
  getBerichtenKenmerk: { requests: processRequests, responses: berichtLists },
  getNieuweBerichtenKenmerk: { requests: processRequests, responses: berichtLists },
};

/** The names, typed. */
export const SAMPLED = Object.keys(SAMPLES) as WusOperation[];
