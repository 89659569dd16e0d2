import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixtures } from '#/lib/fhir/fixtures/resources.ts';
import { versionFixtures } from '#/lib/fhir/fixtures/versions.ts';
import type { Resource } from '#/lib/fhir/resource/json.ts';
import { supportedVersions } from '#/lib/fhir/versions/registry.ts';
import { categoryName } from '#/lib/record/words/category-words.ts';
import { elementIn, ipsPackage, ipsTypes, isIpsHere, samplesOf } from './coverage-lists.ts';
import { type ElementHome, elementsOf, homeOf } from './coverage-places.tsx';
import { entriesAs } from './lost-leaves.ts';

/** Classes of USCDI (US Core 9.0.0), as the project's own notes on the standards list them, each with kinds whose fixtures stand for it. */
const uscdi: readonly (readonly [name: string, kinds: string])[] = [
  ['Allergies and intolerances', 'allergy-intolerance'],
  ['Care plan', 'care-plan'],
  ['Care team members', 'care-team'],
  ['Clinical notes', 'document-reference diagnostic-report'],
  ['Clinical tests', 'observation'],
  ['Diagnostic imaging', 'diagnostic-report imaging-study'],
  ['Encounter', 'encounter'],
  ['Facility information', ''],
  ['Family health history', 'family-member-history'],
  ['Goals and preferences', 'goal'],
  ['Health insurance', 'coverage'],
  ['Health status assessments', 'questionnaire-response risk-assessment'],
  ['Immunizations', 'immunization'],
  ['Laboratory', 'observation diagnostic-report specimen'],
  ['Medical devices', 'device'],
  ['Medications', 'medication-request medication-dispense'],
  ['Orders', 'service-request'],
  ['Patient demographics', ''],
  ['Problems', 'condition'],
  ['Procedures', 'procedure'],
  ['Provenance', ''],
  ['Vital signs', 'observation'],
];

/** Classes without an entry of their own: where they stand. */
const elsewhere = new Map([
  ['Facility information', 'in the entries that name the place or organisation'],
  ['Patient demographics', 'banner, more about the patient, page of people: the table of the Patient below'],
  ['Provenance', 'facts of the entry (author, organisation, time), where offered, granted and configured'],
]);

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
const categoryText = (category: ElementHome['category']): string =>
  category === undefined ? '–' : category === 'patient' ? 'Patient' : categoryName(category);

function uscdiTable(): string {
  const rows = uscdi.map(([name, kinds]) => {
    const entries = entriesAs(
      kinds.split(' ').flatMap((kind) => fixtures[kind] ?? []),
      undefined,
    );
    const categories = [...new Set(entries.map(({ category }) => categoryName(category)))].toSorted();
    return [name, categories.join(', ') || '–', elsewhere.get(name) ?? 'row, entry, paper'];
  });
  return table(['Class', 'Category', 'Place'], rows);
}

function ipsTable(): string {
  const rows = ipsTypes().flatMap(({ type, elements }) => {
    const samples = samplesOf(type);
    return elements.map((element) => {
      const sample = samples.find((candidate) => elementIn(candidate, element) !== undefined);
      if (type === 'Composition') return [`${type}.${element}`, '–', 'taken apart: each section’s resources are entries'];
      if (sample === undefined) return [`${type}.${element}`, '–', 'no sample has it'];
      const home = homeOf(sample, elementIn(sample, element) ?? element, undefined);
      return [`${type}.${element}`, categoryText(home.category), home.places];
    });
  });
  return table(['Element', 'Category', 'Place'], rows);
}

/** Every element of every fixture, by type, with its place in each version that has a fixture with it. */
function versionTable(): string {
  const homes = new Map<string, Map<string, ElementHome>>();
  for (const version of supportedVersions)
    for (const [name, sample, element] of samplesByElement(versionFixtures[version.label] ?? [])) {
      const row = homes.get(name) ?? new Map<string, ElementHome>();
      homes.set(name, row.set(version.label, homeOf(sample, element, version)));
    }
  const rows = [...homes].toSorted(([left], [right]) => (left < right ? -1 : 1));
  return table(
    ['Element', 'Category', ...supportedVersions.map(({ label }) => label)],
    rows.map(([name, row]) => [
      name,
      [...new Set([...row.values()].map(({ category }) => categoryText(category)))].join(', '),
      ...supportedVersions.map(({ label }) => row.get(label)?.places ?? ''),
    ]),
  );
}

/** The first fixture with each element of each type. */
function samplesByElement(resources: readonly Resource[]): readonly (readonly [name: string, sample: Resource, element: string])[] {
  const byName = new Map<string, readonly [string, Resource, string]>();
  for (const resource of resources)
    for (const element of elementsOf(resource)) {
      const name = `${resource.resourceType}.${element}`;
      if (!byName.has(name)) byName.set(name, [name, resource, element]);
    }
  return [...byName.values()];
}

const page = (): string => `# Coverage: where each element stands

Made by \`npm run coverage-table\` (\`e2e/drawn/coverage.test.tsx\`, which fails when the page is out of date). Each element is planted with a mark, its
resource is described as a source's reader does, and the mark is looked for in what is really drawn: *row* (of the list), *entry* (the opened
entry, its source data included), *paper*. Elements are those of the first level; a mark in any part of one counts. Where it is drawn nowhere,
the reason stands in its place (\`lib/fhir/testing/leaves.ts\`); \`npm run leaves\` looks for every leaf.

## Lists

| list | at hand |
| --- | --- |
| International Patient Summary 2.0.0 | \`${ipsPackage}\` on the npm registry |
| USCDI classes of US Core 9.0.0 | 22 names, from the notes on the standards |
| US Core, elements of its profiles | **missing**: \`hl7.fhir.us.core\` has no version on the npm registry |
| UK Core, elements of its profiles | **missing**: \`fhir.r4.ukcore.stu2\`, \`fhir.r4.ukcore.stu3\` and their builds are not on the npm registry |
| FHIR DSTU2 to R5, elements of the types about a patient | those that the fixtures have; a cell is empty where no fixture of the version has the element |

## Classes of USCDI

${uscdiTable()}

## International Patient Summary

Elements that a profile marks as must support, or demands. FHIR R4.

${ipsTable()}

## Elements by version of FHIR

Types as each version calls them.

${versionTable()}
`;

test.skipIf(!isIpsHere)(
  'H36 docs/coverage.md is up to date',
  async () => {
    await expect(page()).toMatchFileSnapshot(join(process.cwd(), 'docs/coverage.md'));
  },
  600_000,
);
