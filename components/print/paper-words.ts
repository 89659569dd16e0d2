import { incompleteLines } from '#/lib/record/completeness/absence.ts';
import { foldEqualLines } from '#/lib/record/completeness/fold-equal-lines.ts';
import { type AllergyLabel, allergyLabel } from '#/lib/record/summary/allergy-label.ts';
import type { Arrangement } from '#/lib/record/merge/arrangement.ts';
import { categoryName } from '#/lib/record/words/category-words.ts';
import type { Completeness } from '#/lib/record/completeness/completeness.ts';
import { outcomeWord, type OutcomeWord } from '#/lib/record/model/worst-outcome.ts';
import { periodWords, sinceWords } from '#/lib/record/since/words.ts';
import { formatClockTime, formatDateText } from '#/lib/record/dates/format-date.ts';
import { bannerWords } from '#/lib/record/words/patient-words.ts';
import { asSentence, formatCountOf, formatList } from '#/lib/record/words/phrase.ts';
import { type SourceSummary, sourceSummaries } from '#/lib/record/stream/source-summaries.ts';
import { sourceFreshness } from '#/lib/record/stream/source-freshness.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import type { View } from '#/lib/record/model/view.ts';
import { heldNotices } from '#/lib/record/decisions/held-notices.ts';
import { notRecorded } from '#/lib/record/decisions/not-recorded.ts';
import { isDecision, noticeText } from '#/lib/record/decisions/notice.ts';
import { noticeWords } from '#/lib/record/decisions/words.ts';
import type { PaperWords } from './paper.tsx';
import { printableRows } from './printable.ts';
import { paperNoticeWords } from './words.ts';

export interface PrintedRecord {
  readonly timeline: Timeline;
  readonly arrangement: Arrangement;
  readonly completeness: Completeness;
  readonly view: View;
  readonly locale: string;
  /** The server's clock, ISO 8601 instant. */
  readonly serverTime: string;
  readonly limit: number | undefined;
}

/** Everything that paper must state about its content and about what is missing from it (visual.md, Print). */
export function paperWords(printed: PrintedRecord): PaperWords {
  const { timeline, completeness, serverTime, locale } = printed;
  const allergies = allergyLabel(timeline);
  const { hello } = timeline;
  const by = hello ? ` by ${hello.viewer.name}, ${hello.viewer.organisationName}` : '';
  return {
    names: patientNames(printed),
    patient: patientLine(printed),
    allergies: [allergyLine(allergies), ...allergies.sentences].join('. ').replaceAll('..', '.'),
    decisions: decisionLines(timeline, serverTime),
    printed: `Printed ${formatDateText(serverTime.slice(0, 10), locale)} ${formatClockTime(serverTime)}${by}`,
    about: aboutLines(printed),
    foot: `${completeness.asOf ? `As of ${formatClockTime(completeness.asOf)}. ` : ''}A view, not a record: it may be out of date.`,
  };
}

/** Every decision, order that forbids and alert, with its sources; then what is not known (H38). */
function decisionLines(timeline: Timeline, at: string): readonly string[] {
  const { notices } = heldNotices(timeline, at);
  const { strip, line } = notRecorded(timeline, notices);
  const lines = notices.map((notice) => {
    const text = notice.differs ? [noticeWords.differ, noticeText(notice)].join(': ') : noticeText(notice);
    const line = paperNoticeWords.line(text, formatList(notice.sources.map(({ name }) => name)));
    return isDecision(notice) ? `${line}. ${noticeWords.notAForm}` : line;
  });
  return [...lines, ...(strip === undefined ? [] : [strip]), line].filter((text) => text !== '');
}

/** The label with every allergy named: paper cannot be opened to show the rest. */
function allergyLine({ short, names, pill }: AllergyLabel): string {
  const face = pill === undefined ? short : `${short} · ${pill.text}`;
  if (names.length === 0) return face;
  return `${face}: ${names.map(({ name, reaction }) => (reaction === undefined ? name : `${name} (${reaction})`)).join(' · ')}`;
}

function patientNames({ timeline, serverTime, locale }: PrintedRecord): PaperWords['names'] {
  if (!timeline.patient) return [];
  const { name, nameLanguage, nameText, nameTextLanguage } = bannerWords(timeline.patient, serverTime, locale);
  return [{ text: name, language: nameLanguage }, ...(nameText ? [{ text: nameText, language: nameTextLanguage }] : [])];
}

function patientLine({ timeline, serverTime, locale }: PrintedRecord): string {
  if (!timeline.patient) return 'Patient not identified yet';
  const words = bannerWords(timeline.patient, serverTime, locale);
  const died = words.died ? [`Died ${words.died}`, words.ageAtDeath ? `Age at Death ${words.ageAtDeath}` : ''] : [];
  const language = words.language ? `Language ${words.language}` : '';
  return [`Born ${words.born}`, ...died, `Gender ${words.gender}`, `${words.identifierLabel} ${words.identifier}`, language]
    .filter(Boolean)
    .join(' · ');
}

/** Outcomes in which a source gave an answer, if only an empty one; one blocked as a whole gave none. */
const answeredWords: ReadonlySet<OutcomeWord> = new Set(['complete', 'none', 'partial', 'withheld']);

function aboutLines(printed: PrintedRecord): PaperWords['about'] {
  const { timeline, view, completeness } = printed;
  const summaries = sourceSummaries(timeline, view);
  const names = (list: readonly SourceSummary[]) => list.map(({ source }) => source.name);
  const included = summaries.filter((summary) => !summary.hidden && (summary.entries > 0 || answeredWords.has(outcomeWord(summary.state))));
  const incomplete = missingSentences(printed);
  const rows = [
    { label: 'Included', sentences: [asSentence(formatList(names(included)) || 'No source has answered')] },
    { label: 'Hidden by you', sentences: hiddenSentences(printed, names(summaries.filter(({ hidden }) => hidden))) },
    { label: 'Incomplete', sentences: incomplete.length > 0 ? incomplete : [asSentence(completeness.lead)] },
    { label: 'Filters', sentences: filterSentences(printed) },
    { label: 'Counts', sentences: countSentences(printed) },
  ];
  return rows.filter(({ sentences }) => sentences.length > 0);
}

/** Names what is not on the paper because a source did not give it: a sentence for each reason. */
export function missingSentences(printed: Pick<PrintedRecord, 'timeline'>): readonly string[] {
  return [...new Set([...incompleteSentences(printed.timeline), ...notShared(printed), ...delays(printed)])];
}

/** "Royal Park Hospital: updated nightly: the last 24 hours may be missing.": each source that lies behind, however little. */
function delays({ timeline }: Pick<PrintedRecord, 'timeline'>): readonly string[] {
  return [...timeline.sources.values()].flatMap((state) =>
    sourceFreshness(state, timeline.hello?.locale).sentences.map((sentence) => `${state.source.name}: ${sentence}`),
  );
}

/** Equal lines are one sentence with every name: nothing can be opened on paper. */
function incompleteSentences(timeline: Timeline): readonly string[] {
  return foldEqualLines(incompleteLines(timeline, undefined)).map((line) =>
    'names' in line ? `${line.before}${formatList(line.names)}${line.after}` : line.text,
  );
}

/** A source's line gives its worst category alone; on paper each part that it does not share is named. */
function notShared({ timeline }: Pick<PrintedRecord, 'timeline'>): readonly string[] {
  const outcomes = [...timeline.sources.values()].flatMap((state) => [...state.outcomes.values()]);
  return outcomes.flatMap((outcome) => (outcome.state === 'withheld' && outcome.basis === 'agreement' ? [outcome.why] : []));
}

/** "Nothing." where the reader hides nothing. `hidden`: names of the sources that their ticks hide. */
export function hiddenSentences(
  { arrangement, view }: Pick<PrintedRecord, 'arrangement' | 'view'>,
  hidden: readonly string[],
): readonly string[] {
  const { hiddenBySource, hiddenByFilter } = arrangement.counts;
  const stubs = arrangement.allergyStubs.map(({ text }) => asSentence(text));
  const sources =
    hidden.length > 0
      ? [
          asSentence(
            `${formatList(hidden)}: ${formatCountOf(hiddenBySource, 'entry', 'entries')}${view.othersOnly ? ', because only others are shown' : ''}`,
          ),
        ]
      : [];
  const filtered = hiddenByFilter > 0 ? [asSentence(`${formatCountOf(hiddenByFilter, 'entry', 'entries')} hidden by filters`)] : [];
  const all = [...sources, ...filtered, ...stubs];
  return all.length > 0 ? all : ['Nothing.'];
}

function filterSentences({ view, locale }: PrintedRecord): readonly string[] {
  const { period, since, categories } = view;
  const dates = since ? `New ${sinceWords(since, locale)}` : period && periodWords(period, locale);
  return [
    asSentence(dates ?? 'All dates'),
    asSentence(categories ? [...categories].map((category) => categoryName(category, locale)).join(', ') : 'All categories'),
  ];
}

function countSentences({ arrangement, limit }: PrintedRecord): readonly string[] {
  const rows = asSentence(
    `${formatCountOf(arrangement.rows, 'row', 'rows')} of ${formatCountOf(arrangement.counts.received, 'entry', 'entries')} received`,
  );
  const cut = limit !== undefined && limit < arrangement.rows ? [asSentence(`Only the newest ${limit} rows are printed`)] : [];
  const { left } = printableRows(arrangement);
  return [rows, ...cut, ...(left > 0 ? [paperNoticeWords.notPrinted(left)] : [])];
}
