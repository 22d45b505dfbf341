import type { Story } from '../mail/story.js';
import { leadsElsewhere } from '../wording/find-problem.js';
import type { Letter } from './letter.js';
import { say } from './text.js';

/**
 * Why a filing was withdrawn. A program can give any text, and its readers trust the office whose mail it stands in: so it is said whose words
 * they are, and what leads elsewhere (a link, a bank account) is left to the portal.
 */
export function withdrawalReason({ text, withdrawnBy, isSuperseded }: Story): Pick<Letter, 'quoteBy' | 'notes'> {
  if (!text || isSuperseded) return {};
  if (withdrawnBy !== 'client-environment') return { quoteBy: say('De reden', 'The reason') };
  if (!leadsElsewhere(text))
    return {
      quoteBy: say(
        'De reden, volgens het programma dat de aangifte stuurde',
        'The reason, according to the software that sent the filing',
      ),
    };
  return {
    notes: [
      say(
        'De reden die het programma opgaf, staat in de portal.',
        'The reason that the software gave is shown in the portal.',
      ),
    ],
  };
}
