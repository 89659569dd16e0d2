import 'server-only';
import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { auditSink } from '#/lib/audit/audit.ts';
import { accessEvent } from '#/lib/audit/model/events.ts';
import { compareAnswer, type AnswerComparison, type ComparedCategory } from '#/lib/audit/shown/compare-answer.ts';
import { contentForm, viewDigests } from '#/lib/audit/shown/entry-digests.ts';
import type { ShownAnswer } from '#/lib/audit/shown/read-shown.ts';
import type { AuditedView } from '#/lib/audit/shown/read-view.ts';
import { config } from '#/lib/config/config.ts';
import type { DigestKey } from '#/lib/config/schema/audit.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import type { PatientIdentity } from '#/lib/record/model/patient.ts';
import type { ReviewPurpose, Viewer } from '#/lib/record/model/viewer.ts';
import type { RecordSession } from '#/lib/session/model/record-session.ts';
import { auditContext } from '#/lib/access/request/record-request.ts';
import { askViewAgain } from './ask-view-again.ts';
import { rebuildDetails } from './words.ts';

/** Person who looks at an earlier view again, and why. */
export interface Reviewer {
  readonly user: Pick<Viewer, 'subject' | 'issuer' | 'name'>;
  readonly purpose: ReviewPurpose;
  /** The patient's name and birth date, which no trail holds: needed where a source is searched by them. */
  readonly person?: PatientIdentity | undefined;
}

/** Answer of the trail against its source now; without `compared` where nothing could be compared. */
export interface RebuiltAnswer {
  readonly answer: ShownAnswer;
  readonly why?: 'key-unknown' | 'form-unknown' | 'not-a-source';
  readonly compared?: ReadonlyMap<string, ComparedCategory>;
  /** Outcomes by category, now; a source that broke off has not ended. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly hasEnded: boolean;
}

/** Compares answers of a view with their sources. Throws before anything is asked where this look cannot be audited. */
export async function rebuildView(
  view: AuditedView,
  answers: readonly ShownAnswer[],
  reviewer: Reviewer,
): Promise<readonly RebuiltAnswer[]> {
  const session = sessionOf(view, reviewer);
  await auditLook(view, answers, session);
  const comparisons = new Map<string, AnswerComparison>();
  for (const answer of answers) {
    const key = answer.form === contentForm ? digestKey(answer.keyId) : undefined;
    if (key) comparisons.set(answer.source.id, compareAnswer(answer.digests, viewDigests(key, view.session)));
  }
  const answeredNow = await askViewAgain(view, session, comparisons, (source) =>
    wasMatched(answers.find((answer) => answer.source.id === source)),
  );
  return answers.map((answer): RebuiltAnswer => {
    const comparison = comparisons.get(answer.source.id);
    const answered = answeredNow.get(answer.source.id);
    const { outcomes = new Map<string, Outcome>(), hasEnded = false } = answered ?? {};
    if (!comparison) return { answer, why: answer.form === contentForm ? 'key-unknown' : 'form-unknown', outcomes, hasEnded };
    if (!hasEnded && outcomes.size === 0) return { answer, why: 'not-a-source', outcomes, hasEnded };
    return { answer, compared: comparison.compared(), outcomes, hasEnded };
  });
}

/** True where entries were sent, or a category ended in any way but that the patient was not matched. */
const wasMatched = (answer: ShownAnswer | undefined): boolean =>
  answer !== undefined && (answer.entries > 0 || [...answer.outcomes.values()].some((outcome) => !outcome.startsWith('unmatched')));

/** The key of this name, new or old. */
export function digestKey(id: string): DigestKey | undefined {
  const { digests } = config().audit;
  return digests && [digests, ...digests.earlier].find((key) => key.id === id);
}

/** Writes down that somebody looks at this view again, and for whom it was made. */
async function auditLook(view: AuditedView, answers: readonly ShownAnswer[], session: RecordSession): Promise<void> {
  const { at, session: id, patient, ...user } = auditContext({ session, config: config() });
  const facts = [
    ['view', view.session],
    [rebuildDetails.viewUser, `${view.viewer.issuer}|${view.viewer.subject}`],
    ['sources', answers.map(({ source }) => source.id).join(', ')],
    [rebuildDetails.account, userInfo().username],
  ] as const;
  const look = { action: 'view-rebuilt', outcome: '0', detail: rebuildDetails.asked } as const;
  await auditSink().write([accessEvent({ ...look, at, user, session: id, patient, facts })]);
}

/** The reviewer in the role and organisation of the view: its user is asserted to nobody again. */
function sessionOf({ viewer, patient }: AuditedView, { user, purpose, person }: Reviewer): RecordSession {
  const { role, organisation, organisationName } = viewer;
  const identity: PatientIdentity = person ?? { identifiers: [], family: '', given: [], restricted: false };
  return {
    id: randomUUID(),
    signIn: 'audit-rebuild',
    viewer: { ...user, role, organisation, organisationName },
    purpose,
    patient: { ...identity, identifiers: patient.identifiers },
    patientFrom: rebuildDetails.patientFrom,
    accepted: [],
    rejected: [],
    openedAt: Math.floor(Date.now() / 1_000),
    framed: false,
  };
}
