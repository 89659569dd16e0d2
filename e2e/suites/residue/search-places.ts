import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditMembers, splitOutput, type AuditMembers } from './audit-lines.ts';
import type { Canary } from './canary.ts';
import { filesSince } from './changed-files.ts';
import type { FindCanaries } from './find-canaries.ts';
import { inflatedParts } from './inflated-parts.ts';
import { megabytes, type Allowed, type PlaceResult } from './residue-table.ts';
import type { Stage } from './stage.ts';
import type { WatchedBrowser } from './watched-browser.ts';
import type { WatchedViewer } from './viewer.ts';

/** Searches files, whole and with what is compressed in them. */
async function searchFiles(place: string, files: AsyncIterable<{ path: string; bytes: Buffer }>, find: FindCanaries): Promise<PlaceResult> {
  const canaries = new Set<Canary>();
  const details: string[] = [];
  let [count, length] = [0, 0];
  for await (const { path, bytes } of files) {
    count += 1;
    length += bytes.length;
    const matches = [bytes, ...inflatedParts(bytes)].flatMap((part) => [...find(part)]);
    for (const canary of matches) canaries.add(canary);
    if (matches.length > 0) details.push(`  ${path}: ${[...new Set(matches.map(({ kind }) => kind))].join(', ')}`);
  }
  return { place, searched: `${count} files, ${megabytes(length)}`, canaries, details: details.slice(0, 20) };
}

export const searchProfile = ({ profile }: WatchedBrowser, find: FindCanaries): Promise<PlaceResult> =>
  searchFiles('browser profile on disk', filesSince(profile, 0), find);

/** Files that changed while the product ran: where it stands, its build, its own home and temporary folder, and the machine's. */
export function searchChangedFiles({ viewer, browser, find, startedAt }: Stage): Promise<PlaceResult> {
  const root = process.cwd();
  const without = ['node_modules', '.git', 'test-results'].map((name) => join(root, name));
  async function* all(): AsyncGenerator<{ path: string; bytes: Buffer }> {
    for (const folder of [root, ...viewer.folders]) yield* filesSince(folder, startedAt, without);
    yield* filesSince(homedir(), startedAt, [root, join(homedir(), '.cache'), join(homedir(), '.npm')]);
    // The browser's own files are another place.
    yield* filesSince(tmpdir(), startedAt, [browser.profile, ...viewer.folders, root]);
    yield* filesSince('/dev/shm', startedAt);
  }
  return searchFiles('files changed meanwhile', all(), find);
}

/** Paths that the server's process opened for writing, and what stands in those that are left. */
export async function searchWritten(viewer: WatchedViewer, find: FindCanaries): Promise<PlaceResult> {
  // The suite's own dumps of memory are written by the viewer's process too.
  const paths = (await viewer.written()).filter((path) => !path.includes('/residue-heap-'));
  const canaries = find(Buffer.from(paths.join('\n'), 'utf8'));
  return {
    place: 'paths written by the server',
    searched: `${paths.length} paths ${paths.join(' ')}`.trim(),
    canaries,
    details: paths.map((path) => `  ${path}`),
  };
}

/** Standard output and error: lines for the operator, and audit events in the members where BALP names people and elsewhere. */
export function searchOutput(viewer: WatchedViewer, find: FindCanaries): readonly PlaceResult[] {
  const { out, error } = viewer.output();
  const [fromOut, fromError] = [splitOutput(out), splitOutput(error)];
  const events = [...fromOut.events, ...fromError.events].map(auditMembers);
  const text = (place: string, searched: string, content: string): PlaceResult => ({
    place,
    searched,
    canaries: find(Buffer.from(content, 'utf8')),
  });
  const audited = (place: string, member: keyof AuditMembers, allowed?: Allowed): PlaceResult => ({
    ...text(place, `${events.length} events`, events.map((event) => event[member]).join('\n')),
    ...(allowed && { allowed }),
    details: events.flatMap((event) => {
      const kinds = [...find(Buffer.from(event[member], 'utf8'))].map(({ kind }) => kind).filter((kind) => !allowed?.kinds.includes(kind));
      return kinds.length > 0 ? [`  ${event.name}: ${[...new Set(kinds)].join(', ')}`] : [];
    }),
  });
  return [
    text('standard output', megabytes(fromOut.otherLines.length), fromOut.otherLines),
    text('standard error, operator’s lines', megabytes(fromError.otherLines.length), fromError.otherLines),
    audited('audit: outcome, source and all else', 'rest'),
    audited('audit: who, about whom', 'named', named),
    audited('audit: queries', 'queries', queried),
  ];
}

const named: Allowed = {
  kinds: ['number', 'user name', 'resource id'],
  why: 'audit, IHE BALP: the user, the patient’s identifiers and address at the launching server, what was read or copied',
};
const queried: Allowed = {
  kinds: ['number', 'resource id', 'family name', 'given name', 'birth date'],
  why: 'audit, IHE BALP: the query as it was sent; a search by name has the name and birth date that were typed',
};

/** Addresses, titles and other things that pages show to the outside. */
export function searchOutside({ outside }: WatchedBrowser, pageStates: readonly string[], find: FindCanaries): readonly PlaceResult[] {
  const lines = (place: string, list: readonly string[]): PlaceResult => {
    const text = list.flatMap((line) => [line, decoded(line)]).join('\n');
    return { place, searched: `${list.length} lines`, canaries: find(Buffer.from(text, 'utf8')) };
  };
  return [
    lines('addresses asked of the viewer', outside.addresses),
    lines('Referer headers', outside.referers),
    lines('titles', outside.titles),
    lines('console', outside.console),
    lines('stores, histories, timings and names of pages', pageStates),
  ];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
