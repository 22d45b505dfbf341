import { createHash } from 'node:crypto';
import type {
  GiveMandate,
  ListMandates,
  MandateCoverage,
  MandateList,
  MandateView,
  RevokeMandate,
} from '@akkoord/contracts';
import { Outbox, type ReceivedRequest } from '@akkoord/messaging';
import { Database, type Transaction } from '@akkoord/persistence';
import { Refusal } from '@akkoord/service-kit';
import { amsterdamDate } from '@akkoord/tax';
import { Injectable } from '@nestjs/common';
import { appendAudit, withEvidence } from '../audit/audit-trail.js';
import { findOrganisation } from '../people/find-organisation.js';
import { requirePermission } from '../people/require-permission.js';
import type { MandateCover } from './mandate.js';
import { MANDATE_REFUSALS, type MandateRefusal } from './mandate.errors.js';
import { mandateProblem } from './mandate-problem.js';
import { mandateChanged, mandateView } from './mandate-views.js';
import {
  addMandate,
  findMandate,
  listMandates,
  markRevoked,
  type RecordedMandate,
  type Recording,
} from './mandate.repository.js';

/** Standing approvals of an office's clients: recorded with their paper, revoked at once. A repeat gives the answer of the first time. */
@Injectable()
export class ManageMandates {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  list({ tenant, data }: ReceivedRequest<ListMandates>, now: Date): Promise<MandateList> {
    return this.database.inTenant(tenant, async (tx) => {
      await requirePermission(tx, data.actor, 'view', data.organisationId);
      const mandates = await listMandates(tx, data.organisationId);
      return { mandates: mandates.map((mandate) => mandateView(mandate, now)) };
    });
  }

  /** Throws NotPermitted, OrganisationUnknown, or a Refusal of MANDATE_REFUSALS. */
  give({ tenant, data, correlationId }: ReceivedRequest<GiveMandate>, now: Date): Promise<MandateView> {
    return this.database.inTenant(tenant, async (tx) => {
      const { organisationId, mandateId, terms, actor, authentication } = data;
      await requirePermission(tx, actor, 'give-mandate', organisationId);
      await findOrganisation(tx, organisationId);
      const problem = mandateProblem(terms, amsterdamDate(now));
      if (problem) throw mandateRefusal(problem);
      const recording = recordingOf(data, now);
      if (!(await addMandate(tx, recording))) return mandateView(await sameAs(tx, recording), now);
      const mandate = await existing(tx, organisationId, mandateId);
      await this.outbox.add(tx, { event: mandateChanged(mandate), correlationId });
      const { documentSha256, at } = recording;
      const { kinds, startsOn, endsOn, objectionHours } = mandate;
      const agreed = { covers: JSON.stringify(mandate.covers), messageKinds: kinds.join(' '), startsOn, endsOn };
      const about = { mandateId, organisationId, documentSha256, objectionHours, ...agreed };
      const evidence = { ...people(actor, authentication), givenBy: terms.givenBy, documentTitle: terms.documentTitle };
      await appendAudit(tx, [withEvidence({ kind: 'mandate-given', at, ...about }, evidence)]);
      return mandateView(mandate, now);
    });
  }

  /** Throws NotPermitted or MANDATE_NOT_FOUND. From now on no filing is approved under it, also none whose time to object is running. */
  revoke({ tenant, data, correlationId }: ReceivedRequest<RevokeMandate>, now: Date): Promise<MandateView> {
    return this.database.inTenant(tenant, async (tx) => {
      const { organisationId, mandateId, actor, authentication } = data;
      await requirePermission(tx, actor, 'give-mandate', organisationId);
      await existing(tx, organisationId, mandateId);
      const at = now.toISOString();
      const isNew = await markRevoked(tx, mandateId, actor, at);
      const mandate = await existing(tx, organisationId, mandateId);
      if (isNew) {
        await this.outbox.add(tx, { event: mandateChanged(mandate), correlationId });
        const fact = { kind: 'mandate-revoked', at, mandateId, organisationId };
        await appendAudit(tx, [withEvidence(fact, people(actor, authentication))]);
      }
      return mandateView(mandate, now);
    });
  }
}

/** A Refusal with one of the codes of MANDATE_REFUSALS. */
export function mandateRefusal(code: MandateRefusal): Refusal {
  const { httpStatus: status, messages } = MANDATE_REFUSALS[code];
  return new Refusal(code, { ...messages, status });
}

async function existing(tx: Transaction, organisationId: string, mandateId: string): Promise<RecordedMandate> {
  const mandate = await findMandate(tx, organisationId, mandateId);
  if (!mandate) throw mandateRefusal('MANDATE_NOT_FOUND');
  return mandate;
}

/** What stands under the id already, if it says the same; an agreement never changes under its id. */
async function sameAs(tx: Transaction, { mandateId, organisationId, ...given }: Recording): Promise<RecordedMandate> {
  const known = await findMandate(tx, organisationId, mandateId);
  const isSame =
    known !== undefined &&
    known.documentSha256 === given.documentSha256 &&
    known.startsOn === given.terms.startsOn &&
    known.endsOn === given.terms.endsOn &&
    known.objectionHours === given.terms.objectionHours &&
    [...known.kinds].sort().join() === [...given.terms.kinds].sort().join() &&
    coverText(known.covers) === coverText(given.covers);
  if (!isSame) throw mandateRefusal('MANDATE_ALREADY_DIFFERENT');
  return known;
}

const coverText = (covers: MandateCover): string =>
  covers.kind === 'nil' ? 'nil' : `${covers.least} to ${covers.most}`;

function recordingOf({ mandateId, organisationId, terms, actor }: GiveMandate, now: Date): Recording {
  const documentSha256 = terms.documentSha256 ?? sha256(terms.documentText ?? '');
  return {
    mandateId,
    organisationId,
    terms,
    covers: coverOf(terms.covers),
    documentSha256,
    actor,
    at: now.toISOString(),
  };
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** Checked by mandateProblem: a band has both ends. */
const coverOf = ({ kind, least = 0, most = 0 }: MandateCoverage): MandateCover =>
  kind === 'nil' ? { kind } : { kind, least, most };

const people = (actor: GiveMandate['actor'], authentication: GiveMandate['authentication']) => ({
  actor: { ...actor },
  authentication: authentication && { ...authentication },
});
