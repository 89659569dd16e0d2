import type { MeasuredBody } from '#/components/entry/measured-value.tsx';
import { dateWords } from '#/components/entry/date-words.ts';
import { rangesText, unitOf, valueText } from '#/components/entry/measured.ts';
import { statusFacts } from '#/components/entry/status-words.ts';
import { memberIds } from '#/lib/record/model/entry-parts.ts';
import type { EntryBody, EntryFact, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { capitalise } from '#/lib/record/words/phrase.ts';
import { printedUnit } from '#/lib/record/words/unit-words.ts';
import type { DrawerProps } from './drawer-props.ts';
import { drawerWords } from './words.ts';

/** The facts of an entry for a reader; its codes, and what is source data, stand apart. */
export function entryFacts(entry: TimelineEntry, parts: DrawerProps['parts'], locale: string): readonly EntryFact[] {
  return [
    ...nameFacts(entry),
    ...statusFacts(entry),
    ...removedFacts(entry),
    ...bodyFacts(entry.body),
    ...factsWithParts(entry, parts).filter((fact) => !fact.isSourceData),
    ...dateFacts(entry, locale),
  ];
}

/** Name of what is coded, where the title is another: the type of a document with a title of its own. */
function nameFacts({ title, code }: TimelineEntry): readonly EntryFact[] {
  return code === undefined || title.toLowerCase().includes(code.text.toLowerCase())
    ? []
    : [{ label: drawerWords.codedAs, value: code.text }];
}

/** Leaves out the names of a report's results where all of them stand below; a missing result is named. */
function factsWithParts({ facts, body }: TimelineEntry, parts: DrawerProps['parts']): readonly EntryFact[] {
  const shownIds = new Set(parts.flatMap(({ members }) => members.map(({ id }) => id)));
  const members = memberIds({ body });
  return members.length > 0 && members.every((id) => shownIds.has(id)) ? facts.filter(({ label }) => label !== 'Results named') : facts;
}

/** Value that its source removed: the row says no more than that, and the reader may have acted on it (H12). */
function removedFacts({ assertion, body }: TimelineEntry): readonly EntryFact[] {
  if (assertion !== 'removed' || body.shape !== 'measurement' || body.measurement.value === undefined) return [];
  return [{ label: drawerWords.removedValue, value: valueText(body.measurement) }];
}

function bodyFacts(body: EntryBody): readonly EntryFact[] {
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
function measurementFacts({ measurement, components, members = [] }: MeasuredBody): readonly EntryFact[] {
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

function dateFacts(entry: TimelineEntry, locale: string): readonly EntryFact[] {
  return entry.otherDates.map((date) => {
    const words = dateWords(date, locale);
    const space = words.indexOf(' ');
    return { label: capitalise(words.slice(0, space)), value: words.slice(space + 1) };
  });
}
