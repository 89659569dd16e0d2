import { dateInterval, partsInterval } from '#/lib/record/dates/date-interval.ts';
import { parseDateText } from '#/lib/record/dates/date-text.ts';
import { formatDateText, formatRowDate } from '#/lib/record/dates/format-date.ts';
import type { Decision } from '#/lib/record/model/decision.ts';
import type { EntryId, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { contradictoryWords, lapseWords } from '#/lib/record/words/decision-words.ts';
import { standingWords } from './words.ts';

/** Facts outside a decision's own entry on which its validity turns. */
export interface StandingContext {
  /** The server's clock, milliseconds since 1970. */
  readonly atMs: number;
  readonly locale: string;
  /** Year that dates leave out, "2026": the screen's own; paper, speech and copied text write every year. */
  readonly yearLeftOut?: string;
  readonly entryOf: (id: EntryId) => TimelineEntry | undefined;
  /** Entry that took the place of another, by that other's id. */
  readonly replacements: ReadonlyMap<EntryId, TimelineEntry>;
}

/** How a decision stands today. */
export interface DecisionStanding {
  /** Words that come before the decision's own: "Revoked 20-Nov-2026". */
  readonly before: readonly string[];
  readonly isInForce: boolean;
  /** In force, and refuses treatment: only then does it look like danger. */
  readonly isDanger: boolean;
}

/** Tells how a decision stands; one that may be over is never shown as in force, and none is left out (H38). */
export function decisionStanding(entry: TimelineEntry, decision: Decision, context: StandingContext): DecisionStanding {
  const over = reasonOver(entry, decision, context);
  const contradictory = decision.stance === 'contradictory' ? [contradictoryWords] : [];
  const isInForce = over === undefined;
  return {
    before: over === undefined ? contradictory : [over, ...contradictory],
    isInForce,
    isDanger: isInForce && decision.stance === 'refuses',
  };
}

function reasonOver(entry: TimelineEntry, decision: Decision, context: StandingContext): string | undefined {
  const { until, reviewBy } = decision;
  const on = (text: string | undefined) => (text === undefined ? undefined : dayOf(text, context));
  const isPast = (text: string | undefined) => text !== undefined && endMs(text) < context.atMs;
  const lapsed = lapseWords(decision);
  if (lapsed !== undefined) return decision.lapse !== 'draft' && isPast(until) ? standingWords.dated(lapsed, on(until)) : lapsed;
  const replacement = context.replacements.get(entry.id);
  if (replacement !== undefined) return standingWords.dated(standingWords.replaced, on(replacement.date?.start));
  if (isPast(until)) return standingWords.dated(standingWords.ended, on(until));
  if (isPast(reviewBy)) return standingWords.dated(standingWords.reviewDue, on(reviewBy));
  if (isYetToBegin(entry, context.atMs)) return standingWords.dated(standingWords.notBefore, on(entry.date?.start));
  return stayOver(entry, decision, context);
}

function isYetToBegin({ date }: TimelineEntry, atMs: number): boolean {
  const isPeriod = date?.kind === 'period' || date?.kind === 'planned';
  return isPeriod && date.start !== undefined && (dateInterval({ ...date, end: undefined })?.from ?? -Infinity) > atMs;
}

/** An admission or attendance that has ended takes with it what was decided for its time: the reader must look again. */
function stayOver({ encounter }: TimelineEntry, { contactNotReceived }: Decision, context: StandingContext): string | undefined {
  const { entryOf, atMs } = context;
  if (encounter === undefined) return contactNotReceived === true ? standingWords.contactNotReceived : undefined;
  const contact = wholeStay(encounter, entryOf);
  // Nobody knows whether it has ended, or was a stay at all: its source failed for contacts, or does not give them.
  if (contact === undefined) return standingWords.contactNotReceived;
  if (contact.isStay !== true) return undefined;
  const end = contact.date?.open === true ? undefined : contact.date?.end;
  if (end !== undefined) return endMs(end) < atMs ? standingWords.dated(standingWords.stayEnded, dayOf(end, context)) : undefined;
  if (overStays.has(contact.status ?? '')) return standingWords.stayOver;
  return goesOn(contact) ? undefined : standingWords.stayUnclear;
}

/** Deepest chain of parts that is followed: a source may send a circle. */
const mostParts = 5;

/** The admission of which a ward's stay is a part: a patient who has left the ward has not left the hospital. */
function wholeStay(id: EntryId, entryOf: StandingContext['entryOf'], depth = 0): TimelineEntry | undefined {
  const stay = entryOf(id);
  const whole = stay?.partOf === undefined || depth >= mostParts ? undefined : wholeStay(stay.partOf, entryOf, depth + 1);
  return whole ?? stay;
}

/** FHIR R4 and R5 encounter-status: the patient has left. */
const overStays = new Set(['finished', 'discharged', 'completed', 'discontinued', 'cancelled']);
/** FHIR R4 and R5 encounter-status: the patient is in the house, or is yet to come. */
const stayStatuses = new Set(['planned', 'arrived', 'triaged', 'in-progress', 'onleave', 'on-hold']);

/** A stay without an end goes on if its status says so, or if it has none and its period is open. */
function goesOn({ status, date, assertion }: TimelineEntry): boolean {
  if (assertion === 'removed') return false;
  return status === undefined ? date?.open === true : stayStatuses.has(status);
}

/** "18-Nov-2026"; "18-Nov" in the year that is left out. */
function dayOf(text: string, { locale, yearLeftOut }: Pick<StandingContext, 'locale' | 'yearLeftOut'>): string {
  const isShort = yearLeftOut !== undefined && new RegExp(`^${yearLeftOut}-\\d{2}-\\d{2}`).test(text);
  return isShort
    ? formatRowDate({ start: text, precision: 'day', kind: 'ended' }, locale).day
    : formatDateText(text, locale, undefined, 'day');
}

/** The last millisecond that the text can mean; what cannot be read has not passed. */
function endMs(text: string): number {
  const parts = parseDateText(text);
  return parts === undefined ? Infinity : partsInterval(parts).to;
}
