import type { Words } from '../authority-status/authority-code.js';
import type { DownReason } from '../host-health/host-health.js';
import { momentLabel } from './moment-label.js';

/** Why a host is down, as the middle of a sentence. */
const REASONS: Readonly<Record<DownReason, Words>> = {
  unreachable: { nl: 'is niet bereikbaar', en: 'cannot be reached' },
  timeout: { nl: 'geeft niet op tijd antwoord', en: 'does not answer in time' },
  'connection-lost': { nl: 'verbreekt de verbinding', en: 'breaks the connection' },
  'server-error': { nl: 'heeft een storing', en: 'has a failure' },
  overloaded: { nl: 'is overbelast', en: 'is overloaded' },
  trouble: { nl: 'meldt een technisch probleem', en: 'reports a technical problem' },
};

/** The sentence of a banner. */
export function bannerOf(host: string, reason: string, since: Date, now: Date): Words {
  const words = reason in REASONS ? REASONS[reason as DownReason] : REASONS['server-error'];
  const [name = host] = host.split(':');
  const at = momentLabel(since, now);
  return {
    nl: `Digipoort (${name}) ${words.nl}, sinds ${at.nl}. Er gaat niets verloren: wat klaarstaat gaat vanzelf weg zodra Digipoort weer antwoordt.`,
    en: `Digipoort (${name}) ${words.en}, since ${at.en}. Nothing is lost: what is ready goes by itself as soon as Digipoort answers again.`,
  };
}
