import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isInstalled } from './install.mjs';

describe('packages are installed', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'akkoord-install-'));
    mkdirSync(join(root, 'node_modules'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const wanted = (packages: object) => writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages }));
  const there = (packages: object) =>
    writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages }));

  it('when each is there in its version, those for other platforms aside', () => {
    wanted({
      '': {},
      'node_modules/pg': { version: '8.1.0' },
      'node_modules/mac': { version: '1.0.0', optional: true },
    });
    there({ 'node_modules/pg': { version: '8.1.0' } });
    expect(isInstalled(root)).toBe(true);
  });

  it('not when one has another version', () => {
    wanted({ 'node_modules/pg': { version: '8.2.0' } });
    there({ 'node_modules/pg': { version: '8.1.0' } });
    expect(isInstalled(root)).toBe(false);
  });

  it('not when the installation was broken off', () => {
    wanted({ 'node_modules/pg': { version: '8.2.0' } });
    expect(isInstalled(root)).toBe(false);
  });
});
