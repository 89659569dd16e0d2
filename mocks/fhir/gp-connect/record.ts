import type { DiagnosticReport, FhirResource, MedicationRequest, Observation, Patient } from 'fhir/r4';
import { consultationLists } from './consultation-lists.ts';
import { listOf, primaryLists } from './lists.ts';
import { medicationRequestOf, medicationsOf, medicationStatementOf } from './medicines.ts';
import { plantedFor } from './planted.ts';
import { idOf, type Stu3Resource } from './shapes.ts';
import {
  allergyOf,
  codedEntryOf,
  consultationOf,
  immunizationOf,
  isCoded,
  observationOf,
  problemOf,
  referralOf,
  reportOf,
} from './to-stu3.ts';

/** The parameters of `$gpc.getstructuredrecord` that this practice understands. */
export const areaNames = [
  'includeAllergies',
  'includeMedication',
  'includeProblems',
  'includeImmunisations',
  'includeConsultations',
  'includeInvestigations',
  'includeUncategorisedData',
  'includeReferrals',
  'includeDiaryEntries',
] as const;
export type AreaName = (typeof areaNames)[number];

/** A patient at a practice, as its R4 records hold them. */
export interface PracticeChart {
  readonly patient: Patient;
  readonly resources: readonly FhirResource[];
}

type Area = (chart: PracticeChart, own: Own) => readonly Stu3Resource[];

/** A chart's resources by area, without the confidential ones: their List states that some are left out. */
interface Own {
  readonly of: <Type extends FhirResource['resourceType']>(type: Type) => readonly Extract<FhirResource, { resourceType: Type }>[];
  readonly hides: (...types: readonly string[]) => boolean;
  readonly list: (
    name: keyof typeof primaryLists,
    items: readonly Stu3Resource[],
    hides: boolean,
    contained?: readonly Stu3Resource[],
  ) => Stu3Resource;
}

/** The resources of the areas asked for, each with its primary List, and the Patient. */
export function structuredRecord(chart: PracticeChart, areaNames: readonly AreaName[]): readonly Stu3Resource[] {
  const own = ownOf(chart);
  return [{ ...chart.patient, id: idOf(chart.patient) }, ...areaNames.flatMap((name) => areas[name](chart, own))];
}

const isConfidential = ({ meta }: FhirResource): boolean => meta?.security?.some(({ code }) => code === 'R' || code === 'V') ?? false;

function ownOf({ patient, resources }: PracticeChart): Own {
  const open = Map.groupBy(
    resources.filter((resource) => !isConfidential(resource)),
    ({ resourceType }) => resourceType,
  );
  const hidden = new Set(resources.filter(isConfidential).map(({ resourceType }): string => resourceType));
  const id = idOf(patient);
  return {
    of: <Type extends FhirResource['resourceType']>(type: Type) =>
      (open.get(type) ?? []).filter(
        (resource): resource is Extract<FhirResource, { resourceType: Type }> => resource.resourceType === type,
      ),
    hides: (...types) => types.some((type) => hidden.has(type)),
    list: (name, items, confidential, contained) => {
      const [code, title] = primaryLists[name];
      const named = items.map((item) => (contained ? `#${item.id}` : `${item.resourceType}/${item.id}`));
      return listOf({ id: `${id}-list-${name}`, patient: id, code, title, items: named, confidential, ...(contained && { contained }) });
    },
  };
}

const areas: Readonly<Record<AreaName, Area>> = {
  includeAllergies: ({ patient }, { of, hides, list }) => {
    const all = of('AllergyIntolerance');
    const ended = all.filter(({ clinicalStatus }) => clinicalStatus?.coding?.[0]?.code === 'resolved');
    const current = all.filter((allergy) => !ended.includes(allergy)).map(allergyOf);
    const over = [...ended.map(allergyOf), ...(plantedFor(patient).ended?.(idOf(patient)) ?? [])];
    const hidden = hides('AllergyIntolerance');
    return [list('allergies', current, hidden), list('ended', over, hidden, over), ...current];
  },
  includeMedication: ({ patient }, { of, hides, list }) => {
    const requests = of('MedicationRequest');
    const medications = medicationsOf(requests, plantedFor(patient).degraded === true);
    const issues = Map.groupBy(requests, ({ basedOn }) => basedOn?.[0]?.reference);
    const plans = requests.filter(({ basedOn }) => basedOn === undefined);
    const statements = plans.map((plan) => medicationStatementOf(plan, issues.get(`MedicationRequest/${idOf(plan)}`) ?? [], medications));
    const written = requests.map((request) => medicationRequestOf(asPlan(request), medications));
    return [list('medications', statements, hides('MedicationRequest')), ...statements, ...written, ...medications.values()];
  },
  includeProblems: (_, { of, hides, list }) => {
    const problems = of('Condition').map(problemOf);
    return [list('problems', problems, hides('Condition')), ...problems];
  },
  includeImmunisations: (_, { of, hides, list }) => {
    const immunizations = of('Immunization').map(immunizationOf);
    return [list('immunisations', immunizations, hides('Immunization')), ...immunizations];
  },
  includeConsultations: ({ patient }, { of, hides, list }) => {
    const held = of('Encounter');
    const id = idOf(patient);
    const examined = Map.groupBy(of('Observation'), ({ encounter }) => encounter?.reference);
    const within = held.flatMap((encounter) => consultationLists(encounter, examined.get(`Encounter/${idOf(encounter)}`) ?? [], id));
    const linked = [...examined].flatMap(([encounter, all]) =>
      encounter === undefined ? [] : all.map((observation) => `Observation/${idOf(observation)}`),
    );
    const code = 'consultations-uncategorised-data-contained-in-consultations';
    const secondary = listOf({ id: `${id}-list-in-consultations`, patient: id, code, title: code, items: linked });
    const encounters = held.map(consultationOf);
    return [list('consultations', encounters, hides('Encounter')), ...(linked.length > 0 ? [secondary] : []), ...encounters, ...within];
  },
  includeInvestigations: (_, { of, hides, list }) => {
    const reports = of('DiagnosticReport');
    const named = resultsOf(reports);
    const results = of('Observation').filter((observation) => named.has(`Observation/${idOf(observation)}`));
    const stu3Reports = reports.map(reportOf);
    return [list('investigations', stu3Reports, hides('DiagnosticReport')), ...stu3Reports, ...results.map(observationOf)];
  },
  includeUncategorisedData: ({ resources }, { of, hides, list }) => {
    const named = resultsOf(of('DiagnosticReport'));
    const loose = of('Observation').filter((observation: Observation) => !named.has(`Observation/${idOf(observation)}`));
    const codedResources = resources.filter(isCoded).filter((resource) => !isConfidential(resource));
    const entries = [...loose.map(observationOf), ...codedResources.map(codedEntryOf)];
    return [list('uncategorised', entries, hides('Observation', 'Procedure', 'Flag')), ...entries];
  },
  includeReferrals: (_, { of, hides, list }) => {
    const referrals = of('ServiceRequest').map(referralOf);
    return [list('referrals', referrals, hides('ServiceRequest')), ...referrals];
  },
  includeDiaryEntries: ({ patient }, { list }) => {
    const diary = plantedFor(patient).diary?.(idOf(patient)) ?? [];
    return [list('diary', diary, false), ...diary];
  },
};

/** A prescription that is no issue of another is a plan, also where the hospital's way of writing calls it an order. */
const asPlan = (request: MedicationRequest): MedicationRequest =>
  request.basedOn === undefined ? { ...request, intent: 'plan' } : request;

const resultsOf = (reports: readonly DiagnosticReport[]): ReadonlySet<string> =>
  new Set(reports.flatMap(({ result }) => result ?? []).flatMap(({ reference }) => (reference === undefined ? [] : [reference])));
