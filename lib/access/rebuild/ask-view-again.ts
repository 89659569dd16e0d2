import 'server-only';
import type { AnswerComparison } from '#/lib/audit/shown/compare-answer.ts';
import type { AuditedView } from '#/lib/audit/shown/read-view.ts';
import { checkConsent } from '#/lib/access/request/check-consent.ts';
import { timelineRequest, viewerPolicy } from '#/lib/access/request/record-request.ts';
import { startRestriction } from '#/lib/access/whereabouts/restriction.ts';
import type { NoteSent } from '#/lib/access/request/source-opening.ts';
import { askSources } from '#/lib/access/timeline/ask-sources.ts';
import type { PolicyRequest } from '#/lib/policy/model/policy.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import type { PurposeOfUse } from '#/lib/record/model/viewer.ts';
import type { RecordSession } from '#/lib/session/model/record-session.ts';
import { entryForms } from './entry-forms.ts';

/** How a source answered sourceNow. */
export interface AnsweredNow {
  /** Outcomes by category. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly hasEnded: boolean;
}

interface AskedAgain {
  readonly outcomes: Map<string, Outcome>;
  hasEnded: boolean;
  /** Digest of the person at the source who may be accepted. */
  person?: string;
}

const notAsked = (): AskedAgain => ({ outcomes: new Map(), hasEnded: false });

/**
 * Asks the sources of a view again by the doors of every opening: decided by the role, organisation and purpose of the view, audited
 * with the user of `session`, and released by the same rules. Entries are compared as they come and held nowhere.
 */
export async function askViewAgain(
  view: AuditedView,
  session: RecordSession,
  comparisons: ReadonlyMap<string, AnswerComparison>,
  wasMatched: (source: string) => boolean,
): Promise<ReadonlyMap<string, AnsweredNow>> {
  const answered = await ask(view, session, [...comparisons.keys()], comparisons);
  // The patient had been matched there then, by the rules or by the reader, with a name that no trail holds: the one person who has the
  // number is taken for the same, and another one would have other entries.
  const accepted = [...answered].flatMap(([source, { person }]) =>
    person !== undefined && wasMatched(source) ? [{ source, person }] : [],
  );
  if (accepted.length === 0) return answered;
  const people = accepted.map(({ source, person }) => `${source}~${person}`);
  const acceptedAnswers = await ask(
    view,
    { ...session, accepted: people },
    accepted.map(({ source }) => source),
    comparisons,
  );
  return new Map([...answered, ...acceptedAnswers]);
}

async function ask(
  view: AuditedView,
  session: RecordSession,
  sources: readonly string[],
  comparisons: ReadonlyMap<string, AnswerComparison>,
): Promise<ReadonlyMap<string, AskedAgain>> {
  const request = timelineRequest(session, { sources });
  const stop = new AbortController();
  const consent = await checkConsent(request, stop.signal);
  const policy = policyOf(view, request.config, consent.state === 'known' ? consent.blocked : new Set());
  const noteSent: NoteSent = (source) => ({
    take: (entry, labelled) => comparisons.get(source.id)?.take(entry, () => entryForms(policy, source, labelled)),
    events: () => [],
  });
  const answered = new Map(sources.map((source) => [source, notAsked()]));
  const asking = { request, policy, consent, restriction: startRestriction(request.patient), noteSent };
  for await (const message of askSources(asking, stop.signal, () => stop.abort())) {
    if (!('attempt' in message)) continue;
    const sourceNow = answered.get(message.source);
    if (!sourceNow) continue;
    if (message.type === 'outcome') sourceNow.outcomes.set(message.category, message.outcome);
    if (message.type === 'differences' && message.person !== undefined) sourceNow.person = message.person;
    if (message.type === 'end') sourceNow.hasEnded = true;
  }
  return answered;
}

/** The rules as they hold for the user of the view: their role and organisation, their purpose, and the source that they came from. */
function policyOf(
  { viewer, purpose, patient: { reference } }: AuditedView,
  config: Parameters<typeof viewerPolicy>[1],
  blocked: ReadonlySet<string>,
): PolicyRequest {
  const policy = viewerPolicy({ viewer, purpose: treatmentPurpose(purpose) }, config, blocked);
  const launchedFrom = config.sources.find(({ url }) => reference?.startsWith(`${url}/Patient/`))?.id;
  return launchedFrom === undefined ? policy : { ...policy, launchedFrom };
}

const treatmentPurpose = (code: string): PurposeOfUse => (code === 'ETREAT' || code === 'BTG' ? code : 'TREAT');
