import { hiddenSentences, missingSentences, paperWords, type PrintedRecord } from './paper-words.ts';
import type { PaperWords } from './paper.tsx';
import { printableRows } from './printable.ts';
import { paperNoticeWords } from './words.ts';
import { heldNotices } from '#/lib/record/decisions/held-notices.ts';
import { isDecision, type Notice } from '#/lib/record/decisions/notice.ts';
import { notRecorded } from '#/lib/record/decisions/not-recorded.ts';
import { noticeWords } from '#/lib/record/decisions/words.ts';
import { outcomeWord } from '#/lib/record/model/worst-outcome.ts';
import { sourceSummaries } from '#/lib/record/stream/source-summaries.ts';
import { allergyLabel } from '#/lib/record/summary/allergy-label.ts';
import { bannerWords } from '#/lib/record/words/patient-words.ts';
import { asSentence, capitalise, formatList } from '#/lib/record/words/phrase.ts';
import type { PaperColumns } from './paper-blocks.ts';
import { summaryPaperWords } from './summary-paper-words.ts';

/** Everything around the blocks of a printed Summary, in words. */
export interface SummaryFacts extends Pick<PaperWords, 'names' | 'printed' | 'foot'> {
  /** Label and value: "Born", "14-Mar-1951 (75y)". */
  readonly patient: readonly (readonly [label: string, value: string])[];
  /** Patient and number again, for the foot of each page. */
  readonly footName: string;
  /** "Thames Vale Shared Record · summary" */
  readonly subject: string;
  /** "Known allergies (3): Penicillin (anaphylaxis) · Latex", what it rests on, then sentences. */
  readonly allergies: { readonly label: string; readonly incomplete?: string; readonly sentences: readonly string[] };
  /** A paragraph for each decision and order that forbids; one for all the rest. */
  readonly decisions: readonly (readonly PaperNotice[])[];
  /** Sentences about what is not known of decisions and alerts. */
  readonly notRecorded: readonly string[];
  readonly holds: readonly string[];
}

export interface PaperNotice {
  readonly id: string;
  /** The source's words, after those that change their meaning: "Revoked 20-Nov-2026: …". */
  readonly words: string;
  /** Day, who decided, what to know beside it, sources. */
  readonly rest: string;
  /** "Not a resuscitation form. See the original." */
  readonly warning?: string;
}

export function summaryFacts(printed: PrintedRecord, columns: PaperColumns): SummaryFacts {
  const { timeline, serverTime } = printed;
  const { names, printed: printedBy, foot } = paperWords(printed);
  const { notices } = heldNotices(timeline, serverTime);
  const { strip, line } = notRecorded(timeline, notices);
  const patient = patientFacts(printed);
  return {
    names,
    patient,
    printed: printedBy,
    foot,
    footName: summaryPaperWords.pageOf(names[0]?.text ?? '', patient.at(-1)?.[1] ?? ''),
    subject: summaryPaperWords.subject(timeline.hello?.service ?? ''),
    allergies: allergyBox(printed),
    decisions: noticeParagraphs(notices),
    notRecorded: [strip ?? line].filter((text) => text !== ''),
    holds: holdSentences(printed, columns),
  };
}

function patientFacts({ timeline, serverTime, locale }: PrintedRecord): SummaryFacts['patient'] {
  if (!timeline.patient) return [[summaryPaperWords.labels.patient, summaryPaperWords.notIdentified]];
  const { born, died, ageAtDeath, gender, language, identifierLabel, identifier } = bannerWords(timeline.patient, serverTime, locale);
  return [
    [summaryPaperWords.labels.born, born],
    ...(died === undefined ? [] : [[summaryPaperWords.labels.died, died] as const]),
    ...(ageAtDeath === undefined ? [] : [[summaryPaperWords.labels.ageAtDeath, ageAtDeath] as const]),
    [summaryPaperWords.labels.gender, gender],
    ...(language === undefined ? [] : [[summaryPaperWords.labels.language, language] as const]),
    [identifierLabel, identifier],
  ];
}

/** Every allergy by name: paper cannot be opened to show the rest (H40). */
function allergyBox({ timeline }: PrintedRecord): SummaryFacts['allergies'] {
  const { short, names, pill, sentences } = allergyLabel(timeline);
  const all = names.map(({ name, reaction }) => (reaction === undefined ? name : `${name} (${reaction})`)).join(' · ');
  return {
    label: all === '' ? short : `${short}: ${all}`,
    ...(pill && { incomplete: summaryPaperWords.mayBeIncomplete(pill.text) }),
    sentences,
  };
}

function noticeParagraphs(notices: readonly Notice[]): SummaryFacts['decisions'] {
  const isGrave = (notice: Notice): boolean => isDecision(notice) || notice.tone === 'forbids';
  const alerts = notices.filter((notice) => !isGrave(notice)).map(paperNotice);
  return [...notices.filter(isGrave).map((notice) => [paperNotice(notice)]), ...(alerts.length > 0 ? [alerts] : [])];
}

function paperNotice(notice: Notice): PaperNotice {
  const { id, before, words, day, by, notes, sources, differs } = notice;
  return {
    id,
    words: [...(differs ? [noticeWords.differ] : []), ...before, words].join(': '),
    rest: [day, by, ...notes, ...sources.map(({ name }) => name)].filter((part) => part !== undefined).join(', '),
    ...(isDecision(notice) && { warning: noticeWords.notAForm }),
  };
}

/** Paper is read by others: "your organisation" names the one of the reader who printed it. */
function forAnyReader(sentence: string, organisation: string | undefined): string {
  return organisation === undefined ? sentence : sentence.replaceAll(/\byour organi[sz]ation\b/g, organisation);
}

/** Content of the paper and what it lacks: complete sources by code and name, all that is missing, hidden, and left off. */
function holdSentences(printed: PrintedRecord, { left, right }: PaperColumns): readonly string[] {
  const { timeline, view, completeness, arrangement } = printed;
  const summaries = sourceSummaries(timeline, view);
  const coded = (list: typeof summaries) => list.map(({ source: { code, name } }) => `${code} ${name}`);
  const complete = summaries.filter(({ state, hidden }) => !hidden && ['complete', 'none'].includes(outcomeWord(state)));
  const incompleteSources = summaries.filter((summary) => !complete.includes(summary) && outcomeWord(summary.state) !== 'not-known');
  const hiddenNames = summaries.filter(({ hidden }) => hidden).map(({ source }) => source.name);
  const hidden = hiddenSentences({ arrangement, view }, hiddenNames);
  const isNothingHidden = hiddenNames.length === 0 && arrangement.counts.hiddenBySource === 0;
  const leftOut = [...left, ...right].flatMap(({ notPrinted }) => notPrinted ?? []);
  const { left: sensitive } = printableRows(arrangement);
  return [
    summaryPaperWords.complete(completeness.lead, coded(complete)),
    ...(completeness.notKnown === undefined ? [] : [asSentence(capitalise(completeness.notKnown))]),
    ...missingSentences(printed).map((sentence) => forAnyReader(sentence, timeline.hello?.viewer.organisationName)),
    ...(incompleteSources.length > 0 ? [summaryPaperWords.otherCodes(coded(incompleteSources))] : []),
    isNothingHidden ? summaryPaperWords.nothingHidden : summaryPaperWords.hidden(hidden.join(' ')),
    ...(leftOut.length > 0 ? [summaryPaperWords.notPrinted(formatList(leftOut))] : []),
    ...(sensitive > 0 ? [paperNoticeWords.notPrinted(sensitive)] : []),
  ];
}
