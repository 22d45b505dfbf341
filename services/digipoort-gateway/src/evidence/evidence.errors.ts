import { Refusal } from '@akkoord/service-kit';

/** Nothing has been exchanged with the authority yet. */
export class NoEvidenceYet extends Refusal {
  constructor() {
    super('NO_EVIDENCE_YET', {
      nl: 'Over deze aangifte is nog niets met Digipoort uitgewisseld. Er is nog geen bewijsbestand.',
      en: 'Nothing has been exchanged with Digipoort about this filing yet. There is no evidence file yet.',
      status: 404,
    });
  }
}
