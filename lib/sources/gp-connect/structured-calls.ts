import { type Area, areas } from '#/lib/fhir/gp-connect/areas.ts';
import type { Category } from '#/lib/record/model/category.ts';

export const nhsNumberSystem = 'https://fhir.nhs.uk/Id/nhs-number';
export const structuredInteraction = 'urn:nhs:names:services:gpconnect:fhir:operation:gpc.getstructuredrecord-1';
export const structuredOperation = 'Patient/$gpc.getstructuredrecord';

/** One call of the operation: few, for each costs the practice's system; the first has what a reader needs first. */
export interface StructuredCall {
  readonly name: string;
  readonly areas: readonly Area[];
}

const calls: readonly StructuredCall[] = [
  { name: 'first', areas: ['allergies', 'medications', 'problems', 'immunizations'] },
  { name: 'second', areas: ['consultations', 'investigations', 'uncategorised', 'referrals', 'diary'] },
];

/** What a source is asked for that can hold all but `never`. */
export function callsFor(never: readonly Category[]): readonly StructuredCall[] {
  return calls
    .map((call) => ({ ...call, areas: call.areas.filter((area) => areas.get(area)?.covers.some((one) => !never.includes(one))) }))
    .filter((call) => call.areas.length > 0);
}

/** For the audit: what is asked for, without whom. */
export function callText({ areas: asked }: StructuredCall): string {
  const names = asked.map((area) => areas.get(area)?.parameter ?? area);
  return `${structuredOperation}?${new URLSearchParams(names.map((name) => [name, 'true']))}`;
}

/** Parts that widen: nothing is filtered at the source, so that ended, issued and not given are known too. */
const parts: ReadonlyMap<Area, readonly string[]> = new Map<Area, readonly string[]>([
  ['allergies', ['includeResolvedAllergies']],
  ['medications', ['includePrescriptionIssues']],
  ['immunizations', ['includeNotGiven']],
]);

/** Parameters of the operation. One without parts has neither value nor part. */
export function parametersOf({ areas: asked }: StructuredCall, nhsNumber: string): unknown {
  return {
    resourceType: 'Parameters',
    parameter: [
      { name: 'patientNHSNumber', valueIdentifier: { system: nhsNumberSystem, value: nhsNumber } },
      ...asked.map((area) => {
        const part = (parts.get(area) ?? []).map((name) => ({ name, valueBoolean: true }));
        return { name: areas.get(area)?.parameter, ...(part.length > 0 && { part }) };
      }),
    ],
  };
}
