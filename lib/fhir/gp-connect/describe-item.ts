import type { EntryCaution, EntryFact, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { hideNothing, isNotForPatient } from '#/lib/record/security-labels/read-label.ts';
import { parseReference } from '#/lib/record/model/resource-reference.ts';
import { type DescribeResult, describe } from '#/lib/fhir/describe/describe.ts';
import { scanResource } from '#/lib/fhir/describe/labels-and-modifiers.ts';
import { type Resource, objectOf } from '#/lib/fhir/resource/json.ts';
import { gpConnectVersion } from './version.ts';
import { onOneLine } from '#/lib/fhir/datatypes/text.ts';
import { commentText, isCommentNote } from './comment-note.ts';
import { codedEntryName } from './consultations.ts';
import { associatedEncounterOf, prepareResource } from './prepare.ts';
import { differenceOf } from './prescriptions.ts';
import type { RecordItem, StructuredRecord } from './structured-record.ts';
import { diaryEntryDetail, inNoListWords, referralStatus, statementDose } from './words.ts';

const inNoList: EntryCaution = { type: 'may-change-meaning', text: inNoListWords };

/** Describes one resource of a structured record: the kinds describe the resource, and what its Lists say is added. */
export function describeItem(item: RecordItem, record: StructuredRecord, source: string): DescribeResult {
  const described = describedAs(item.resource, record, source);
  if (described.type !== 'entry') return described;
  const steps = [withPlan, withComment, withConsultation, withLinks, asPlanned, withoutStanding];
  const entry = steps.reduce((described, step) => step(described, item, record, source), described.entry);
  const notes = [...(item.consultation?.notes ?? [])].map((key) => record.find(key)?.resource).filter((note) => note !== undefined);
  // Words of these items stand in the consultation's text, and their mark with them.
  const marks = [...(item.consultation?.items ?? [])]
    .flatMap((key) => record.find(key)?.resource ?? [])
    .flatMap((resource) => scanResource(resource).labels)
    .filter((label) => hideNothing([label]) && isNotForPatient([label]));
  const shownResources = [...item.statements, ...notes].map((resource) => describedAs(resource, record, source));
  return {
    ...described,
    entry: item.role === 'stray' ? { ...entry, cautions: [...entry.cautions, inNoList] } : entry,
    // Labels of a statement, and of a consultation's notes, hold for the entry that shows them.
    labels: [...described.labels, ...shownResources.flatMap((part) => (part.type === 'entry' ? part.labels : [])), ...marks],
  };
}

function describedAs(resource: Resource, record: StructuredRecord, source: string): DescribeResult {
  const lookup = (reference: string): Resource | undefined => {
    const target = record.find(reference)?.resource;
    return target && prepareResource(target, record.find);
  };
  return describe(prepareResource(resource, record.find), { source, version: gpConnectVersion, lookup });
}

type Step = (entry: TimelineEntry, item: RecordItem, record: StructuredRecord, source: string) => TimelineEntry;

/** Adds the statement about a prescription to its plan: last issue, change of dose, period, notes. */
const withPlan: Step = (entry, item, record, source) =>
  item.statements.reduce(
    (joinedEntry, statement) => {
      const described = describedAs(statement, record, source);
      return described.type === 'entry'
        ? joinedTo(joinedEntry, described.entry, differencesOf(item.resource, statement, joinedEntry, described.entry))
        : joinedEntry;
    },
    withType(entry, item),
  );

function joinedTo(entry: TimelineEntry, statement: TimelineEntry, differences: readonly string[]): TimelineEntry {
  const facts = statement.facts.filter(
    (fact) => fact.label !== 'Based on' && !entry.facts.some(({ label, value }) => label === fact.label && value === fact.value),
  );
  const dates = [...(statement.date ? [statement.date] : []), ...statement.otherDates];
  const cautions = [
    ...entry.cautions,
    ...statement.cautions,
    ...differences.map((text): EntryCaution => ({ type: 'may-change-meaning', text })),
  ];
  const text = [...(entry.text ?? []), ...(statement.text ?? []).filter((line) => entry.text?.includes(line) !== true)];
  return {
    ...entry,
    facts: [...entry.facts, ...facts],
    // A start on the day of the prescription says nothing more; an end does.
    otherDates: [...entry.otherDates, ...dates.filter(({ start, end }) => end !== undefined || start !== entry.date?.start)],
    identity: [...new Set([...entry.identity, ...statement.identity.filter((key) => key.includes('|identifier|'))])],
    ...(text.length > 0 && { text }),
    cautions: [...new Map(cautions.map((caution) => [JSON.stringify(caution), caution])).values()],
  };
}

function differencesOf(plan: Resource, statement: Resource, entry: TimelineEntry, statementEntry: TimelineEntry): readonly string[] {
  const doses = [entry, statementEntry].map(({ body }) =>
    body.shape === 'medication' ? body.doses.map(({ text }) => text).join('; ') : '',
  );
  const dose = doses[1] !== '' && doses[0] !== doses[1] ? statementDose(doses[1] ?? '') : undefined;
  return [differenceOf(statement, plan), dose].filter((difference) => difference !== undefined);
}

const typeWords = 'Prescription type';

/** Adds the type of prescription, acute, repeat or repeat dispensed: a reader tells by it which medicines go on. */
function withType(entry: TimelineEntry, { resource }: RecordItem): TimelineEntry {
  const type = resource.resourceType === 'MedicationRequest' ? factOf(entry, typeWords) : undefined;
  return type === undefined ? entry : { ...entry, detail: [entry.detail, type.toLowerCase()].filter(Boolean).join(' · ') };
}

const factOf = ({ facts }: TimelineEntry, name: string): string | undefined => facts.find(({ label }) => label === name)?.value;

/** Gives a comment its first line as its name: it has no other. */
const withComment: Step = (entry, { resource, area }) => {
  const text = isCommentNote(resource) ? commentText(resource) : undefined;
  if (text === undefined || entry.assertion === 'removed') return entry;
  const [firstLine] = text.trimStart().split('\n', 1);
  const { comment: _, text: notes = [], ...more } = entry;
  const rest = notes.filter((note) => !text.includes(note));
  return {
    ...more,
    ...(rest.length > 0 && { text: rest }),
    title: onOneLine(firstLine) ?? entry.title,
    ...(area === undefined && entry.category === 'other' && { category: 'encounters' }),
    body: { shape: 'narrative', paragraphs: [text] },
  };
};

/** Adds the whole text of a consultation, under its headings. */
const withConsultation: Step = (entry, { consultation }) =>
  consultation === undefined || consultation.text.length === 0 ? entry : { ...entry, text: [...consultation.text, ...(entry.text ?? [])] };

/** Key of an Encounter, also of one that comes with the other answer: policy must know that the entry was made at a consultation. */
function encounterKey(reference: unknown, record: StructuredRecord): string | undefined {
  const text = objectOf(reference)?.reference;
  const target = typeof text === 'string' ? parseReference(text) : undefined;
  const isEncounter = target?.kind === 'literal' && target.type === 'Encounter';
  return record.find(reference)?.key ?? (isEncounter ? `Encounter/${target.id}` : undefined);
}

const withLinks: Step = (entry, { resource, encounter, problems, statements }, record, source) => {
  const named = [resource, ...statements].map(associatedEncounterOf).find((reference) => objectOf(reference) !== undefined);
  const key = entry.encounter === undefined ? (encounterKey(named, record) ?? encounter) : undefined;
  const facts: readonly EntryFact[] = [...new Set(problems)].map((value) => ({ label: 'Linked problem', value }));
  const significance = resource.resourceType === 'Condition' ? factOf(entry, 'Significance') : undefined;
  return {
    ...entry,
    ...(key !== undefined && { encounter: `${source}|${key}` }),
    ...(significance !== undefined && { detail: [entry.detail, `${significance.toLowerCase()} problem`].filter(Boolean).join(' · ') }),
    facts: [...entry.facts, ...facts],
  };
};

/** Makes a diary entry planned, whatever its resource says (GP Connect, diary entries). */
const asPlanned: Step = (entry, { resource, area }, record) => {
  if (area !== 'diary' || entry.assertion === 'removed') return entry;
  if (entry.decision !== undefined) return { ...entry, decision: { ...entry.decision, lapse: 'planned' } };
  return {
    ...entry,
    category: 'care-plans',
    title: entry.assertion === 'denied' ? entry.title : `Planned: ${codedEntryName(resource, record)}`,
    detail: [diaryEntryDetail, entry.detail].filter(Boolean).join(' · '),
  };
};

/** Takes away the status of a referral, which practices do not keep up to date: nobody can tell from it how the referral stands. */
const withoutStanding: Step = (entry, { area }) => {
  if (area !== 'referrals' || entry.status === undefined || entry.assertion === 'removed') return entry;
  const { status, compare, ...more } = entry;
  const { Status: _, ...otherFields } = compare;
  const fact = { label: 'Status as sent', value: referralStatus(status) };
  return status === 'revoked' ? entry : { ...more, compare: otherFields, facts: [...entry.facts, fact] };
};
