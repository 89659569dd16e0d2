import { beforeAll, describe, expect, test } from 'vitest';
import { lintProject, type Finding } from '#/e2e/architecture/lint-project.ts';

type Planted = readonly [rule: string, file: string, text: string];

/** Planted breaches of Tributary's own rules: the rule that must catch it, where, and what is written there. */
const breaches: readonly Planted[] = [
  ['comment-opening', 'lib/record/list/comment-what.ts', '/** What the reader hides. */\nexport const hiddenRows = 1;'],
  ['comment-opening', 'lib/record/list/comment-as.ts', '// As it would be without hidden references.\nexport const plainEntry = 1;'],
  ['comment-opening', 'lib/record/list/comment-lines.ts', '/**\n * Whom a session belongs to,\n * by name.\n */\nexport const viewer = 1;'],
  ['comment-opening', 'lib/record/list/comment-end.ts', 'export const viewer = 1; // Its name'],
  ['comment-opening', 'lib/record/list/comment.test.ts', '// That of a test counts too.\nexport const viewer = 1;'],
  ['comment-opening', 'mocks/servers/comment.ts', '// Where the mocks live.\nexport const viewer = 1;'],
  ['comment-opening', 'components/print/comment.tsx', 'export const Page = () => <p>{/* Of the page */}</p>;'],

  ['bare-name', 'lib/record/list/variable.ts', 'export const names = [1].map((one) => one + 1);'],
  ['bare-name', 'lib/record/list/destructured.ts', 'export const sum = ({ a: other }: { a: number }) => other + 1;'],
  [
    'bare-name',
    'lib/record/list/loop.ts',
    'export function sum(list: number[]) {\n  let total = 0;\n  for (const each of list) total += each;\n  return total;\n}',
  ],
  ['bare-name', 'lib/record/list/function.ts', 'export function say(): number {\n  return 1;\n}'],
  ['bare-name', 'lib/record/list/property.ts', 'export interface Query {\n  readonly beside: number;\n}'],
  ['bare-name', 'lib/record/list/method.ts', 'export interface Query {\n  came(): number;\n}'],
  ['bare-name', 'mocks/servers/variable.ts', 'export const shown = 1;'],

  ['reader-sentence', 'components/print/text.tsx', 'export const Page = () => <p>No latest result is flagged</p>;'],
  ['reader-sentence', 'components/print/broken-text.tsx', 'export const Page = () => (\n  <p>\n    Back to\n    start\n  </p>\n);'],
  ['reader-sentence', 'components/print/label.tsx', 'export const Page = () => <nav aria-label="Pages of the record" />;'],
  ['reader-sentence', 'components/print/value.tsx', "export const Page = () => <p>{'Back to start'}</p>;"],
  ['reader-sentence', 'components/print/template.tsx', 'export const textOf = (count: number) => `${count} rows are hidden here`;'],
  ['reader-sentence', 'app/find/text.tsx', 'export const Page = () => <p>Find the patient</p>;'],
  ['reader-sentence', 'lib/sources/http/reason.ts', "export const reason = 'no answer within ten seconds';"],
  [
    'reader-sentence',
    'lib/sources/http/failure.ts',
    "export const fail = (Failure: new (why: string) => object) => new Failure('its pages were repeated');",
  ],

  [
    'route-logic',
    'app/find/arrow.ts',
    'const rows = (list: number[]) => {\n  const a = list;\n  const b = a;\n  const c = b;\n  return c;\n};\nexport const first = rows;',
  ],
  [
    'route-logic',
    'app/find/declared.ts',
    'export function rowsOf(list: number[]) {\n  const a = list;\n  const b = a;\n  const c = b;\n  return c;\n}',
  ],
];

/** Nothing may be found in these: a rule that forbids everything would pass the list above. */
const allowed: Readonly<Record<string, string>> = {
  'lib/record/list/comments.ts':
    '/** Rows that the reader hides. */\nexport const rows = 1; // counted by month\n// Recomputes the outcomes of a source,\n// of which withheld entries leave no trace.\nexport const outcomes = 1;',
  'lib/record/list/names.ts':
    'export interface Answer {\n  readonly received: number;\n  readonly refused: number;\n}\nexport const sum = ({ received, refused }: Answer) => received + refused;',
  'lib/record/list/names.test.ts': 'export const one = 1;',
  'lib/sources/http/words.ts': "export const reason = 'no answer within ten seconds';",
  'lib/record/words/outcome-words.ts': "export const reason = 'no answer within ten seconds';",
  'components/print/words.ts': "export const back = 'Back to start';",
  'components/print/classes.tsx':
    'const rowStyle = \'flex grow items-center truncate\';\nexport const Page = () => <p className="relative flex grow truncate" data-row={rowStyle} />;',
  'lib/fhir/kind-parts/elements.ts':
    "export const elements = 'use type system value period'.split(' ');\nexport const scopes = 'launch openid fhirUser online access';",
  'lib/sources/http/operator.ts': "export const check = () => {\n  throw new TypeError('the address must be absolute here');\n};",
  'app/find/composes.tsx':
    "'use client';\nexport const Page = () => {\n  const a = 1;\n  const b = a;\n  const c = b;\n  const d = c;\n  return d;\n};\nexport function usePage() {\n  const a = 1;\n  const b = a;\n  const c = b;\n  return c;\n}\nexport async function POST() {\n  const a = 1;\n  const b = a;\n  const c = b;\n  return c;\n}\nexport const short = (a: number) => a + 1;",
  'lib/record/list/long-function.ts':
    'export function rowsOf(list: number[]) {\n  const a = list;\n  const b = a;\n  const c = b;\n  return c;\n}',
};

let findings: readonly Finding[] = [];

beforeAll(async () => {
  const planted = Object.fromEntries(breaches.map(([, file, text]) => [file, `${text}\n`]));
  const fine = Object.fromEntries(Object.entries(allowed).map(([file, text]) => [file, `${text}\n`]));
  findings = await lintProject({ ...planted, ...fine });
}, 60_000);

describe('the rules of plain English and of composing routes', () => {
  test.each(breaches)('%s is caught in %s', (rule, file) => {
    expect(findings.filter((finding) => finding.file === file).map((finding) => finding.rule)).toContain(`tributary(${rule})`);
  });

  test.each(Object.keys(allowed))('%s is allowed', (file) => {
    expect(findings.filter((finding) => finding.file === file && finding.rule.startsWith('tributary'))).toEqual([]);
  });
});
