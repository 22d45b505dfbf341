import type { StatusStep } from '@akkoord/contracts';
import type { ApprovalEvent, FilingPart } from './approval-event.js';
import type { Act, Approval } from './approval-state.js';
import { IllegalMoveError } from './approval.errors.js';
import type { PublishedDefinition } from '../definition/delivered-workflows.js';

/** The approval after an event; the first event of its life makes it. */
export function evolve(state: Approval | undefined, event: ApprovalEvent): Approval {
  switch (event.type) {
    case 'approval-requested':
    case 'review-requested': {
      const { standing: _, ...approval } = moved(state ?? born(event), event.steps);
      return { ...approval, step: event.step, ...(event.standing ? { standing: event.standing } : {}) };
    }
    case 'filing-blocked':
      return moved(state ?? born(event), event.steps);
    case 'filing-approved': {
      const { undoUntil: _, standing: __, ...approval } = moved(state ?? born(event), event.steps);
      return { ...approval, step: event.step };
    }
    case 'approval-granted':
    case 'approval-partly-granted':
      return acted(existing(state), event.act);
    case 'approval-completed': {
      const { standing: _, ...approval } = moved(existing(state), event.steps);
      return { ...approval, undoUntil: event.undoUntil };
    }
    case 'approval-rejected':
    case 'filing-withdrawn': {
      const { standing: _, ...approval } = acted(moved(existing(state), event.steps), event.act);
      return approval;
    }
    case 'question-asked':
      return acted(moved(existing(state), event.steps), event.act);
    case 'question-answered': {
      const approval = acted(moved(existing(state), event.steps), event.act);
      return event.standing ? { ...approval, standing: event.standing } : approval;
    }
    case 'approval-repaired':
    case 'approval-undone': {
      const { undoUntil: _, ...approval } = acted(moved(existing(state), event.steps), event.act);
      return { ...approval, round: approval.round + 1 };
    }
    case 'performers-left':
      return existing(state);
    case 'mandate-lapsed': {
      const { standing: _, ...approval } = moved(existing(state), event.steps);
      return approval;
    }
    default:
      return event satisfies never;
  }
}

function born({ filingId, organisation, facts, workflow }: FilingPart & { workflow: PublishedDefinition }): Approval {
  const filing = { filingId, organisation, facts, workflow };
  return {
    ...filing,
    status: 10,
    sequence: 0,
    since: '',
    version: 0,
    step: workflow.definition.start,
    round: 1,
    acts: [],
  };
}

/** Every event is a change; one that moves nothing gives the newest step once more. */
function moved(approval: Approval, steps: readonly StatusStep[]): Approval {
  const newest = steps.at(-1);
  const { status, sequence, at: since } = newest ?? { ...approval, at: approval.since };
  return { ...approval, status, sequence, since, version: approval.version + 1 };
}

const acted = (approval: Approval, act: Act): Approval => ({
  ...approval,
  version: approval.version + 1,
  acts: [...approval.acts, act],
});

function existing(state: Approval | undefined): Approval {
  if (!state) throw new IllegalMoveError('something happened to an approval that never started');
  return state;
}
