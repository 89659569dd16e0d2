import { conflictHead } from '#/components/entry/conflict-words.ts';
import { lineDates } from '#/components/entry/date-words.ts';
import { foldedWords } from '#/components/entry/fold-text.ts';
import { hasDrawnFlag } from '#/components/entry/flag.tsx';
import { pressureIn } from '#/components/entry/measured-words.ts';
import { notableStatus, statusText } from '#/components/entry/status-words.ts';
import { entryWords } from '#/components/entry/words.ts';
import { speakDates } from '#/lib/record/dates/spoken-dates.ts';
import { headsOfGroup } from '#/lib/record/heads/heads.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import { partWords } from '#/lib/record/merge/words.ts';
import { pickSources, type PublicSource } from '#/lib/record/model/public-source.ts';
import type { EntryCaution, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { disclosuresAmong } from '#/lib/record/security-labels/disclosures.ts';
import { listWords } from '#/lib/record/words/list-words.ts';
import { formatList } from '#/lib/record/words/phrase.ts';
import { spokenMeasurement, spokenPart } from './spoken-measurement.ts';
import { speechWords } from './words.ts';

export interface SpeechContext {
  readonly sources: ReadonlyMap<string, PublicSource>;
  readonly locale: string;
}

/** Words that a list shows of an entry beyond the entry's own. */
export interface SpeechExtras {
  /** Words before the title by which a decision may be over (H38): "Revoked 20-Nov-2026: ". */
  readonly standing?: string;
  /** Title in place of the entry's own: "Vital signs". */
  readonly title?: string;
  /** Words in place of the entry's own value: the flagged results of a report. */
  readonly value?: readonly string[];
  /** The value before this one with its unit, as the row writes it: "102". */
  readonly previous?: string;
  /** Sources in place of the group's own: a row of many groups has more. */
  readonly sources?: readonly string[];
  /** Cautions in place of the group's own. */
  readonly cautions?: readonly EntryCaution[];
  /** The row that the entry is opened within: what it belongs to is said but for this. */
  readonly within?: Group;
  /** Words of the row that are said after its sources: "older than 90 days", "same in 2 sources". */
  readonly rest?: readonly (string | undefined)[];
}

/**
 * A row as it is said, in one sentence: "Creatinine 142 micromoles per litre, high, was 102, 20 November 2026, City Hospitals". It has
 * the value, its flag, differences, cautions, the status, every date with its year, and the sources by name; for the name of the
 * row's button, since a screen reader reads nothing else of a button.
 */
export function spokenEntry(group: Group, { sources, locale }: SpeechContext, extras: SpeechExtras = {}): string {
  const { lead } = group;
  const isBare = lead.withheld !== undefined || lead.assertion === 'removed';
  const [first, ...values] = isBare ? [] : (extras.value ?? valueWords(lead, locale));
  const title = `${extras.standing ?? ''}${foldedWords(extras.title ?? lead.title)}`;
  const holders = pickSources(extras.sources ?? group.sources, sources);
  const parts = [
    ...(first !== undefined && hasOwnValue(lead, extras) ? [`${title} ${first}`] : [title, first]),
    ...values,
    lead.withheld ? speechWords.notShared : undefined,
    lead.assertion === 'removed' ? speechWords.removed : undefined,
    extras.previous && speechWords.was(extras.previous),
    ...conflictParts(group, sources),
    ...cautionParts(extras.cautions ?? group.cautions, title, isBare),
    isBare ? undefined : statusPart(group),
    lead.body.shape === 'measurement' || extras.value ? undefined : lead.detail && foldedWords(lead.detail),
    lead.comment && listWords.comment(lead.comment),
    ...(extras.title === undefined ? headsOfGroup(group, extras.within).map(({ words }) => partWords.partOf(words)) : []),
    ...lineDates(lead, locale),
    holders.length > 0 ? formatList(holders.map(({ name }) => name)) : undefined,
    ...(extras.rest ?? []),
  ];
  return speakDates([...new Set(parts.filter((part) => part !== undefined && part !== ''))].join(', ').replaceAll(' · ', ', '), locale);
}

/** Tells whether the first part of a value is read on from the title: "Creatinine 142 …". */
const hasOwnValue = ({ body }: TimelineEntry, { title, value }: SpeechExtras): boolean =>
  title === undefined &&
  value === undefined &&
  body.shape === 'measurement' &&
  (body.measurement.value !== undefined || pressureIn(body.components) !== undefined);

/** The value of an entry in parts, its flag among them; of a report the flagged ones of the results inside it. */
function valueWords({ body }: TimelineEntry, locale: string): readonly string[] {
  switch (body.shape) {
    case 'measurement':
      return spokenMeasurement(body, locale);
    case 'panel':
      return (body.components ?? []).filter(hasDrawnFlag).flatMap((part) => spokenPart(part, locale));
    case 'attachments': {
      const lost = body.attachments.find(({ unavailable }) => unavailable);
      return lost?.unavailable ? [lost.unavailable] : [];
    }
    default:
      return [];
  }
}

/** "Dose differs: 5 mg at Riverside Surgery, 10 mg at City Hospitals", for each field that differs. */
function conflictParts(group: Group, sources: SpeechContext['sources']): readonly string[] {
  if (group.conflicts.length === 0) return [];
  const values = group.conflicts.map((conflict) =>
    conflict.values.map(({ source, value }) => speechWords.at(foldedWords(value), sources.get(source)?.name ?? source)).join(', '),
  );
  return [`${conflictHead(group)}: ${values.join('; ')}`];
}

/** Cautions in words, apart from those that the title says already. */
function cautionParts(cautions: readonly EntryCaution[], title: string, isBare: boolean): readonly string[] {
  const spokenCautions = isBare ? disclosuresAmong(cautions) : cautions;
  return spokenCautions.map(cautionWords).filter((words) => !title.toLowerCase().includes(words.toLowerCase()));
}

function cautionWords(caution: EntryCaution): string {
  switch (caution.type) {
    case 'may-change-meaning':
      return speechWords.mayChangeMeaning;
    case 'do-not-give':
      return entryWords.doNotGive;
    case 'do-not-perform':
      return entryWords.doNotPerform;
    case 'redisclosure':
      return entryWords.part2;
    case 'severe':
    case 'discrepancy':
    case 'preliminary':
    case 'do-not-disclose':
      return caution.text;
  }
}

/** The status where it adds something: said once, though a caution or the title may have it already. */
function statusPart({ lead, cautions }: Group): string | undefined {
  const status = notableStatus(lead) ?? (lead.category === 'imaging' && lead.status ? statusText(lead.status) : undefined);
  const saidAlready = [lead.title, lead.detail, ...cautions.map(cautionWords)].join(' ').toLowerCase();
  return status !== undefined && !saidAlready.includes(status.toLowerCase()) ? status.toLowerCase() : undefined;
}
