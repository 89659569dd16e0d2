import { beforeAll, describe, expect, test } from 'vitest';
import { lintProject, type Finding } from './lint-project.ts';

/** Planted violations: where, what is written there, the rule that must catch it. */
const restricted = 'eslint(no-restricted-imports)';
const cycle = 'import(no-cycle)';
const types = 'typescript(consistent-type-imports)';

const violations: readonly (readonly [file: string, text: string, rule: string])[] = [
  // Rule 1: the layers, by every form of import.
  ['lib/record/alias.ts', "import { a } from '#/lib/fhir/describe/describe.ts';\nexport const b = a;", restricted],
  ['lib/record/type-only.ts', "import type { A } from '#/lib/config/schema/schema.ts';\nexport type B = A;", restricted],
  ['lib/record/re-export.ts', "export { a } from '#/lib/policy/decide.ts';", restricted],
  ['lib/record/re-export-all.ts', "export * from '#/lib/policy/decide.ts';", restricted],
  ['lib/record/dynamic.ts', "export const a = () => import('#/lib/access/timeline/open-timeline.ts');", restricted],
  ['lib/record/side-effect.ts', "import '#/lib/session/cookies/seal.ts';", restricted],
  ['lib/record/type-annotation.ts', "export type A = typeof import('#/lib/fhir/describe/describe.ts');", types],
  ['lib/record/package.ts', "import { z } from 'zod';\nexport const b = z;", restricted],
  ['lib/record/node.ts', "import { readFileSync } from 'node:fs';\nexport const b = readFileSync;", restricted],
  ['lib/record/relative.ts', "import { a } from '../fhir/describe.ts';\nexport const b = a;", restricted],
  ['lib/record/relative-hidden.ts', "import { a } from './../fhir/describe.ts';\nexport const b = a;", restricted],
  ['lib/record/relative-alias.ts', "import { a } from '#/lib/record/../fhir/describe.ts';\nexport const b = a;", restricted],
  ['lib/record/deep/nested.ts', "import { a } from '#/lib/queries/x.ts';\nexport const b = a;", restricted],
  ['lib/fhir/io.ts', "import { a } from '#/lib/sources/fetch/fetch-fhir.ts';\nexport const b = a;", restricted],
  ['lib/fhir/network.ts', "import { Agent } from 'undici';\nexport const b = Agent;", restricted],
  ['lib/policy/config.ts', "import type { Config } from '#/lib/config/schema/schema.ts';\nexport type B = Config;", restricted],
  ['lib/policy/fhir.ts', "import { a } from '#/lib/fhir/describe/describe.ts';\nexport const b = a;", restricted],
  ['lib/config/sources.ts', "import { a } from '#/lib/sources/kinds/registry.ts';\nexport const b = a;", restricted],
  ['lib/queries/access.ts', "import { a } from '#/lib/access/timeline/open-timeline.ts';\nexport const b = a;", restricted],
  ['lib/queries/server.ts', "import { cookies } from 'next/headers';\nexport const b = cookies;", restricted],
  ['lib/sources/policy.ts', "import { a } from '#/lib/policy/decide.ts';\nexport const b = a;", restricted],
  ['lib/sources/session.ts', "import type { A } from '#/lib/session/model/record-session.ts';\nexport type B = A;", restricted],
  ['lib/session/sources.ts', "import { a } from '#/lib/sources/fetch/fetch-fhir.ts';\nexport const b = a;", restricted],
  ['lib/audit/access.ts', "import { a } from '#/lib/access/timeline/open-timeline.ts';\nexport const b = a;", restricted],
  ['lib/access/queries.ts', "import { a } from '#/lib/queries/x.ts';\nexport const b = a;", restricted],
  ['lib/access/component.ts', "import { a } from '#/components/ui/button.tsx';\nexport const b = a;", restricted],
  ['lib/record/unknown-folder.ts', "import { a } from '#/lib/nobody-thought-of/x.ts';\nexport const b = a;", restricted],

  // Rooms: no room imports one above it.
  ['lib/record/model/above.ts', "import { a } from '#/lib/record/list/filter.ts';\nexport const b = a;", restricted],
  ['lib/record/merge/above.ts', "import type { A } from '#/lib/record/list/filter.ts';\nexport type B = A;", restricted],
  ['lib/fhir/kind-parts/above.ts', "import { a } from '#/lib/fhir/kinds/registry.ts';\nexport const b = a;", restricted],
  ['lib/fhir/cda/codes/above.ts', "import { a } from '#/lib/fhir/cda/document/sections.ts';\nexport const b = a;", restricted],
  ['lib/sources/http/above.ts', "import { a } from '#/lib/sources/fetch/connection.ts';\nexport const b = a;", restricted],
  ['lib/sources/match/identity/above.ts', "import { a } from '#/lib/sources/match/find-match.ts';\nexport const b = a;", restricted],
  ['lib/session/cookies/above.ts', "import { a } from '#/lib/session/open/renew-record-session.ts';\nexport const b = a;", restricted],
  ['lib/policy/rules/above.ts', "import { a } from '#/lib/policy/decide.ts';\nexport const b = a;", restricted],
  ['lib/audit/sinks/above.ts', "import { a } from '#/lib/audit/audit.ts';\nexport const b = a;", restricted],
  ['lib/access/request/above.ts', "import { a } from '#/lib/access/timeline/open-timeline.ts';\nexport const b = a;", restricted],

  // fhirclient is for lib/session alone.
  ['lib/sources/fhirclient.ts', "import smart from 'fhirclient';\nexport const b = smart;", restricted],
  ['lib/access/fhirclient.ts', "export const a = () => import('fhirclient/lib/entry/node');", restricted],
  ['app/launch/fhirclient.ts', "import smart from 'fhirclient';\nexport const b = smart;", restricted],

  // Rule 2: components and routes.
  ['components/timeline/fhir.tsx', "import { a } from '#/lib/fhir/describe/describe.ts';\nexport const b = a;", restricted],
  ['components/timeline/session.tsx', "import type { A } from '#/lib/session/model/record-session.ts';\nexport type B = A;", restricted],
  ['components/timeline/feature.tsx', "import { a } from '#/components/source-panel/row.tsx';\nexport const b = a;", restricted],
  ['components/timeline/feature-type.tsx', "import type { A } from '#/components/print/page.tsx';\nexport type B = A;", restricted],
  ['components/timeline/jose.tsx', "import { jwtVerify } from 'jose';\nexport const b = jwtVerify;", restricted],
  ['components/ui/record.tsx', "import type { A } from '#/lib/record/model/category.ts';\nexport type B = A;", restricted],
  ['components/ui/entry.tsx', "import { a } from '#/components/entry/badge.tsx';\nexport const b = a;", restricted],
  ['components/entry/feature.tsx', "import { a } from '#/components/timeline/row.tsx';\nexport const b = a;", restricted],
  ['app/find/page-part.tsx', "import { a } from '#/lib/sources/match/identity/search-patients.ts';\nexport const b = a;", restricted],
  ['app/record/[session]/stream/part.ts', "import { a } from '#/lib/fhir/describe/describe.ts';\nexport const b = a;", restricted],
  ['app/record/[session]/stream/policy.ts', "import { a } from '#/lib/policy/decide.ts';\nexport const b = a;", restricted],
  ['proxy.ts', "import { a } from '#/lib/sources/fetch/fetch-fhir.ts';\nexport const b = a;", restricted],
  ['instrumentation.ts', "import { a } from './lib/audit/audit.ts';\nexport const b = a;", restricted],

  // Programs outside the product: nothing of it imports them.
  ['lib/sources/mocks.ts', "import { a } from '#/mocks/serve.ts';\nexport const b = a;", restricted],
  ['lib/access/commands.ts', "import { a } from '#/lib/commands/config.ts';\nexport const b = a;", restricted],
  ['components/timeline/e2e.tsx', "import { a } from '#/e2e/people.ts';\nexport const b = a;", restricted],
  ['app/find/bench.tsx', "import { a } from '#/bench/run.ts';\nexport const b = a;", restricted],
  ['mocks/servers/access.ts', "import { a } from '#/lib/access/timeline/open-timeline.ts';\nexport const b = a;", restricted],

  // Rule 3: members of a registry.
  ['lib/fhir/kinds/member.ts', "import { a } from './other.ts';\nexport const b = a;", restricted],
  ['lib/fhir/kinds/member-alias.ts', "import { a } from '#/lib/fhir/kinds/other.ts';\nexport const b = a;", restricted],
  ['lib/fhir/kinds/member-type.ts', "import type { A } from './other.ts';\nexport type B = A;", restricted],
  ['lib/fhir/kinds/member-registry.ts', "import { a } from './registry.ts';\nexport const b = a;", restricted],
  ['lib/fhir/kinds/member-version.ts', "import { a } from '#/lib/fhir/versions/stu3.ts';\nexport const b = a;", restricted],
  ['lib/fhir/from-above.ts', "import { a } from './kinds/allergy.ts';\nexport const b = a;", restricted],
  ['lib/fhir/versions/member.ts', "import { a } from './r5.ts';\nexport const b = a;", restricted],
  ['lib/sources/kinds/member.ts', "import { a } from './ips.ts';\nexport const b = a;", restricted],
  ['lib/sources/match/methods/member.ts', "import { a } from './launch.ts';\nexport const b = a;", restricted],
  ['lib/sources/authorization/methods/member.ts', "import { a } from './launch.ts';\nexport const b = a;", restricted],
  ['lib/policy/rules/member.ts', "import { a } from './own-record.ts';\nexport const b = a;", restricted],
  ['lib/audit/sinks/member.ts', "import { a } from './stdout.ts';\nexport const b = a;", restricted],
  ['lib/access/member.ts', "import { a } from '#/lib/audit/sinks/stdout.ts';\nexport const b = a;", restricted],
  ['lib/sources/match/find-match.ts', "import { a } from './methods/launch.ts';\nexport const b = a;", restricted],
  ['lib/sources/kinds/registry.ts', "import { a } from '#/lib/sources/match/methods/identifier.ts';\nexport const b = a;", restricted],

  // Modules for tests: only tests import them.
  ['lib/session/uses-testing.ts', "import { a } from './testing/server.ts';\nexport const b = a;", restricted],
  ['lib/fhir/kinds/uses-fixtures.ts', "import { a } from '#/lib/fhir/fixtures/described.ts';\nexport const b = a;", restricted],
  ['lib/session/uses-test.ts', "import { a } from './seal.test.ts';\nexport const b = a;", restricted],

  // Cycles, also of types alone.
  ['lib/record/round-a.ts', "import { b } from './round-b.ts';\nexport const a = () => b;", cycle],
  ['lib/record/round-b.ts', "import { a } from './round-a.ts';\nexport const b = () => a;", cycle],
  ['lib/audit/round-types-a.ts', "import type { B } from '#/lib/audit/round-types-b.ts';\nexport interface A { readonly b: B }", cycle],
  ['lib/audit/round-types-b.ts', "import type { A } from './round-types-a.ts';\nexport interface B { readonly a?: A }", cycle],

  // Rule 5: barrels, and climbing even in tests.
  ['lib/queries/barrel.ts', "export * from './one.ts';\nexport * from './two.ts';", 'oxc(no-barrel-file)'],
  ['lib/record/climbing.test.ts', "import { a } from '../fhir/describe.ts';\nexport const b = a;", restricted],

  // Forbidden in the code itself.
  ['components/timeline/html.tsx', 'export const A = () => <p dangerouslySetInnerHTML={{ __html: "x" }} />;', 'react(no-danger)'],
  ['components/timeline/kept.tsx', "export const a = () => localStorage.getItem('a');", 'eslint(no-restricted-globals)'],
  ['components/timeline/kept-session.tsx', "export const a = () => sessionStorage.getItem('a');", 'eslint(no-restricted-globals)'],
  ['components/timeline/kept-window.tsx', "export const a = () => window.localStorage.getItem('a');", 'eslint(no-restricted-properties)'],
  ['lib/queries/kept-database.ts', "export const a = () => indexedDB.open('a');", 'eslint(no-restricted-globals)'],
  ['lib/access/print.ts', "export const a = () => console.log('a');", 'eslint(no-console)'],
  ['lib/fhir/any.ts', 'export const a = (b: any) => b;', 'typescript(no-explicit-any)'],
  ['lib/fhir/required.ts', "import a = require('#/lib/sources/x.ts');\nexport const b = a;", 'typescript(no-require-imports)'],
  ['lib/fhir/default.ts', 'export default 1;', 'import(no-default-export)'],
];

/** Nothing may be found in these: a rule that forbids everything would pass the list above. */
const allowed: Readonly<Record<string, string>> = {
  'lib/record/fine.ts':
    "import type { A } from './beside.ts';\nimport { c } from '#/lib/record/beside.ts';\nexport const b = (a: A) => [a, c];",
  'lib/record/beside.ts': 'export interface A { readonly a: 1 }\nexport const c = 1;',
  'lib/fhir/kinds/fine.ts':
    "import { z } from 'zod';\nimport { a } from '#/lib/fhir/datatypes/date.ts';\nimport type { B } from '#/lib/record/model/coded.ts';\nexport const c = (b: B) => [z, a, b];",
  'lib/fhir/versions/registry.ts': "import { a } from './stu3.ts';\nexport const all = [a];",
  'lib/fhir/describe/normalise.ts': "import { all } from '#/lib/fhir/versions/registry.ts';\nexport const b = all;",
  'lib/sources/authorization/methods/fine.ts':
    "import type { A } from '#/lib/sources/authorization/authorization-method.ts';\nimport { allowInsecureRequests } from 'openid-client';\nexport const b = (a: A) => [a, allowInsecureRequests];",
  'lib/record/list/room-below.ts':
    "import { a } from '#/lib/record/merge/group.ts';\nimport { b } from './room-beside.ts';\nexport const c = [a, b];",
  'lib/session/fine.ts':
    "import 'server-only';\nimport smart from 'fhirclient';\nimport { cookies } from 'next/headers';\nexport const b = [smart, cookies];",
  'lib/access/fine.ts':
    "import { a } from '#/lib/audit/sinks/registry.ts';\nimport { b } from '#/lib/sources/fhir/prepare-fhir.ts';\nexport const c = [a, b];",
  'components/timeline/fine.tsx':
    "import { useState } from 'react';\nimport { Button } from '#/components/ui/button.tsx';\nimport { row } from './row.ts';\nimport type { A } from '#/lib/record/model/category.ts';\nexport const b = (a: A) => [a, useState, Button, row];",
  'app/record/[session]/fine.tsx':
    "import { a } from '#/components/timeline/list.tsx';\nimport { b } from '#/lib/access/timeline/open-timeline.ts';\nexport const c = [a, b];",
  'lib/sources/match/identity/match-method.ts': "import { a } from './candidate.ts';\nexport const b = a;",
  'lib/sources/match/find.ts': "import { a } from './methods/registry.ts';\nexport const b = a;",
  'lib/session/testing/fine.ts': "import { http } from 'msw';\nimport { a } from './other.ts';\nexport const b = [a, http];",
  'lib/sources/fine.test.ts':
    "import { a } from '#/mocks/serve.ts';\nimport { expect } from 'vitest';\nimport { b } from './fhir/prepare-fhir.ts';\nexport const c = [a, b, expect];",
  'mocks/servers/fine.ts':
    "import { http } from 'msw';\nimport type { A } from '#/lib/record/model/category.ts';\nexport const b = (a: A) => [a, http];",
  'e2e/fine.spec.ts': "import { a } from '#/mocks/patients/amara.ts';\nexport const b = a;",
};

let findings: readonly Finding[] = [];

beforeAll(async () => {
  const planted = Object.fromEntries(violations.map(([file, text]) => [file, `${text}\n`]));
  findings = await lintProject({ ...planted, ...allowed });
}, 60_000);

const found = (file: string): readonly string[] =>
  findings.filter((finding) => finding.file === file).map(({ rule, message }) => `${rule}: ${message}`);

describe('a planted violation is caught', () => {
  test.each(violations)('%s', (file, _text, rule) => {
    expect(found(file).join('\n')).toContain(rule);
  });
});

describe('what the table allows is not reported', () => {
  test.each(Object.keys(allowed))('%s', (file) => {
    expect(found(file)).toEqual([]);
  });
});
