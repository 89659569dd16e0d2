import { versionFixtures } from '#/lib/fhir/fixtures/versions.ts';
import { kindFor, kinds } from '#/lib/fhir/kinds/registry.ts';
import type { Version } from '#/lib/fhir/resource/version.ts';
import { supportedVersions } from '#/lib/fhir/versions/registry.ts';

const names = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Types about a patient that each version has (its own names), beyond those of `always`. */
const always = names(`AllergyIntolerance Appointment CarePlan ClinicalImpression Communication CommunicationRequest Composition Condition
  Coverage DetectedIssue Device DiagnosticReport DocumentReference Encounter EpisodeOfCare FamilyMemberHistory Flag Goal
  ImagingStudy Immunization ImmunizationRecommendation List MedicationAdministration MedicationDispense MedicationStatement NutritionOrder
  Observation Procedure QuestionnaireResponse RelatedPerson RiskAssessment Specimen SupplyDelivery VisionPrescription`);
const sinceStu3 = names('AdverseEvent CareTeam Consent DeviceRequest MedicationRequest ResearchSubject Task');
const r4Types = [...always, ...sinceStu3, ...names('Media DeviceUseStatement ImmunizationEvaluation ServiceRequest BodyStructure')];

/** https://hl7.org/fhir/DSTU2/resourcelist.html, and the same page of STU3, R4, R4B and R5. */
const typesOf: Readonly<Record<Version['label'], readonly string[]>> = {
  DSTU2: [
    ...always,
    ...names('Media DeviceUseStatement DeviceUseRequest DiagnosticOrder MedicationOrder ProcedureRequest ReferralRequest Order'),
  ],
  STU3: [...always, ...sinceStu3, ...names('Media DeviceUseStatement ProcedureRequest ReferralRequest BodySite')],
  R4: r4Types,
  R4B: r4Types,
  // In R5 a Device names no patient: its use does, and a picture is a document.
  R5: [
    ...always.filter((type) => type !== 'Device'),
    ...sinceStu3,
    ...names('DeviceUsage ImmunizationEvaluation ServiceRequest DeviceDispense'),
  ],
};

export interface Cell {
  readonly kind: string;
  readonly version: Version['label'];
  /** Type as the version calls it. */
  readonly type: string;
  readonly fixtures: number;
}

/** Every kind in every version that has its type, with the number of fixtures that it is read by. */
export const cells: readonly Cell[] = supportedVersions.flatMap(({ label, toR4 }) =>
  typesOf[label].map((type) => ({
    kind: kindFor(toR4({ resourceType: type }).resourceType).name,
    version: label,
    type,
    fixtures: (versionFixtures[label] ?? []).filter(({ resourceType }) => resourceType === type).length,
  })),
);

/** The table as Markdown. */
export function kindsTable(): string {
  const header = ['Kind', ...supportedVersions.map(({ label }) => label)];
  const rows = kinds.map(({ name }) => [name, ...supportedVersions.map(({ label }) => cellText(name, label))]);
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string => `| ${row.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(header), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)].join('\n');
}

function cellText(kind: string, version: Version['label']): string {
  const types = cells.filter((cell) => cell.kind === kind && cell.version === version);
  return types.length === 0 ? '–' : types.map(({ type, fixtures }) => `${type} ${fixtures}`).join(', ');
}
