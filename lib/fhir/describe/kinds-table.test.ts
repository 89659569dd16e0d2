import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describe } from './describe.ts';
import { versionFixtures } from '#/lib/fhir/fixtures/versions.ts';
import { kinds } from '#/lib/fhir/kinds/registry.ts';
import { cells, kindsTable } from '#/lib/fhir/testing/kinds-table.ts';
import { supportedVersions } from '#/lib/fhir/versions/registry.ts';

test.each(supportedVersions)('every kind has a fixture of each of its types that $label has', ({ label }) => {
  const missing = cells.filter(({ version, fixtures }) => version === label && fixtures === 0);
  expect(missing.map(({ kind, type }) => `${kind}: ${type} as ${label} writes it, in fixtures/versions.ts`)).toEqual([]);
});

test.each(supportedVersions)('each fixture of $label is read by the kind that the table says', (version) => {
  const wrong = (versionFixtures[version.label] ?? []).flatMap((resource) => {
    const described = describe(resource, { source: 'city', version, lookup: () => undefined });
    const cell = cells.find(({ type, version: label }) => type === resource.resourceType && label === version.label);
    return described.type !== 'entry' || cell === undefined || described.entry.kind === cell.kind ? [] : [resource.resourceType];
  });
  expect(wrong).toEqual([]);
});

test('every kind is in the table', () => {
  const missing = kinds.filter(({ name }) => !cells.some(({ kind }) => kind === name));
  expect(missing.map(({ name }) => `${name} has no type in any version’s list in testing/kinds-table.ts`)).toEqual([]);
});

const page = `# Kinds of record, by version of FHIR

Made by \`lib/fhir/describe/kinds-table.test.ts\`, which fails when it is out of date: \`npx vitest run lib/fhir/describe/kinds-table.test.ts -u\`
writes it anew.

## One more kind

1. \`lib/fhir/kinds/<name>.ts\` exports one \`Kind\` (\`lib/fhir/kind-parts/kind.ts\` explains each field): the types that it describes, its words,
   the categories that a search for it speaks of, how it names its patient where that is neither \`subject\` nor \`patient\`, and \`describe\`.
2. A line in \`lib/fhir/kinds/registry.ts\`. Searches, the check of the patient and describing read it from there.
3. \`npx vitest run lib/fhir\` names what is missing: the kind's own test, a fixture in \`lib/fhir/fixtures\` for each version of FHIR that has its
   type, its rule in \`lib/record/merge/kind-rules.ts\` (the browser merges, and knows no FHIR), a category or a patient that it does not name,
   and its line in this page.

A kind that needs its own questions (parts of a search, an order before others) has them in \`lib/sources/plan/query-table.ts\`.

## The table

For each kind of record (\`lib/fhir/kinds\`) and each version of FHIR: the types that it is read from, as that version calls them, with the
number of fixtures by which it is tested. "–": the version has no such type. Every fixture is read as JSON and as XML
(\`lib/fhir/xml/parse-fhir-xml.test.ts\`), every text and number in it is found again in its entry (\`lib/fhir/describe/leaves.test.ts\`). A type
without a kind of its own is read by \`generic\`, with all its values.

${kindsTable()}
`;

test('docs/kinds.md is up to date', async () => {
  await expect(page).toMatchFileSnapshot(join(process.cwd(), 'docs/kinds.md'));
});
