import { referenceRangesWords } from '#/lib/record/words/range-words.ts';
import type { EntryBody, EntryCaution, EntryFact, Measurement } from '#/lib/record/model/timeline-entry.ts';
import { type Resource, listOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { type ResourceContext, entryIdsOf } from '#/lib/fhir/datatypes/resource-context.ts';
import { choiceOf, closedIf, datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { conceptText } from '#/lib/fhir/datatypes/concept.ts';
import { namesIn, referenceName } from '#/lib/fhir/datatypes/reference.ts';
import { firstWords, joinTexts, lineOf, textOf } from '#/lib/fhir/datatypes/text.ts';
import { statedFacts } from '#/lib/fhir/kind-parts/facts.ts';
import { comparedSpecimen, specimenName, specimenState, unnamedSpecimen } from '#/lib/fhir/kind-parts/specimen.ts';
import {
  codeKeys,
  fieldsToCompare,
  comparedWords,
  identifierKeys,
  likenessKeys,
  minuteKey,
  replacesKeys,
} from '#/lib/fhir/kind-parts/identity.ts';
import { comparableValue, comparedFlag, comparedValue } from '#/lib/fhir/kind-parts/compared-measurement.ts';
import { furtherValues, measuredElements, measuredText, measurementOf } from '#/lib/fhir/kind-parts/measurement.ts';
import { isMeasurement, observationCategory } from '#/lib/fhir/filing/observation-category.ts';
import { heldResults, resultWithin } from '#/lib/fhir/kind-parts/nested-result.ts';
import { type Kind, elementNames } from '#/lib/fhir/kind-parts/kind.ts';
import { belongsToPatient, otherThanPatient } from '#/lib/fhir/kind-parts/focus.ts';
import { earlyCautions, finishedStatuses, observationStatuses } from '#/lib/fhir/kind-parts/status-words.ts';

/** Observation: a result, a vital sign, an answer or a finding; or the heading of a set of them. */
export const observation: Kind = {
  name: 'observation',
  types: ['Observation'],
  words: 'Observation',
  searchCategories: ['results', 'vitals', 'assessments', 'social-history', 'imaging', 'procedures', 'care-plans', 'decisions', 'other'],
  codes: { status: observationStatuses },
  describedElements: elementNames(`${measuredElements} status effective[x] issued note encounter hasMember component specimen focus`),
  parts: { component: measuredElements, referenceRange: 'low high normalValue type appliesTo age text' },
  labels: {
    performer: 'Performed by',
    method: 'Method',
    bodySite: 'Site',
    device: 'Device',
    derivedFrom: 'Derived from',
    basedOn: 'Requested by',
    category: 'Category',
  },
  describe: (context) => {
    const { resource } = context;
    const measurement = measurementOf(resource, context);
    const members = entryIdsOf(resource.hasMember, context);
    const components = objectsOf(resource.component).map((component) => measurementOf(component, context));
    const status = lineOf(resource.status);
    const cancelled = status === 'cancelled';
    const otherSubject = otherThanPatient(resource.focus, context);
    const specimen = specimenName(resource.specimen, context);
    const state = specimenState(resource, context);
    const parts = [...components, ...heldResults(resource.hasMember, context)];
    const dates = datesIn(resource);
    const method = conceptText(resource.method);
    const isMeasured = isMeasurement(resource, measurement);
    return {
      category: observationCategory(resource, measurement),
      title: titleOf(measurement.code.text, otherSubject, cancelled),
      detail: joinTexts([rangesText(measurement), specimen, ...state.map(([, value]) => value), conceptText(resource.bodySite)], ' · '),
      comment: isMeasured ? undefined : firstComment(resource, measurement),
      code: measurement.code,
      assertion: cancelled ? 'denied' : 'affirmed',
      status,
      dates,
      body: bodyOf(isMeasured ? measurement : withoutAbsence(measurement), parts, members, { specimen, method }),
      facts: [
        ...memberFacts(context),
        ...unnamedSpecimen(resource, specimen),
        ...furtherValueFacts(measurement, components, context),
        ...statedFacts(Object.fromEntries(state)),
      ],
      cautions: cautionsOf(status, belongsToPatient(resource.focus) ? undefined : otherSubject),
      identity: [
        ...identifierKeys(resource),
        // `related` before R4: the rest of it is neither a member nor a source of the value.
        ...replacesKeys(resource.related, context),
        ...(otherSubject === undefined && !cancelled ? likenessOf(measurement, components, minuteKey(dates.date)) : []),
      ],
      derivedFrom: entryIdsOf(resource.derivedFrom, context),
      compare: fieldsToCompare({ Status: status, ...comparedFields(measurement, components), ...measuredBy(context) }),
    };
  },
};

/** Value and flag to compare, with those of the components. */
function comparedFields(
  measurement: Measurement,
  components: readonly Measurement[],
): Readonly<Record<'Value' | 'Flag', string | undefined>> {
  return { Value: comparedValue(measurement, components), Flag: comparedFlag(measurement, components) };
}

function likenessOf(measurement: Measurement, components: readonly Measurement[], minute: string | undefined): readonly string[] {
  return likenessKeys('observation', codeKeys(measurement.code), minute, comparableValue(measurement, components));
}

/** A fetus's or a donor's finding must never read as the patient's own (H30). */
function titleOf(name: string, otherSubject: string | undefined, cancelled: boolean): string {
  return `${name}${otherSubject === undefined ? '' : ` (of ${otherSubject})`}${cancelled ? ': cancelled' : ''}`;
}

/** Specimen, site, method and device of a measurement: results that differ in one are not copies, though their values are equal (H20). */
function measuredBy(context: ResourceContext): Readonly<Record<'Specimen' | 'Site' | 'Method' | 'Device' | 'About', string | undefined>> {
  const { specimen, bodySite, method, device, focus } = context.resource;
  return {
    Specimen: comparedSpecimen([specimen], context),
    Site: comparedWords(conceptText(bodySite)),
    Method: comparedWords(conceptText(method)),
    Device: comparedWords(referenceName(device, context)),
    About: otherThanPatient(focus, context),
  };
}

function datesIn(resource: Resource): ReturnType<typeof datesOf> {
  const dates = datesOf([
    [choiceOf(resource, 'effective'), 'effective'],
    [resource.issued, 'issued'],
  ]);
  return closedIf(finishedStatuses.has(lineOf(resource.status) ?? ''), dates);
}

function bodyOf(
  measurement: Measurement,
  components: readonly Measurement[],
  members: readonly string[],
  { specimen, method }: { readonly specimen: string | undefined; readonly method: string | undefined },
): EntryBody {
  const empty = measurement.value === undefined && !measurement.absent && components.length === 0;
  const isSilent = empty && measurement.interpretation === undefined && measurement.ranges.length === 0;
  // A heading that says nothing itself is its results; one with a value, parts or a flag of its own keeps them (H36).
  if (isSilent && members.length > 0) return { shape: 'panel', members };
  const stated = empty && members.length === 0 ? { ...measurement, absent: measurement.absent ?? 'No value sent' } : measurement;
  return {
    shape: 'measurement',
    measurement: stated,
    components,
    ...(members.length > 0 && { members }),
    ...(specimen !== undefined && { specimen }),
    ...(method !== undefined && { method }),
  };
}

/** A finding without a value: nothing is missing, and nothing is said of it. */
function withoutAbsence(measurement: Measurement): Measurement {
  return measurement.value === undefined && measurement.absent === undefined ? { ...measurement, absent: '' } : measurement;
}

/** First words of a finding's note, where its value does not say them. */
function firstComment({ note }: Resource, { value }: Measurement): string | undefined {
  const comment = objectsOf(note)
    .map(({ text }) => textOf(text))
    .find((text) => text !== undefined);
  return comment === undefined || comment === measuredText(value) ? undefined : firstWords(comment);
}

function rangesText({ ranges, value }: Measurement): string | undefined {
  const words = referenceRangesWords(ranges, value?.type === 'quantity' ? value.quantity.unit : undefined);
  return words && `ref ${words}`;
}

/** Facts of members without an entry: names of those that did not come, and contained ones whole, for an entry has one body. */
function memberFacts(context: ResourceContext): readonly EntryFact[] {
  const members = listOf(context.resource.hasMember);
  return [
    ...statedFacts({ 'Results named': namesIn(members, context) }),
    ...members.flatMap((reference) => resultWithin(reference, context)),
  ];
}

/** Facts of values beside the one that is shown, of the observation and of each component. */
function furtherValueFacts(measurement: Measurement, components: readonly Measurement[], context: ResourceContext): readonly EntryFact[] {
  const { resource } = context;
  const pairs = [
    [resource, measurement] as const,
    ...objectsOf(resource.component).map((part, index) => [part, components[index]] as const),
  ];
  return pairs.flatMap(([object, measured]) =>
    furtherValues(object, context, measured?.value).map((value) => ({ label: `${measured?.code.text ?? ''}: value also sent`, value })),
  );
}

function cautionsOf(status: string | undefined, otherSubject: string | undefined): readonly EntryCaution[] {
  return [
    ...earlyCautions(status),
    ...(otherSubject === undefined ? [] : [{ type: 'may-change-meaning', text: `is about ${otherSubject}, not the patient` } as const]),
  ];
}
