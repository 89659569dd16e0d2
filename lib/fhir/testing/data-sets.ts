import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readSearchset } from '#/lib/fhir/answer/bundle.ts';
import { fixtures } from '#/lib/fhir/fixtures/resources.ts';
import { rarities } from '#/lib/fhir/fixtures/rarities.ts';
import { versionFixtures } from '#/lib/fhir/fixtures/versions.ts';
import { type JsonObject, type Resource, objectOf, objectsOf, resourceOf } from '#/lib/fhir/resource/json.ts';
import { parseFhir } from '#/lib/fhir/resource/parse.ts';
import { kindFor, supportingTypes } from '#/lib/fhir/kinds/registry.ts';
import { namesPatient, subjectsOf } from '#/lib/fhir/describe/subject.ts';
import type { Version } from '#/lib/fhir/resource/version.ts';

/** Record that a source may hold of one person, in the FHIR version that it speaks. */
export interface HeldRecord {
  readonly name: string;
  readonly version: Version['label'];
  /** Id of the Patient whom the resources are about. */
  readonly patient: string;
  readonly resources: readonly Resource[];
}

export interface DataSet {
  readonly name: string;
  /** Reason that there is nothing to test with, for the test that is skipped. */
  readonly missing?: string;
  readonly records: () => Iterable<HeldRecord>;
}

const beside = (folder: string): string => `../shared/data/${folder}`;
const jsonFiles = (folder: string): readonly string[] =>
  existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];

function fromFolder(name: string, folder: string, records: (files: readonly string[]) => Iterable<HeldRecord>): DataSet {
  const files = jsonFiles(folder);
  const missing = files.length === 0 ? `${folder} is not here` : undefined;
  return { name, ...(missing !== undefined && { missing }), records: () => records(files.map((file) => join(folder, file))) };
}

/** Synthetic people of Synthea, each as a server would hold them that was given their transaction. */
const synthea = fromFolder('Synthea', beside('synthea-r4'), function* (files) {
  for (const file of files) {
    const read = readSearchset(parseFhir(readFileSync(file, 'utf8')));
    const entries = read.ok ? read.searchset.entries : [];
    const names = new Map(entries.flatMap(({ fullUrl, resource }) => nameIn(fullUrl, resourceOf(resource))));
    const resources = entries.map(({ resource }) => renamed(resource, names)).filter((one) => resourceOf(one) !== undefined) as Resource[];
    const patient = String(resources.find(({ resourceType }) => resourceType === 'Patient')?.id);
    yield { name: file.split('/').at(-1) ?? file, version: 'R4', patient, resources };
  }
});

function nameIn(fullUrl: string | undefined, resource: Resource | undefined): readonly (readonly [string, string])[] {
  return fullUrl === undefined || resource === undefined ? [] : [[fullUrl, `${resource.resourceType}/${String(resource.id)}`]];
}

/** References within a transaction, to those that the server gives out (FHIR R4 http.html#trules). */
function renamed(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return names.get(value) ?? value;
  if (Array.isArray(value)) return value.map((one) => renamed(one, names));
  const object = objectOf(value);
  return object === undefined ? value : Object.fromEntries(Object.entries(object).map(([key, one]) => [key, renamed(one, names)]));
}

const usCore = fromFolder('US Core examples', beside('us-core'), (files) =>
  byPatient(files.flatMap((file) => resourcesIn(parseFhir(readFileSync(file, 'utf8'))))),
);

/** Packages of the public examples of HL7, by the version that they are written in. DSTU2 has none. */
export const hl7Packages = {
  STU3: 'hl7.fhir.r3.examples',
  R4: 'hl7.fhir.r4.examples',
  R4B: 'hl7.fhir.r4b.examples',
  R5: 'hl7.fhir.r5.examples',
} as const satisfies Partial<Record<Version['label'], string>>;

/** The public examples of HL7 for R4, where they are installed: 5,300 files, most of them definitions. */
export const hl7Folder = folderOf(hl7Packages.R4);

/** Examples of types about a patient, each once: those within Bundles too, under an id of their own where theirs is taken. */
export function hl7Examples(version: keyof typeof hl7Packages = 'R4'): readonly Resource[] {
  const folder = folderOf(hl7Packages[version]);
  if (folder === undefined) return [];
  const kept = new Map<string, Resource>();
  for (const file of readdirSync(folder)) {
    const [type = ''] = file.split('-', 1);
    // A definition of STU3's own, 3,700 of them: about no patient, and no server sends one.
    if (!/^[A-Z]\w+-.*\.json$/.test(file) || type === 'DataElement' || (supportingTypes.has(type) && type !== 'Bundle')) continue;
    for (const one of resourcesIn(parseFhir(readFileSync(join(folder, file), 'utf8'))))
      if (!supportingTypes.has(one.resourceType)) keep(kept, one);
  }
  return [...kept.values()];
}

function keep(kept: Map<string, Resource>, resource: Resource): void {
  const base = typeof resource.id === 'string' ? resource.id : 'unnamed';
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}-${number}`;
    const known = kept.get(`${resource.resourceType}/${id}`);
    const same = known !== undefined && JSON.stringify({ ...known, id: base }) === JSON.stringify({ ...resource, id: base });
    if (known !== undefined && !same) continue;
    if (known === undefined) kept.set(`${resource.resourceType}/${id}`, { ...resource, id });
    return;
  }
}

const hl7Missing = hl7Folder === undefined ? 'hl7.fhir.r4.examples is not installed' : undefined;
const hl7: DataSet = {
  name: 'HL7 R4 examples by patient',
  ...(hl7Missing !== undefined && { missing: hl7Missing }),
  records: () => byPatient(hl7Examples()),
};
const hl7OfOne: DataSet = {
  name: 'HL7 R4 examples of one patient',
  ...(hl7Missing !== undefined && { missing: hl7Missing }),
  records: () => [{ name: 'all', version: 'R4', patient: 'ada', resources: hl7Examples().map((one) => about(one, 'ada')) }],
};

const ours: DataSet = {
  name: 'our fixtures by version',
  records: () =>
    Object.entries(versionFixtures).map(([version, list]) => ({
      name: version,
      version: version as Version['label'],
      patient: 'ada',
      resources: distinct([...list, ...(version === 'R4' ? rarities : [])]).map((one) => about(one, 'ada')),
    })),
};

/** Every file of fixtures uses the same ids again. */
function distinct(resources: readonly Resource[]): readonly Resource[] {
  const kept = new Map<string, Resource>();
  for (const resource of resources) keep(kept, resource);
  return [...kept.values()];
}

/** Every data set that is not the demo's own. */
export const dataSets: readonly DataSet[] = [ours, synthea, usCore, hl7, hl7OfOne];

/** Every resource that a kind describes, of the fixtures: for tests that need many unlike ones. */
export const kindFixtures: readonly Resource[] = [...Object.values(fixtures).flat(), ...rarities];

function resourcesIn(body: unknown): readonly Resource[] {
  const read = readSearchset(body);
  const all = read.ok ? read.searchset.entries.map(({ resource }) => resource) : [body];
  return all.map(resourceOf).filter((one) => one !== undefined);
}

/**
 * Splits resources into one record for each patient that they name as a server does, by `Patient/id`. Resources that
 * name somebody in another form, or two people, are "elsewhere": a source that sends such for one patient is not to be
 * believed (H02). Resources that name nobody are "nobody".
 */
function byPatient(resources: readonly Resource[]): readonly HeldRecord[] {
  const people = new Map<string, Resource[]>();
  for (const resource of resources) {
    const texts = new Set(subjectsOf(resource));
    const [text = 'Patient/nobody'] = texts;
    const named = texts.size > 1 ? undefined : /^Patient\/([A-Za-z0-9\-.]+)$/.exec(text)?.[1];
    const list = people.get(named ?? 'elsewhere');
    if (list === undefined) people.set(named ?? 'elsewhere', [resource]);
    else list.push(resource);
  }
  return [...people].map(([patient, list]) => ({ name: patient, version: 'R4', patient, resources: list }));
}

/** Elements by which types name their patient. */
const subjectElements = new Set('subject patient beneficiary for candidate individual'.split(' '));
const elementOf = new Map(
  Object.entries({ Coverage: 'beneficiary', Task: 'for', EnrollmentRequest: 'candidate', ResearchSubject: 'individual' }),
);
const withPatientElement = new Set(
  `AllergyIntolerance Consent CoverageEligibilityRequest CoverageEligibilityResponse DetectedIssue Device ExplanationOfBenefit
  FamilyMemberHistory Immunization ImmunizationEvaluation ImmunizationRecommendation NutritionOrder SupplyDelivery VisionPrescription
  BodyStructure EpisodeOfCare Claim ClaimResponse`.split(/\s+/),
);

/** Makes the same resource about another patient: only the elements that name the patient change. */
export function about(resource: Resource, patient: string): Resource {
  const reference = { reference: `Patient/${patient}` };
  const rewritten = (object: JsonObject): JsonObject =>
    Object.fromEntries(
      Object.entries(object).map(([key, value]) => [key, subjectElements.has(key) && isReference(value) ? reference : value]),
    );
  const contained = objectsOf(resource.contained).map(rewritten);
  const changed: Resource = {
    ...rewritten(resource),
    ...(contained.length > 0 && { contained }),
    resourceType: resource.resourceType,
  };
  if (changed.resourceType === 'Appointment') return { ...changed, participant: withPatient(changed, reference) };
  if (changed.resourceType === 'AppointmentResponse') return { ...changed, actor: reference };
  const needed = namesPatient(changed.resourceType) || kindFor(changed.resourceType).standsAlone !== undefined;
  if (!needed || subjectsOf(changed).length > 0) return changed;
  const element = elementOf.get(changed.resourceType) ?? (withPatientElement.has(changed.resourceType) ? 'patient' : 'subject');
  return { ...changed, [element]: reference };
}

function withPatient({ participant }: Resource, actor: JsonObject): readonly JsonObject[] {
  const others = objectsOf(participant).filter((one) => !/(^|\/)Patient\//.test(String(objectOf(one.actor)?.reference)));
  return [{ actor, status: 'accepted' }, ...others];
}

function isReference(value: unknown): boolean {
  const object = objectOf(Array.isArray(value) ? value[0] : value);
  return object !== undefined && (object.reference !== undefined || object.display !== undefined || object.identifier !== undefined);
}

function folderOf(name: string): string | undefined {
  try {
    return dirname(createRequire(import.meta.url).resolve(join(name, 'package.json')));
  } catch {
    return undefined;
  }
}
