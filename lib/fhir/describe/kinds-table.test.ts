import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describe } from './describe.ts';
import { versionFixtures } from '#/lib/fhir/fixtures/versions.ts';
import { kinds } from '#/lib/fhir/kinds/registry.ts';
import { cells, kindsTable } from '#/lib/fhir/testing/kinds-table.ts';
import { versions } from '#/lib/fhir/versions/registry.ts';

test.each(versions)('every kind has a fixture of each of its types that $label has', ({ label }) => {
  const missing = cells.filter(({ version, fixtures }) => version === label && fixtures === 0);
  expect(missing.map(({ kind, type }) => `${kind}: ${type} as ${label} writes it, in fixtures/versions.ts`)).toEqual([]);
});

test.each(versions)('each fixture of $label is read by the kind that the table says', (version) => {
  const wrong = (versionFixtures[version.label] ?? []).flatMap((resource) => {
    const described = describe(resource, { source: 'city', version, lookup: () => undefined });
    const cell = cells.find(({ type, version: label }) => type === resource.resourceType && label === version.label);
    return described.type !== 'entry' || cell === undefined || described.entry.kind === cell.kind ? [] : [resource.resourceType];
  });
  expect(wrong).toEqual([]);
});

test('every kind is in the table', () => {
  expect(kinds.map(({ name }) => name).filter((name) => !cells.some(({ kind }) => kind === name))).toEqual([]);
});

const page = `# Kinds of record, by version of FHIR

Made by \`lib/fhir/kinds-table.test.ts\`, which fails when it is out of date: \`npx vitest run -u lib/fhir/kinds-table.test.ts\` writes it anew.

For each kind of record (\`lib/fhir/kinds\`) and each version of FHIR: the types that it is read from, as that version calls them, with the
number of fixtures by which it is tested. "–": the version has no such type. Every fixture is read as JSON and as XML
(\`lib/fhir/xml/parse-fhir-xml.test.ts\`), every text and number in it is found again in its entry (\`lib/fhir/leaves.test.ts\`). What has no kind
of its own is read by \`generic\`, with all its values.

${kindsTable()}
`;

test('docs/kinds.md is up to date', async () => {
  await expect(page).toMatchFileSnapshot(join(process.cwd(), 'docs/kinds.md'));
});
