import { WORDING_PARTS } from '@akkoord/contracts';
import { describe, expect, it } from '@jest/globals';
import { findProblem, type WordingProblem } from './find-problem.js';

const KNOWN = ['name', 'office', 'organisation', 'filing', 'period'] as const;
const inOpening = (text: string): WordingProblem | undefined => findProblem('opening', text, KNOWN);

describe('own words that cannot be used', () => {
  it.each<[WordingProblem, string]>([
    ['blank', ''],
    ['blank', ' \n '],
    ['character', 'Een\ttab'],
    ['character', 'Nul\u0000'],
    ['character', 'Terug\r'],
    ['character', 'Andersom \u202Eognib'],
    ['character', 'Onzichtbaar\u200b'],
    ['character', 'Halve \ud83d'],
    ['character', 'Nieuwe regel\u2028van elders'],
    ['placeholder', 'Beste {naam}'],
    ['placeholder', 'Dit zijn {count} aangiften'],
    ['placeholder', 'Beste { name }'],
    ['placeholder', 'Leeg {}'],
    ['placeholder', '{constructor}'],
    ['brace', 'Beste {name'],
    ['brace', 'Beste name}'],
    ['brace', '{{name}}'],
    ['brace', 'Een } en een {'],
    ['link', 'Kijk op https://portal.vanvliet.example'],
    ['link', 'Kijk op HTTP://x'],
    ['link', 'Kijk op www.vanvliet.example'],
    ['link', '(WWW.vanvliet.example)'],
    ['link', 'Kijk op ｗｗｗ．vanvliet．nl'],
    ['link', 'Klik bit.ly/abc'],
    ['link', 'Ga naar vanvliet.nl.'],
    ['link', 'vanvliet.com'],
    ['link', 'mailto:info@vanvliet.nl'],
    ['account', 'Betaal op NL04 RABO 0200 1122 44.'],
    ['account', 'Betaal op nl04rabo0200112244'],
    ['account', 'Of op DE89-3704-0044-0532-0130-00, graag'],
    ['number', 'Uw nummer is 123456782B01'],
    ['number', 'Uw nummer is NL 1234.56.782.B.01'],
    ['number', 'BSN 123 456 782'],
    ['number', 'Kenmerk 7801 2045 0160 1270'],
    ['number', 'BSN １２３４５６７８２'],
  ])('%s: %j', (problem, text) => {
    expect(inOpening(text)).toBe(problem);
  });

  it('a subject of two lines, in which the other parts may be', () => {
    expect(WORDING_PARTS.map((part) => findProblem(part, 'Een\nTwee', KNOWN))).toEqual([
      'line-break',
      undefined,
      undefined,
    ]);
  });
});

describe('own words that can be used', () => {
  it.each([
    'Beste {name}, {organisation} wacht op {filing}.',
    'Vragen? Mail info@vanvliet.nl of jan.de.boer@kantoor.vanvliet.com, of bel 030 123 45 67 of +31301234567.',
    'Over 2026, rubriek 5b: € 12.345, vóór 31-10-2026 (31/10) om 9.00 uur. KvK 30123456.',
    'Bakkerij De Korenbloem B.V. en Garage N.V.; zie art. 52 AWR, e.d.',
    'Klaar.De volgende stap is aan u.',
    'In 2026 <b>niet</b> vet: 1 < 2 & "aanhalingstekens"',
    'NL is ons land; nt20 van de Belastingdienst is de taxonomie van dit jaar.',
    'Eén 👍 en 😀\n\nMet vriendelijke groet,\nTeam {office}',
  ])('%j', (text) => {
    expect(inOpening(text)).toBeUndefined();
  });
});
