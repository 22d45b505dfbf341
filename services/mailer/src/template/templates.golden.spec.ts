import { readFileSync, writeFileSync } from 'node:fs';
import { MAIL_LANGUAGES } from '@akkoord/contracts';
import { parseIsoDate } from '@akkoord/tax';
import { describe, expect, it } from '@jest/globals';
import { SAMPLE_OFFICE, sampleOf, SAMPLES } from '../testing/samples.js';
import { contentOf } from './content-of.js';
import { html } from './html.js';
import { plainText } from './plain-text.js';

const GOLDEN = new URL('./golden/', import.meta.url);

/** `AKKOORD_WRITE_GOLDEN=1` writes them anew; then read them as the people who get them would. */
const isGolden = (file: string, text: string): void => {
  if (process.env['AKKOORD_WRITE_GOLDEN']) writeFileSync(new URL(file, GOLDEN), text);
  expect(text).toBe(readFileSync(new URL(file, GOLDEN), 'utf8'));
};

describe.each(SAMPLES)('mail %s to the %s', (kind, audience) => {
  it.each(MAIL_LANGUAGES)('in %s says word for word what was agreed', (language) => {
    const content = contentOf(sampleOf(kind, audience, language));
    isGolden(`${kind}.${audience}.${language}.txt`, `${content.subject}\n\n${plainText(content, SAMPLE_OFFICE)}`);
  });
});

const OWN = {
  nl: {
    subject: '{office} vraagt uw akkoord voor {filing}',
    opening:
      'Fijn dat u er weer even naar kijkt.\n\nWij hebben het {period} van {organisation} met zorg nagelopen: <alles> klopt.',
    closing:
      'Vragen? Bel ons gerust: 020 123 45 67, op werkdagen van 9.00 tot 17.00 uur.\n\nMet vriendelijke groet,\nIneke en Joost',
  },
  en: {
    subject: '{office} asks your approval of {filing}',
    opening:
      'Thank you for looking at it once more.\n\nWe went through the {period} of {organisation} with care: <all> is right.',
    closing:
      'Any questions? Do call us: 020 123 45 67, on working days from 9.00 to 17.00.\n\nKind regards,\nIneke and Joost',
  },
};

describe("a mail with the office's own words", () => {
  it.each(MAIL_LANGUAGES)('in %s has them around what the product says', (language) => {
    const content = contentOf({ ...sampleOf('filing-ready', 'client', language), wording: OWN[language] });
    const name = `own-words.filing-ready.client.${language}`;
    isGolden(`${name}.txt`, `${content.subject}\n\n${plainText(content, SAMPLE_OFFICE)}`);
    isGolden(`${name}.html`, html(content, { ...SAMPLE_OFFICE, colour: '#1f4e79', logoUrl: 'cid:logo' }));
  });
});

describe('a filing that is late', () => {
  it.each([
    ['filing-ready', /Dat moest uiterlijk 31 oktober 2026. Hebt u nog niet betaald/],
    ['accepted', /Dat moest uiterlijk 31 oktober 2026. Hebt u nog niet betaald/],
    ['reminder', /De uiterste datum was 31 oktober 2026/],
  ] as const)('is called so in the mail %s', (kind, words) => {
    const late = { ...sampleOf(kind, 'client', 'nl'), today: parseIsoDate('2026-11-01') };
    expect(plainText(contentOf(late), SAMPLE_OFFICE).replace(/\s+/g, ' ')).toMatch(words);
    const inTime = { ...late, today: parseIsoDate('2026-10-31') };
    expect(plainText(contentOf(inTime), SAMPLE_OFFICE).replace(/\s+/g, ' ')).not.toMatch(words);
  });
});

describe('a filing that is not paid by its last day', () => {
  const mail = (kind: 'accepted' | 'filing-ready' | 'reminder', filing: object): string => {
    const sample = sampleOf(kind, 'client', 'nl');
    const { payment: _, ...rest } = sample;
    const one = { ...sampleOf('filing-ready', 'client', 'nl').story.filing!, ...filing };
    const story = kind === 'reminder' ? { filings: [one] } : { filing: one };
    return plainText(contentOf({ ...rest, story }), SAMPLE_OFFICE).replace(/\s+/g, ' ');
  };

  it.each([-1_200, 0])('a supplement of %s that is accepted names no assessment to pay', (totalEuros) => {
    const text = mail('accepted', { kind: 'supplement', totalEuros });
    expect(text).not.toMatch(/aanslag|Betaal nog niet/);
    expect(text.includes('beslist binnen ongeveer acht weken')).toBe(totalEuros < 0);
    expect(mail('accepted', { kind: 'supplement', totalEuros: 1_200 })).toContain('per brief');
  });

  it.each(['filing-ready', 'reminder', 'accepted'] as const)(
    'a supplement in the mail %s is not to be paid yet',
    (kind) => {
      expect(mail(kind, { kind: 'supplement', totalEuros: 1_200 })).toContain(
        'U betaalt € 1.200 bij, op de aanslag die u daarvoor nog krijgt. Betaal nog niet.',
      );
    },
  );

  it.each([
    { kind: 'vat-return', totalEuros: -300 },
    { kind: 'supplement', totalEuros: 1_200, dueOn: '2026-10-31' },
  ])('says of $kind $totalEuros that the last day is one to file', (filing) => {
    expect(mail('filing-ready', filing)).toMatch(/Indienen uiterlijk:? 31 oktober 2026/);
    expect(mail('reminder', filing)).toContain('Indienen uiterlijk 31 oktober 2026.');
  });
});

describe('the reason that a program gives for withdrawing a filing', () => {
  const mailOf = (audience: 'client' | 'office', given: object): string => {
    const sample = sampleOf('withdrawn', audience, 'nl');
    return plainText(contentOf({ ...sample, story: { ...sample.story, ...given } }), SAMPLE_OFFICE);
  };
  const lures = [
    'Betaal dit opnieuw op https://belasting.example/betalen',
    'Kijk op www.belasting.example',
    'Maak het over naar NL91 ABNA 0417 1643 00',
    'Andersom \u202Eognib',
  ];

  it.each(['client', 'office'] as const)('leads the %s nowhere: what could, is in the portal only', (audience) => {
    for (const text of lures) {
      const mail = mailOf(audience, { text });
      expect(mail).toContain('De reden die het programma opgaf, staat in de portal.');
      expect(mail).not.toMatch(/belasting\.example|ABNA|ognib|^>/m);
    }
  });

  it('is not said to be that of a program where an employee gave it, who may send a link', () => {
    expect(mailOf('client', { text: lures[0], withdrawnBy: 'office' })).toMatch(/^De reden:\n> Betaal/m);
  });
});

describe('a mail as HTML', () => {
  it('is made as agreed', () => {
    const content = contentOf(sampleOf('accepted', 'client', 'nl'));
    isGolden('accepted.client.nl.html', html(content, { ...SAMPLE_OFFICE, colour: '#1f4e79', logoUrl: 'cid:logo' }));
  });

  it.each(SAMPLES)('%s to the %s fetches nothing, has one button, and says what the text says', (kind, audience) => {
    const content = contentOf(sampleOf(kind, audience, 'nl'));
    const page = html(content, { ...SAMPLE_OFFICE, logoUrl: 'cid:logo' });
    expect(page).not.toMatch(/src="(?!cid:)|url\(|@import|<link|<script/);
    expect(page.match(/class="button"/g)).toHaveLength(1);
    const seen = page
      .replace(/<head>[^]*<\/head>/, '')
      .replace(/<br>/g, '\n')
      .replace(/<[^>]+>/g, '\n');
    for (const said of [content.title, ...content.paragraphs, ...content.notes]) {
      expect(seen).toContain(said.replaceAll('"', '&quot;').replaceAll("'", '&#39;'));
    }
  });

  it('lets nothing that people write become HTML', () => {
    const input = sampleOf('question-asked', 'office', 'nl');
    const text = '<img src=x onerror=alert(1)> & "quoted"';
    const story = { ...input.story, text, actor: '<b>Sanne</b>' };
    const page = html(contentOf({ ...input, name: '<script>', story }), SAMPLE_OFFICE);
    expect(page).not.toMatch(/<img|<b>|<script/);
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;quoted&quot;');
  });
});
