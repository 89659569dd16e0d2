import { shortDate } from '#/lib/record/dates/short-date.ts';
import { formatClinicalDate, formatDateText } from '#/lib/record/dates/format-date.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import { mergeEntries } from '#/lib/record/merge/merge-entries.ts';
import type { PreparedEntry } from '#/lib/record/merge/prepared-entry.ts';
import type { Decision } from '#/lib/record/model/decision.ts';
import type { EntryId, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { alertKind } from './alert-kind.ts';
import { noticeCandidates } from './candidates.ts';
import { isForbidding } from './forbidding.ts';
import { disclosuresAmong } from '#/lib/record/security-labels/disclosures.ts';
import { type Notice, noticeKinds } from './notice.ts';
import { decisionStanding, type StandingContext } from './standing.ts';
import { noticeWords } from './words.ts';

export interface HeldNotices {
  /** In the order in which they stand. */
  readonly notices: readonly Notice[];
  /** Alerts that have ended: they are in the list only. */
  readonly ended: number;
}

/** FHIR R4 flag-status, and alike: alerts that have ended. */
const endedAlerts: ReadonlySet<string> = new Set(['inactive', 'entered-in-error', 'completed', 'revoked', 'cancelled']);

/**
 * Decisions, orders that forbid and alerts of every source asked, whatever is ticked, filtered or accepted.
 * `at`: the server's clock, an ISO 8601 instant.
 */
export function heldNotices(timeline: Timeline, at: string): HeldNotices {
  const atMs = Date.parse(at);
  const locale = timeline.hello?.locale ?? 'en-GB';
  const { entries, contacts } = noticeCandidates(timeline);
  const held = entries.filter(({ entry }) => entry.forbids === undefined || isForbidding(entry, atMs));
  const context = standingContext(contacts, held, { atMs, locale, yearLeftOut: at.slice(0, 4) });
  const groups = mergeEntries(held).map(({ group }) => group);
  const { decision: decided = [], order: forbidding = [], alert: alerts = [] } = Object.groupBy(groups, typeOf);
  const decisions = decided.flatMap(statementsOf);
  const drafts = [
    ...decisions.map((statement) => decisionNotice(statement, context)),
    ...forbidding.map((group) => forbiddingNotice(group, locale)),
    // An alert that one source calls over stays at the others (design §6).
    ...alerts.filter(({ members }) => members.some(isStanding)).map(alertNotice),
  ];
  const all = [...drafts, ...interpreterNotices(timeline, drafts)];
  const notices = markDiffering(all)
    .toSorted((left, right) => rank(left) - rank(right))
    .map(({ from, stance: _stance, isInForce: _isInForce, ...notice }): Notice => ({
      ...notice,
      sources: from.flatMap((id) => timeline.sources.get(id)?.source ?? []),
    }));
  return { notices, ended: alerts.filter(({ members }) => !members.some(isStanding)).length };
}

/** A group is a decision if one of its copies is: another may have come without its code. */
function typeOf({ members }: Group): 'decision' | 'order' | 'alert' {
  if (members.some(({ decision }) => decision !== undefined)) return 'decision';
  return members.some(({ forbids }) => forbids !== undefined) ? 'order' : 'alert';
}

const overConditions: ReadonlySet<string> = new Set(['inactive', 'resolved', 'remission']);

const isStanding = ({ status, clinicalStatus }: TimelineEntry): boolean =>
  !endedAlerts.has(status ?? '') && !overConditions.has(clinicalStatus ?? '');

function standingContext(
  contacts: readonly TimelineEntry[],
  held: readonly PreparedEntry[],
  clock: Required<Pick<StandingContext, 'atMs' | 'locale' | 'yearLeftOut'>>,
): StandingContext {
  const byId = new Map(contacts.map((contact) => [contact.id, contact]));
  const replacements = held.flatMap(({ entry }) =>
    // A draft takes nothing's place yet.
    entry.decision?.lapse === 'draft' ? [] : (entry.decision?.replaces ?? []).map((id): readonly [EntryId, TimelineEntry] => [id, entry]),
  );
  return { ...clock, entryOf: (id) => byId.get(id), replacements: new Map(replacements) };
}

interface DecisionStatement {
  readonly entry: TimelineEntry;
  readonly decision: Decision;
  readonly from: readonly string[];
}

/** Copies that differ, or of which one replaces another, stand each in their own words: none stands for another. */
function statementsOf({ lead, members, sources, conflicts, replaced }: Group): readonly DecisionStatement[] {
  const own = conflicts.length > 0 || replaced !== undefined || members.some((member) => !isSameDecision(member, lead)) ? members : [lead];
  return own.flatMap((entry) =>
    entry.decision === undefined
      ? []
      : { entry, decision: entry.decision, from: own.length === 1 ? sources : entry.origins.map(({ source }) => source) },
  );
}

function isSameDecision({ decision, encounter }: TimelineEntry, lead: TimelineEntry): boolean {
  const { stance, lapse, until, contactNotReceived } = decision ?? {};
  return (
    stance === lead.decision?.stance &&
    lapse === lead.decision?.lapse &&
    until === lead.decision?.until &&
    (encounter === undefined) === (lead.encounter === undefined) &&
    contactNotReceived === lead.decision?.contactNotReceived
  );
}

interface DraftNotice extends Omit<Notice, 'sources'> {
  readonly from: readonly string[];
  readonly stance?: Decision['stance'];
  readonly isInForce?: boolean;
}

function decisionNotice({ entry, decision, from }: DecisionStatement, context: StandingContext): DraftNotice {
  const { before: shortBefore, isInForce, isDanger } = decisionStanding(entry, decision, context);
  const { yearLeftOut: _written, ...inFull } = context;
  const { before } = decisionStanding(entry, decision, inFull);
  const day = entry.date?.start === undefined ? undefined : formatDateText(entry.date.start, context.locale, undefined, dayAtMost(entry));
  const asDocument = decision.isDocument === true;
  const shortDay = entry.date && shortDate(entry.date, { locale: context.locale, thisYear: context.yearLeftOut ?? '', most: 'day' });
  return {
    id: entry.id,
    kind: decision.subject,
    tone: isDanger ? 'danger' : 'plain',
    before,
    shortBefore,
    words: asDocument ? noticeWords.openToRead(decision.words, day) : decision.words,
    ...(day !== undefined && !asDocument && { day, shortDay }),
    isOver: !isInForce,
    ...(decision.by !== undefined && { by: decision.by }),
    notes: disclosureTexts(entry),
    from,
    differs: false,
    stance: decision.stance,
    isInForce,
  };
}

/** Rules about telling others: the strip stands where the patient may see it, and on paper. */
const disclosureTexts = ({ cautions }: Pick<TimelineEntry, 'cautions'>): readonly string[] =>
  disclosuresAmong(cautions).map(({ text }) => text);

function dayAtMost({ date }: TimelineEntry): 'year' | 'month' | 'day' {
  return date?.precision === 'year' || date?.precision === 'month' ? date.precision : 'day';
}

function forbiddingNotice(group: Group, locale: string): DraftNotice {
  const { id, lead, sources } = group;
  const isUnknown = lead.status === undefined || lead.status === 'unknown';
  return {
    id,
    kind: 'do-not-give',
    tone: 'forbids',
    before: [],
    shortBefore: [],
    words: lead.forbids ?? lead.title,
    ...(lead.date && { day: formatClinicalDate({ ...lead.date, precision: dayAtMost(lead) }, locale) }),
    notes: [...(isUnknown ? [noticeWords.statusUnknown] : []), ...disclosureTexts(group)],
    from: sources,
    differs: false,
  };
}

function alertNotice(group: Group): DraftNotice {
  const { id, lead, sources } = group;
  const kind = alertKind(lead);
  return {
    id,
    kind,
    tone: kind === 'alert' ? 'alert' : 'adjustment',
    before: [],
    shortBefore: [],
    words: kind === 'adjustment' ? noticeWords.adjustment(lead.title) : lead.title,
    notes: disclosureTexts(group),
    from: sources,
    differs: false,
  };
}

/** Interpreter needs that sources state in their own Patient, each once; a source whose entry says so already is not asked twice. */
function interpreterNotices({ sources }: Timeline, drafts: readonly DraftNotice[]): readonly DraftNotice[] {
  const named = new Set(drafts.filter(({ kind }) => kind === 'interpreter').flatMap(({ from }) => from));
  const needing = [...sources.values()].filter(({ speech, source }) => speech?.interpreter === true && !named.has(source.id));
  const byWords = Map.groupBy(needing, ({ speech }) => noticeWords.interpreterNeeded(speech?.languages ?? []));
  return [...byWords].map(([words, states]) => ({
    id: `patient: ${words}`,
    isOfPatient: true,
    kind: 'interpreter',
    tone: 'adjustment',
    before: [],
    shortBefore: [],
    words,
    notes: [],
    from: states.map(({ source }) => source.id),
    differs: false,
  }));
}

/** Marks decisions in force of one subject of which one refuses and another allows; none is called right. */
function markDiffering(drafts: readonly DraftNotice[]): readonly DraftNotice[] {
  const inForce = drafts.filter(({ isInForce }) => isInForce === true);
  const differing = new Set(
    noticeKinds.filter(
      (kind) => new Set(inForce.flatMap((draft) => (draft.kind === kind && isStated(draft) ? [draft.stance] : []))).size > 1,
    ),
  );
  return drafts.map((draft) =>
    draft.isInForce === true && isStated(draft) && differing.has(draft.kind) ? { ...draft, differs: true } : draft,
  );
}

const isStated = ({ stance }: DraftNotice): boolean => stance === 'refuses' || stance === 'allows';

/** Orders by kind; of one kind those that differ first, then those in force. Equal ones keep their order, the newest first. */
function rank({ kind, differs, isInForce }: DraftNotice): number {
  return noticeKinds.indexOf(kind) * 4 + (isInForce === false ? 2 : 0) + (differs ? 0 : 1);
}
