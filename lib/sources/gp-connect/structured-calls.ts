import { type RecordArea, recordAreas } from '#/lib/fhir/gp-connect/areas.ts';
import type { Category } from '#/lib/record/model/category.ts';

export const nhsNumberSystem = 'https://fhir.nhs.uk/Id/nhs-number';
export const structuredInteraction = 'urn:nhs:names:services:gpconnect:fhir:operation:gpc.getstructuredrecord-1';
export const structuredOperation = 'Patient/$gpc.getstructuredrecord';

/** A call of the operation. Calls are few, as each costs the practice's system; the first has what a reader needs first. */
export interface StructuredCall {
  readonly name: string;
  readonly areas: readonly RecordArea[];
}

const calls: readonly StructuredCall[] = [
  { name: 'first', areas: ['allergies', 'medications', 'problems', 'immunizations'] },
  { name: 'second', areas: ['consultations', 'investigations', 'uncategorised', 'referrals', 'diary'] },
];

/** Returns the calls to make at a source that never holds the given categories. */
export function callsFor(never: readonly Category[]): readonly StructuredCall[] {
  return calls
    .map((call) => ({
      ...call,
      areas: call.areas.filter((area) => recordAreas.get(area)?.categories.some((category) => !never.includes(category))),
    }))
    .filter((call) => call.areas.length > 0);
}

/** Names a call's areas for the audit, without the patient. */
export function callText(call: StructuredCall): string {
  const names = call.areas.map((area) => recordAreas.get(area)?.parameter ?? area);
  return `${structuredOperation}?${new URLSearchParams(names.map((name) => [name, 'true']))}`;
}

/** Parts that widen a call: nothing is filtered at the source, so that ended, issued and not-given items are known too. */
const parts: ReadonlyMap<RecordArea, readonly string[]> = new Map<RecordArea, readonly string[]>([
  ['allergies', ['includeResolvedAllergies']],
  ['medications', ['includePrescriptionIssues']],
  ['immunizations', ['includeNotGiven']],
]);

/** Builds the operation's parameters. A parameter without parts has neither value nor part. */
export function parametersOf(call: StructuredCall, nhsNumber: string): unknown {
  return {
    resourceType: 'Parameters',
    parameter: [
      { name: 'patientNHSNumber', valueIdentifier: { system: nhsNumberSystem, value: nhsNumber } },
      ...call.areas.map((area) => {
        const part = (parts.get(area) ?? []).map((name) => ({ name, valueBoolean: true }));
        return { name: recordAreas.get(area)?.parameter, ...(part.length > 0 && { part }) };
      }),
    ],
  };
}
