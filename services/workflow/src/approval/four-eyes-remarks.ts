import type { FilingFinding } from '@akkoord/contracts';
import { stepOf, type Approval } from './approval-state.js';

/** What the reviewer has to mind where four eyes are asked for and the sender named nobody: the office has to see to it itself. */
export function fourEyesRemarks(approval: Pick<Approval, 'facts' | 'workflow' | 'step'>): FilingFinding[] {
  if (!stepOf(approval).isFourEyes || approval.facts.submittedBy) return [];
  return [
    {
      code: 'FOUR_EYES_UNCHECKED',
      severity: 'warn',
      messageNl:
        'Vier ogen zijn niet te controleren: het programma dat dit bericht stuurde, noemt niet wie het maakte. Controleer het alleen als u het niet zelf hebt gemaakt.',
      messageEn:
        'Four eyes cannot be checked: the software that sent this filing does not name who made it. Review it only if you did not make it yourself.',
    },
  ];
}
