import type { FilingSheet } from '../filing-sheet.js';
import type { OfficeIdentity } from '../filing-pdf-request.js';
import { addElement } from '../typeset/structure.js';
import { heightOf } from '../typeset/sheet.js';
import { CONTENT_WIDTH, PAGE } from '../typeset/style.js';
import { checkLogo } from './logo.js';

const TOP = 44;
const LOGO = { width: 190, height: 46 };
const ADDRESS_WIDTH = 190;
const GAP = 24;

/** Logo and name of the office on the left, its address on the right, a line under both. Throws what `checkLogo` throws. */
export function drawLetterhead(target: FilingSheet, office: OfficeIdentity): void {
  const { sheet, palette } = target;
  sheet.y = TOP;
  const left = office.logo === undefined ? drawName(target, office.name) : drawLogo(target, office.logo, office.name);
  const right = drawAddress(target, office);
  sheet.y = TOP + Math.max(left, right) + 10;
  sheet.artifact(() => sheet.document.rect(PAGE.left, sheet.y, CONTENT_WIDTH, 1.6).fill(palette.accent));
  sheet.y += 24;
}

function drawLogo({ sheet, words }: FilingSheet, png: Uint8Array, office: string): number {
  const logo = checkLogo(png);
  const scale = Math.min(LOGO.width / logo.width, LOGO.height / logo.height);
  const [width, height] = [logo.width * scale, logo.height * scale];
  const box = [PAGE.left, sheet.y, PAGE.left + width, sheet.y + height] as const;
  sheet.element(sheet.root, 'Figure', { alt: words.logo(office), box }, () =>
    sheet.document.image(logo.bytes, PAGE.left, sheet.y, { width, height }),
  );
  return height;
}

function drawName({ sheet, palette }: FilingSheet, name: string): number {
  const style = { size: 16, leading: 20, weight: 600, colour: palette.accent } as const;
  const set = sheet.set(name, style, CONTENT_WIDTH - ADDRESS_WIDTH - GAP);
  const from = sheet.y;
  sheet.block(sheet.root, 'P', set);
  sheet.y = from;
  return heightOf(set);
}

/** With a logo the name stands above the address: a logo alone is no name. */
function drawAddress({ sheet, palette }: FilingSheet, office: OfficeIdentity): number {
  const quiet = { size: 8.5, leading: 11.5, weight: 400, colour: palette.quiet } as const;
  const named = { ...quiet, weight: 600, colour: palette.ink } as const;
  const address = (office.address ?? '').split(/\r\n?|\n/u).filter((line) => line.trim() !== '');
  const sets = [
    ...(office.logo === undefined ? [] : [sheet.set(office.name, named, ADDRESS_WIDTH)]),
    ...address.slice(0, 6).map((line) => sheet.set(line, quiet, ADDRESS_WIDTH)),
  ];
  if (sets.length === 0) return 0;
  const x = PAGE.left + CONTENT_WIDTH - ADDRESS_WIDTH;
  let y = sheet.y;
  const element = addElement(sheet.document, sheet.root, 'P');
  for (const set of sets) {
    const place = { x, y, width: ADDRESS_WIDTH, align: 'right' } as const;
    element.add(() =>
      sheet.lines(
        set.lines.map((line) => `${line.trimEnd()} `),
        set.style,
        place,
      ),
    );
    y += heightOf(set);
  }
  element.end();
  return y - sheet.y;
}
