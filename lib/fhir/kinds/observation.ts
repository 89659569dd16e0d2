import { referenceRangesWords } from '#/lib/record/words/range-words.ts';
import type { EntryBody, EntryCaution, EntryFact, Measurement } from '#/lib/record/model/timeline-entry.ts';
import { type JsonObject, type Resource, listOf, objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { type ResourceContext, entryIdsOf } from '#/lib/fhir/datatypes/resource-context.ts';
import { choiceOf, closedIf, datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { conceptText, conceptTexts } from '#/lib/fhir/datatypes/concept.ts';
import { namesIn, referenceName } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, lineOf } from '#/lib/fhir/datatypes/text.ts';
import { statedFacts } from '#/lib/fhir/kind-parts/facts.ts';
import { comparedSpecimen, specimenName } from '#/lib/fhir/kind-parts/specimen.ts';
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
import { furtherValues, measuredElements, measurementOf } from '#/lib/fhir/kind-parts/measurement.ts';
import { observationCategory } from '#/lib/fhir/kind-parts/observation-category.ts';
import { heldResults, resultWithin } from '#/lib/fhir/kind-parts/nested-result.ts';
import { type Kind, elementNames } from '#/lib/fhir/kind-parts/kind.ts';
import { belongsToPatient, otherThanPatient } from '#/lib/fhir/kind-parts/focus.ts';
import { earlyCautions, finishedStatuses, observationStatuses } from '#/lib/fhir/kind-parts/status-words.ts';

/** Observation: a result, a vital sign, an answer or a finding; or the heading of a set of them. */
export const observation: Kind = {
  name: 'observation',
  types: ['Observation'],
  words: 'Observation',
  searchCategories: ['results', 'vitals', 'social-history', 'imaging', 'procedures', 'care-plans', 'decisions', 'other'],
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
    const dates = datesIn(resource);
    return {
      category: observationCategory(resource, measurement),
      // A fetus's or a donor's finding must never read as the patient's own (H30).
      title: `${measurement.code.text}${otherSubject === undefined ? '' : ` (of ${otherSubject})`}${cancelled ? ': cancelled' : ''}`,
      detail: joinTexts([rangesText(measurement), specimen, ...state.map(([, value]) => value), conceptText(resource.bodySite)], ' · '),
      code: measurement.code,
      assertion: cancelled ? 'denied' : 'affirmed',
      status,
      dates,
      body: bodyOf(measurement, [...components, ...heldResults(resource.hasMember, context)], members, {
        specimen,
        method: conceptText(resource.method),
      }),
      facts: [
        // Names of members that the source did not send; members that came stand below the panel.
        ...statedFacts({ 'Results named': namesIn(listOf(resource.hasMember), context) }),
        // Contained members have no entry of their own, and an entry has one body: they are facts.
        ...listOf(resource.hasMember).flatMap((reference) => resultWithin(reference, context)),
        ...unnamedSpecimen(resource, specimen),
        ...furtherValueFacts(measurement, resource, context),
        ...objectsOf(resource.component).flatMap((component, index) => furtherValueFacts(components[index], component, context)),
        ...statedFacts(Object.fromEntries(state)),
      ],
      cautions: cautionsOf(status, belongsToPatient(resource.focus) ? undefined : otherSubject),
      identity: [
        ...identifierKeys(resource),
        // `related` before R4: the rest of it is neither a member nor a source of the value.
        ...replacesKeys(resource.related, context),
        ...(otherSubject === undefined && !cancelled ? likenessOf(measurement, components, minuteKey(dates.date)) : []),
      ],
      compare: fieldsToCompare({
        Value: comparedValue(measurement, components),
        Status: status,
        Flag: comparedFlag(measurement, components),
        ...measuredBy(context),
      }),
    };
  },
};

function likenessOf(measurement: Measurement, components: readonly Measurement[], minute: string | undefined): readonly string[] {
  return likenessKeys('observation', codeKeys(measurement.code), minute, comparableValue(measurement, components));
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
  const empty = measurement.value === undefined && measurement.absent === undefined && components.length === 0;
  const isSilent = empty && measurement.interpretation === undefined && measurement.ranges.length === 0;
  // A heading that says nothing itself is its results; one with a value, parts or a flag of its own keeps them (H36).
  if (isSilent && members.length > 0) return { shape: 'panel', members };
  const stated = empty && members.length === 0 ? { ...measurement, absent: 'No value sent' } : measurement;
  return {
    shape: 'measurement',
    measurement: stated,
    components,
    ...(members.length > 0 && { members }),
    ...(specimen !== undefined && { specimen }),
    ...(method !== undefined && { method }),
  };
}

function rangesText({ ranges, value }: Measurement): string | undefined {
  const words = referenceRangesWords(ranges, value?.type === 'quantity' ? value.quantity.unit : undefined);
  return words && `ref ${words}`;
}

/** Facts of a specimen that came with the result: its condition on arrival and its site. A haemolysed one makes a high potassium. */
function specimenState(resource: Resource, context: ResourceContext): readonly (readonly [label: string, value: string])[] {
  const specimen = context.resolve(resource.specimen);
  const status = lineOf(specimen?.status);
  const parts = [
    ['Specimen', status === 'unsatisfactory' || status === 'entered-in-error' ? status.replaceAll('-', ' ') : undefined],
    ['Specimen condition', conceptTexts(specimen?.condition)],
    ['Specimen taken from', conceptText(objectOf(specimen?.collection)?.bodySite)],
  ] as const;
  return parts.flatMap(([label, value]) => (value === undefined ? [] : [[label, value] as const]));
}

/** Fact of a specimen of which only an id is known. */
function unnamedSpecimen({ specimen }: Resource, name: string | undefined): readonly { label: string; value: string }[] {
  const value = name === undefined ? lineOf(objectOf(specimen)?.reference) : undefined;
  return value === undefined ? [] : [{ label: 'Specimen', value }];
}

/** Facts of values beside the one that is shown. */
function furtherValueFacts(measurement: Measurement | undefined, object: JsonObject, context: ResourceContext): readonly EntryFact[] {
  return furtherValues(object, context, measurement?.value).map((value) => ({
    label: `${measurement?.code.text ?? ''}: value also sent`,
    value,
  }));
}

function cautionsOf(status: string | undefined, otherSubject: string | undefined): readonly EntryCaution[] {
  return [
    ...earlyCautions(status),
    ...(otherSubject === undefined ? [] : [{ type: 'may-change-meaning', text: `is about ${otherSubject}, not the patient` } as const]),
  ];
}
