import type { FilingFinding } from '@akkoord/contracts';
import { stepOf, type Approval } from './approval-state.js';
import { lacksMaker } from './known-maker.js';

/** What the reviewer has to mind where four eyes are asked for and the sender named nobody: the office has to see to it itself. */
export function fourEyesRemarks(approval: Pick<Approval, 'facts' | 'workflow' | 'step'>): FilingFinding[] {
  if (!stepOf(approval).isFourEyes || approval.facts.submittedBy) return [];
  return [lacksMaker(approval) ? MAKER_NEEDED : UNCHECKED];
}

const UNCHECKED: FilingFinding = {
  code: 'FOUR_EYES_UNCHECKED',
  severity: 'warn',
  messageNl:
    'Vier ogen zijn niet te controleren: het programma dat dit bericht stuurde, noemt niet wie het maakte. Controleer het alleen als u het niet zelf hebt gemaakt.',
  messageEn:
    'Four eyes cannot be checked: the software that sent this filing does not name who made it. Review it only if you did not make it yourself.',
};

const MAKER_NEEDED: FilingFinding = {
  code: 'FOUR_EYES_MAKER_NEEDED',
  severity: 'warn',
  messageNl:
    'Het programma dat dit bericht stuurde, noemt niet wie het maakte. Laat het programma het opnieuw sturen met de naam van de maker, of laat een kantoorbeheerder het goedkeuren en de maker noemen. Afkeuren of intrekken kan ook.',
  messageEn:
    'The software that sent this filing does not name who made it. Have the software send it again with the name of the maker, or have an office manager approve it and name the maker. Rejecting or withdrawing it is possible too.',
};
