import { join } from 'node:path';
import { expect, test } from 'vitest';
import { platformSection, platformsTable } from '#/lib/sources/testing/platforms-table.ts';
import { platforms } from './registry.ts';

const page = `# Platforms

Made by \`lib/sources/profiles/platforms-table.test.ts\`, which fails when it is out of date:
\`npx vitest run lib/sources/profiles/platforms-table.test.ts -u\` writes it anew.

A source is asked by its CapabilityStatement: each type by the search parameter for the patient that the statement lists (\`patient\`,
\`subject\`, \`actor\`, \`beneficiary\`), else by that of its version: R4 finds adverse events by \`subject\` alone. A type that it offers
without such a search is not asked for, and named in the details; allergies and the other types of every record are asked for all the same.

Where a make of server is known to refuse, cap or shorten the usual questions, its
configuration says \`profile:\`, and the profile (\`lib/sources/profiles\`, data alone) says what is asked instead. Without one, a refusal by
400 or 422 leads to narrower searches, and what those cannot reach is said to the reader. GP Connect is a kind of source of its own.
\`mocks/servers/platforms\` has a server of each that behaves so; \`lib/sources/profiles/platforms.test.ts\` gathers one record from each, with
its profile and without. References to "standards" are to the project's collection of facts.

${platformsTable()}

${platforms.map(platformSection).join('\n\n')}
`;

test('docs/platforms.md is up to date', async () => {
  await expect(page).toMatchFileSnapshot(join(process.cwd(), 'docs/platforms.md'));
});
