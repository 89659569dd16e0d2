'use client';
import type { MeasuredBody } from '#/components/entry/measured-value.tsx';
import { dateWords } from '#/components/entry/date-words.ts';
import { rangesText, unitOf, valueText } from '#/components/entry/measured.ts';
import { foldText, mostOfValue } from '#/components/entry/fold-text.ts';
import { statusFacts } from '#/components/entry/status-words.ts';
import { TextInColumns, WrittenText } from '#/components/entry/written-text.tsx';
import { hasColumns } from '#/lib/record/text/text-columns.ts';
import { formatDatesIn } from '#/lib/record/dates/dates-in-text.ts';
import { capitalise } from '#/lib/record/words/phrase.ts';
import { printedUnit } from '#/lib/record/words/unit-words.ts';
import { memberIds } from '#/lib/record/model/entry-parts.ts';
import { disclosuresAmong } from '#/lib/record/security-labels/disclosures.ts';
import type { EntryBody, EntryCaution, Measurement, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { codeFacts } from './code-facts.ts';
import type { DrawerProps } from './drawer-props.ts';
import { Files } from './files.tsx';
import { MeasuredParts } from './measured-parts.tsx';
import { BelongsTo, Parts } from './parts.tsx';
import { drawerWords } from './words.ts';

/** The facts of an entry, its parts, and its text as written. */
export function EntryContent({ group, parts, trend, sources, locale, reading, onOpen, onRead }: DrawerProps) {
  const { lead } = group;
  return (
    <>
      {lead.withheld ? (
        <p className="m-0 mt-3 rounded-control bg-withheld-tint px-3 py-2 text-detail text-withheld">{lead.withheld.text}</p>
      ) : undefined}
      {lead.cautions.map((caution) =>
        caution.type === 'may-change-meaning' || caution.type === 'discrepancy' ? (
          <p key={caution.text} className="m-0 mt-3 rounded-control bg-warning-tint px-3 py-2 text-detail text-warning">
            {caution.type === 'discrepancy' ? drawerWords.discrepancy(caution.text) : drawerWords.mayChangeMeaning(caution.text)}
          </p>
        ) : undefined,
      )}
      <Disclosures cautions={[group, ...parts].flatMap(({ cautions }) => cautions)} />
      <FactsGrid
        locale={locale}
        facts={[
          ...nameFacts(lead),
          ...statusFacts(lead),
          ...removedFacts(lead),
          ...bodyFacts(lead.body),
          ...factsWithParts(lead, parts),
          ...codeFacts(lead.code),
          ...dateFacts(lead, locale),
        ]}
      />
      {lead.body.shape === 'measurement' ? <MeasuredParts components={lead.body.components} /> : undefined}
      <BelongsTo group={group} onOpen={onOpen} />
      {trend}
      {parts.length > 0 ? <Parts parts={parts} row={group} locale={locale} onOpen={onOpen} /> : undefined}
      <Files group={group} sources={sources} reading={reading} onRead={onRead} />
      <Written entry={lead} />
    </>
  );
}

/** Rules about telling others, of the entry and of its parts; copied with it. */
function Disclosures({ cautions }: { readonly cautions: readonly EntryCaution[] }) {
  const rules = new Map(disclosuresAmong(cautions).map((caution) => [caution.type, caution.text]));
  return [...rules].map(([type, text]) => (
    <p key={type} className="m-0 mt-3 text-detail text-muted">
      {type === 'do-not-disclose' ? drawerWords.notForPatient : text}
    </p>
  ));
}

/** Name of what is coded, where the title is another: the type of a document with a title of its own. */
function nameFacts({ title, code }: TimelineEntry): readonly Fact[] {
  return code === undefined || title.toLowerCase().includes(code.text.toLowerCase())
    ? []
    : [{ label: drawerWords.codedAs, value: code.text }];
}

/** Leaves out the names of a report's results where all of them stand below; a missing result is named. */
function factsWithParts({ facts, body }: TimelineEntry, parts: DrawerProps['parts']): readonly Fact[] {
  const shownIds = new Set(parts.flatMap(({ members }) => members.map(({ id }) => id)));
  const members = memberIds({ body });
  return members.length > 0 && members.every((id) => shownIds.has(id)) ? facts.filter(({ label }) => label !== 'Results named') : facts;
}

interface Fact {
  readonly label: string;
  readonly value: string;
}

function FactsGrid({ facts, locale }: { readonly facts: readonly Fact[]; readonly locale: string }) {
  if (facts.length === 0) return undefined;
  return (
    <dl className="m-0 mt-4 grid grid-cols-[112px_1fr] gap-x-3 gap-y-2 text-detail">
      {facts.map(({ label, value }, index) => (
        // Two facts of one entry may be the same in label and value.
        <div key={`${label} ${value} ${index}`} className="contents">
          <dt className="text-muted">{label}</dt>
          <dd className="m-0 min-w-0 text-row wrap-anywhere">
            <FactValue value={formatDatesIn(value, locale)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function FactValue({ value }: { readonly value: string }) {
  if (!value.includes('\n')) return value;
  return hasColumns(value) ? <TextInColumns text={value} /> : <span className="whitespace-pre-wrap">{value}</span>;
}

/** Value that its source removed: the row says no more than that, and the reader may have acted on it (H12). */
function removedFacts({ assertion, body }: TimelineEntry): readonly Fact[] {
  if (assertion !== 'removed' || body.shape !== 'measurement' || body.measurement.value === undefined) return [];
  return [{ label: drawerWords.removedValue, value: valueText(body.measurement) }];
}

function bodyFacts(body: EntryBody): readonly Fact[] {
  switch (body.shape) {
    case 'medication':
      return [
        ...body.doses.flatMap((dose) => [
          { label: 'Dose', value: [dose.follows, dose.text].filter(Boolean).join(' ') },
          ...(dose.patientInstruction ? [{ label: drawerWords.instructionsToPatient, value: dose.patientInstruction }] : []),
        ]),
      ];
    case 'measurement':
      return [...measurementFacts(body), ...(body.specimen ? [{ label: 'Specimen', value: body.specimen }] : [])];
    default:
      return [];
  }
}

/** Range and flag as sent; why a heading has no value of its own, which its row leaves to the values of its parts. */
function measurementFacts({ measurement, components, members = [] }: MeasuredBody): readonly Fact[] {
  const isHeading = measurement.value === undefined && components.length + members.length > 0;
  const range = rangesText(measurement);
  const flag = measurement.interpretation?.text;
  const unit = unitOf(measurement);
  const isPrintedOtherwise = unit !== undefined && printedUnit(unit) !== unit;
  return [
    ...(isHeading && measurement.absent ? [{ label: drawerWords.absent, value: measurement.absent }] : []),
    ...(range ? [{ label: drawerWords.referenceRange, value: range }] : []),
    ...(flag ? [{ label: drawerWords.sourceFlag, value: flag }] : []),
    ...(isPrintedOtherwise ? [{ label: drawerWords.unitAsSent, value: unit }] : []),
  ];
}

function dateFacts(entry: TimelineEntry, locale: string): readonly Fact[] {
  return entry.otherDates.map((date) => {
    const words = dateWords(date, locale);
    const space = words.indexOf(' ');
    return { label: capitalise(words.slice(0, space)), value: words.slice(space + 1) };
  });
}

function Written({ entry }: { readonly entry: TimelineEntry }) {
  const paragraphs = [...bodyText(entry.body), ...(entry.text ?? [])];
  if (paragraphs.length === 0) return undefined;
  return (
    <section className="mt-4">
      <h3 className="m-0 text-block font-semibold">As written</h3>
      {paragraphs.map((paragraph, index) => (
        <WrittenText key={`${index} ${paragraph.slice(0, 40)}`} text={paragraph} />
      ))}
    </section>
  );
}

function bodyText(body: EntryBody): readonly string[] {
  switch (body.shape) {
    case 'narrative':
      return body.paragraphs;
    case 'attachments':
      return body.paragraphs ?? [];
    case 'panel':
      return body.conclusion ? [body.conclusion] : [];
    case 'measurement':
      return [...longValues([body.measurement], false), ...longValues(body.components, true)];
    default:
      return [];
  }
}

/** Values of words that a row folds, or that have lines: whole, each under its name where it is one of several. */
function longValues(measurements: readonly Measurement[], named: boolean): readonly string[] {
  return measurements.flatMap((measurement) => {
    const text = valueText(measurement);
    if (!text.includes('\n') && !foldText(text, mostOfValue).isFolded) return [];
    return [named ? `${measurement.code.text}:\n${text}` : text];
  });
}
