import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startApplication } from '#/lib/access/start-application.ts';
import { generatedRecords } from './rebuild-records.ts';
import { recordAnswer } from '#/lib/access/testing/generated-record.ts';
import { session } from '#/lib/access/testing/open-record.ts';
import { openTimeline } from '#/lib/access/timeline/open-timeline.ts';
import { all, nhs } from '#/lib/sources/testing/fake-record.ts';
import { closeServed, serve } from '#/lib/sources/testing/gather-at.ts';

let folder = '';
let records = generatedRecords;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'rebuild-'))));
afterAll(async () => {
  vi.unstubAllEnvs();
  await closeServed();
  await rm(folder, { recursive: true, force: true });
});

const path = (name: string): string => join(folder, name);

/** Configuration of two sources, as an operator writes it. */
async function writeConfig(): Promise<void> {
  const sources = await Promise.all(
    (['hill', 'vale'] as const).map(async (id) => {
      const { url } = await serve((address) => recordAnswer(records[id])(address));
      return {
        id,
        name: `${id} surgery`,
        code: id.slice(0, 2).toUpperCase(),
        organisation: id,
        kind: 'fhir',
        url,
        match: [{ kind: 'identifier' }],
      };
    }),
  );
  const config = {
    publicUrl: 'http://localhost:3000',
    organisation: { id: 'exchange', name: 'Exchange' },
    identifiers: [{ system: nhs, label: 'NHS No.', format: 'nhs-number' }],
    signIn: [
      {
        id: 'staff',
        kind: 'oidc',
        issuer: 'http://127.0.0.1:9',
        client: { id: 'us', authentication: 'none' },
        claims: { role: 'role', organisation: 'org' },
        roles: { clinician: 'clinician' },
      },
    ],
    find: { name: 'Index', url: 'http://127.0.0.1:9/fhir' },
    viewers: [{ organisation: 'hill', roles: ['clinician'] }],
    sources,
    sharing: sources.map(({ id }) => ({ source: id, to: ['hill'], roles: ['clinician'] })),
    session: { keys: ['${SESSION_KEY}'] },
    audit: { kind: 'stdout', digests: { id: 'a', key: '${DIGEST_KEY}' } },
  };
  await writeFile(path('tributary.yaml'), JSON.stringify(config));
  vi.stubEnv('SESSION_KEY', Buffer.alloc(32, 3).toString('base64'));
  vi.stubEnv('DIGEST_KEY', Buffer.alloc(32, 4).toString('base64'));
  vi.stubEnv('TRIBUTARY_CONFIG', path('tributary.yaml'));
}

/** Opens the record in this process, whose audit lines become a log. */
async function openAndLog(): Promise<void> {
  const lines: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((chunk: unknown, ...rest: readonly unknown[]) => {
    lines.push(String(chunk));
    const done = rest.at(-1);
    if (typeof done === 'function') process.nextTick(() => void Reflect.apply(done, undefined, []));
    return true;
  });
  try {
    startApplication();
    await all(openTimeline(session, {}, new AbortController().signal));
  } finally {
    write.mockRestore();
  }
  await writeFile(path('audit.log'), lines.filter((line) => line.startsWith('{"audit":')).join(''));
}

async function audit(...args: readonly string[]) {
  const child = spawn(process.execPath, ['--conditions=react-server', 'lib/commands/audit.ts', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, stdout, stderr };
}
const rebuild = (...more: readonly string[]) =>
  audit(
    'rebuild',
    '--view',
    session.id,
    '--by',
    'https://login.example|officer',
    '--name',
    'P. Officer',
    '--purpose',
    'PATRQT',
    ...more,
    path('audit.log'),
  );

test('H32 the command rebuilds a view from the log of a real trail, and writes a chain of its own', { timeout: 120_000 }, async () => {
  await writeConfig();
  await openAndLog();
  const equal = await rebuild('--entry', 'hill|Observation/sodium', '--entry', 'hill|Observation/never');
  expect(equal.stderr).toContain('Every entry that was sent is there now, the same.');
  expect(equal.stderr).toContain('hill|Observation/sodium: was sent.');
  expect(equal.stderr).toContain('hill|Observation/never: was not sent.');
  expect(equal.stderr).not.toContain('Natrium');
  expect(equal.code).toBe(0);
  expect(equal.stdout).toContain('"view-rebuilt"');
  await writeFile(path('look.log'), equal.stdout);
  const verified = await audit('verify', path('audit.log'), path('look.log'));
  expect(verified.stdout).toContain('What does not hold: 0.');
  const byUser = await audit(
    'rebuild',
    '--user',
    'dr-one',
    '--patient',
    '999 102 0012',
    '--by',
    'i|o',
    '--name',
    'O',
    '--purpose',
    'HLEGAL',
    path('audit.log'),
  );
  expect(byUser.code).toBe(0);
  records = {
    ...records,
    hill: records.hill.map((resource) => ({ ...resource, number: resource.id === 'sodium' ? 151 : resource.number })),
  };
  const changed = await rebuild();
  expect(changed.stderr).toContain('changed: hill|Observation/sodium');
  expect(changed.code).toBe(1);
  const unknown = await audit('rebuild', '--view', 'none', '--by', 'i|o', '--name', 'O', '--purpose', 'HLEGAL', path('audit.log'));
  expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('The trail holds no such view.')]);
  expect(unknown.stdout).toBe('');
});
