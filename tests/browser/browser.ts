import { spawnSync } from 'node:child_process';
import { chromium, type Browser } from 'playwright-core';

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The browser of this machine (AKKOORD_CHROMIUM names another), or undefined where there is none. */
export function browserProgram(): string | undefined {
  if (process.env.AKKOORD_CHROMIUM) return process.env.AKKOORD_CHROMIUM;
  const found = PROGRAMS.map((name) =>
    spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim(),
  );
  return found.find((path) => path !== '');
}

/** Starts it without a window. Tests often run as root, where its own sandbox does not work. */
export const startBrowser = (executablePath: string): Promise<Browser> =>
  chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'], timeout: 120_000 });

/** A phone of the usual size; a desktop. */
export const SCREENS = {
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 900 } },
} as const;
