import { Refusal } from '@akkoord/service-kit';
import type { DefinitionProblem } from './definition.errors.js';

/** There is no such workflow, or no such version of it, at this office. */
export class WorkflowNotFound extends Refusal {
  constructor() {
    super('WORKFLOW_NOT_FOUND', {
      status: 404,
      nl: 'Deze workflow bestaat niet. Vraag de lijst van workflows op.',
      en: 'There is no such workflow. Ask for the list of workflows.',
    });
  }
}

/** The delivered workflow stays as it is. */
export class WorkflowReadOnly extends Refusal {
  constructor() {
    super('WORKFLOW_READ_ONLY', {
      status: 409,
      nl: 'De meegeleverde workflow kan niet worden gewijzigd. Maak een kopie en wijzig die.',
      en: 'The delivered workflow cannot be changed. Make a copy and change that.',
    });
  }
}

/** Somebody else changed the draft in the meantime. */
export class WorkflowChanged extends Refusal {
  constructor(revision: number) {
    super('WORKFLOW_CHANGED', {
      status: 409,
      nl: 'Iemand anders heeft deze workflow intussen gewijzigd. Haal hem opnieuw op en probeer het nog eens.',
      en: 'Somebody else changed this workflow in the meantime. Fetch it again and try once more.',
      params: { revision },
    });
  }
}

/** Two steps have the same key. */
export class WorkflowStepTwice extends Refusal {
  constructor(step: string) {
    super('WORKFLOW_STEP_TWICE', {
      nl: 'Twee stappen hebben dezelfde sleutel. Geef elke stap een eigen sleutel.',
      en: 'Two steps have the same key. Give each step a key of its own.',
      params: { step },
    });
  }
}

/** The draft has faults; `params.problems` names them. */
export class WorkflowNotPublishable extends Refusal {
  constructor(problems: readonly DefinitionProblem[]) {
    super('WORKFLOW_NOT_PUBLISHABLE', {
      nl: `Deze workflow kan niet worden gepubliceerd. ${problems[0]?.nl ?? ''}`,
      en: `This workflow cannot be published. ${problems[0]?.en ?? ''}`,
      params: { problems },
    });
  }
}

/** Only what is published can be followed. */
export class WorkflowNotPublished extends Refusal {
  constructor() {
    super('WORKFLOW_NOT_PUBLISHED', {
      status: 409,
      nl: 'Deze workflow is nog niet gepubliceerd. Publiceer hem eerst.',
      en: 'This workflow is not published yet. Publish it first.',
    });
  }
}
