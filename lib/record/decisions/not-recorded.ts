import { allCompleteWords, isComplete, standingsOf, unreadableOf } from '#/lib/record/completeness/completeness.ts';
import type { SourceStanding } from '#/lib/record/completeness/source-standing.ts';
import { categoryOutcome } from '#/lib/record/stream/source-outcome.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { isLasting, outcomeRank } from '#/lib/record/model/worst-outcome.ts';
import type { Notice, NoticeKind } from './notice.ts';
import { notRecordedWords, namesOfKinds } from './words.ts';

/** Sentences of what is not known of decisions and alerts, once for the page. */
export interface NotRecorded {
  /** Sentence in the strip's place where nothing is held; the strip is never left out. */
  readonly strip: string | undefined;
  /** Second line: what is not recorded, or not known, and where it may be. */
  readonly line: string;
  /** True where a source is missing or still asked: a warning, with a broken cloud. */
  readonly isMissing: boolean;
  readonly isAsking: boolean;
}

export function notRecorded(timeline: Timeline, notices: readonly Notice[]): NotRecorded {
  const sources = sortSources(timeline);
  const { pending, missing } = sources;
  const unreadable = unreadableOf(timeline);
  const why = unreadable ?? notRecordedWords.missing(missing.length);
  const isMissing = missing.length > 0 || unreadable !== undefined;
  const isAsking = pending.length > 0 || sources.all.length === 0;
  const isEmpty = notices.length === 0;
  const state = { isAsking, isMissing: isMissing && !isAsking };
  const absent = absentNames(timeline, notices);
  if (isAsking && unreadable === undefined) {
    return {
      ...state,
      strip: isEmpty ? notRecordedWords.askingAll(pending.length) : undefined,
      line: notRecordedWords.asking(pending.length, absent),
    };
  }
  if (isMissing) {
    const notKnown = absent.length === 0 ? [] : [notRecordedWords.notKnown(absent)];
    return {
      ...state,
      strip: isEmpty ? notRecordedWords.unknown(why) : undefined,
      line: [notRecordedWords.mayBeOthers(why), ...notKnown].join(' '),
    };
  }
  return {
    ...state,
    strip: isEmpty ? `${noneWords(sources)} ${notRecordedWords.safeguarding}` : undefined,
    line: absentLine(sources, notices, absent),
  };
}

interface SortedSources {
  readonly all: readonly SourceStanding[];
  /** Answered whole, or surely without this patient. */
  readonly whole: readonly SourceStanding[];
  readonly pending: readonly SourceStanding[];
  /** Failed, refused, blocked or cut short today. */
  readonly missing: readonly SourceStanding[];
  /** Can only ever give part, by their nature. */
  readonly partial: readonly SourceStanding[];
  /** Cannot be asked for decisions. */
  readonly unsupported: readonly SourceStanding[];
  /** Share no documents, by agreement. */
  readonly withoutDocuments: readonly SourceStanding[];
}

/** A source that can hold decisions or alerts, by the worse of the two answers. */
function sortSources(timeline: Timeline): SortedSources {
  const alerts = new Map(standingsOf(timeline, 'alerts').map((standing) => [standing.state.source.id, standing]));
  const decisions = standingsOf(timeline, 'decisions');
  const ids = new Set([...decisions.map(({ state }) => state.source.id), ...alerts.keys()]);
  const all = [...ids].flatMap((id) => {
    const pair = [decisions.find(({ state }) => state.source.id === id), alerts.get(id)].flatMap((standing) => standing ?? []);
    return worseOf(pair) ?? [];
  });
  const sharesNone = ({ state }: SourceStanding) => {
    const documents = categoryOutcome(state, 'documents');
    return documents.state === 'withheld' && documents.basis === 'agreement';
  };
  const byPlace = Map.groupBy(all, (standing) => placeOf(standing, sharesNone(standing)));
  const at = (place: Place) => byPlace.get(place) ?? [];
  return {
    all,
    whole: at('whole'),
    pending: at('pending'),
    missing: at('missing'),
    partial: at('partial'),
    unsupported: at('unsupported'),
    withoutDocuments: at('without-documents'),
  };
}

/** A source that answers one of the two and cannot be asked for the other is judged by what it answers. */
function worseOf(pair: readonly SourceStanding[]): SourceStanding | undefined {
  const answered = pair.filter(({ word }) => word !== 'unsupported');
  return (answered.length > 0 ? answered : pair).toSorted((a, b) => outcomeRank(a.outcome) - outcomeRank(b.outcome))[0];
}

type Place = 'whole' | 'pending' | 'missing' | 'partial' | 'unsupported' | 'without-documents' | 'unknown-there';

function placeOf(standing: SourceStanding, sharesNoDocuments: boolean): Place {
  const { word, outcome } = standing;
  if (word === 'pending') return 'pending';
  if (word === 'not-known') return 'unknown-there';
  if (word === 'unsupported') return 'unsupported';
  if (isLasting(outcome)) return 'partial';
  if (isComplete(standing)) return sharesNoDocuments ? 'without-documents' : 'whole';
  return outcome.state === 'withheld' && outcome.basis === 'agreement' && outcome.whole !== true ? 'without-documents' : 'missing';
}

function noneWords(sources: SortedSources): string {
  const { whole, partial, unsupported, withoutDocuments, all } = sources;
  if (partial.length + unsupported.length + withoutDocuments.length === 0) return notRecordedWords.allNone(allCompleteWords(all));
  if (whole.length + withoutDocuments.length + unsupported.length === 0) return notRecordedWords.noneInPart(partial.length);
  return [...(whole.length > 0 ? [notRecordedWords.noneAt(whole.length)] : []), ...bounds(sources)].join(' ');
}

function absentLine(sources: SortedSources, notices: readonly Notice[], absent: readonly string[]): string {
  const count = sources.whole.length;
  if (count === 0) return bounds(sources).join(' ') || (absent.length > 0 ? notRecordedWords.notKnown(absent) : '');
  const isResuscitationHeld = notices.some(({ kind }) => kind === 'resuscitation');
  const otherNames = isResuscitationHeld ? absent : absent.slice(1);
  return [
    ...(isResuscitationHeld ? [] : [notRecordedWords.noResuscitation(count)]),
    ...(otherNames.length > 0 ? [notRecordedWords.notRecorded(count, otherNames)] : []),
    ...bounds(sources),
  ].join(' ');
}

/** Sources that answered, and may hold one all the same. */
function bounds({ partial, unsupported, withoutDocuments }: SortedSources): readonly string[] {
  const names = (standings: readonly SourceStanding[]) => standings.map(({ state }) => state.source.name);
  return [
    ...(withoutDocuments.length > 0 ? [notRecordedWords.sharesNoDocuments(names(withoutDocuments))] : []),
    ...(partial.length > 0 ? [notRecordedWords.givesPart(names(partial))] : []),
    ...(unsupported.length > 0 ? [notRecordedWords.cannotBeAsked(names(unsupported))] : []),
  ];
}

/** Names of the kinds of which nothing is held; the banner may know of an interpreter's need by itself. */
function absentNames({ patient }: Timeline, notices: readonly Notice[]): readonly string[] {
  const held = new Set<NoticeKind>(notices.map(({ kind }) => kind));
  if (patient?.identity.interpreter !== undefined) held.add('interpreter');
  return Object.entries(namesOfKinds).flatMap(([kind, name]) => (held.has(kind as NoticeKind) ? [] : [name]));
}
