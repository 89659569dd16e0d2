import { quietAttacks, tryAttacks } from './named/named-attacks.ts';
import { fullFlood, sampleFlood } from './named/flood-attacks.ts';
import { combinationsOf, runMatrix } from './routes/matrix.ts';
import { everyStep } from './cookies/cookie-result.ts';
import { tryCookies } from './cookies/run-cookies.ts';
import { openSessions, runCrossing } from './crossing/crossing.ts';
import { attackKinds, type Stage } from './attack.ts';
import { groupsOf, tableOf } from './table.ts';

/** How much of everything is tried. */
export interface Extent {
  /** Steps between the named attacks, combinations of the matrix, and manipulations of cookies that are tried. */
  readonly attack: number;
  readonly combination: number;
  readonly cookie: number;
  readonly flood: typeof fullFlood;
  readonly sessions: number;
  readonly answers: number;
}

export const full: Extent = { attack: 1, combination: 1, cookie: 1, flood: fullFlood, sessions: 500, answers: 100_000 };
export const sample: Extent = { attack: 9, combination: 61, cookie: 13, flood: sampleFlood, sessions: 20, answers: 300 };

export interface PartResult {
  readonly table: string;
  readonly failures: readonly string[];
}

/** A part of the suite. `stage.port` is the viewer's, or that of one that lets everything through: then each check must fail. */
export type Part = (stage: Stage, extent: Extent) => Promise<PartResult>;

const isProof = ({ port, exchange }: Stage): boolean => port !== exchange.viewerPort;

/** Finds what went unnoticed at a viewer that lets everything through, or what did not hold at ours. */
function failuresOf(stage: Stage, results: readonly { readonly name: string; readonly problems: readonly string[] }[]): readonly string[] {
  if (isProof(stage)) return results.filter(({ problems }) => problems.length === 0).map(({ name }) => `goes unnoticed: ${name}`);
  return results.filter(({ problems }) => problems.length > 0).map(({ name, problems }) => `${name}: ${problems.join('; ')}`);
}

const counted = (count: number, failed: number): readonly string[] => [
  String(count),
  failed === 0 ? 'all' : `${count - failed}, ${failed} NOT`,
];

/** Requests that reached the attacker's server: none may. The proof sends one, which must be counted. */
async function arrivalsOf(stage: Stage): Promise<readonly string[]> {
  const evil = `http://127.0.0.1:${stage.exchange.ports.evil}`;
  if (isProof(stage)) await fetch(`${evil}/jwks`);
  const answer: unknown = await (await fetch(`${evil}/arrived`)).json();
  const arrived = Number(Reflect.get(Object(answer), 'arrived'));
  if (isProof(stage)) return arrived > 0 ? [] : ['goes unnoticed: a request to the attacker’s server'];
  return arrived > 0 ? [`${arrived} requests reached the attacker’s server`] : [];
}

const named: Part = async (stage, extent) => {
  const tried = await tryAttacks(
    stage,
    everyStep(quietAttacks, extent.attack),
    isProof(stage) ? { ...sampleFlood, badRequests: 20, slowSockets: extent.flood.slowSockets } : extent.flood,
  );
  const arrivals = await arrivalsOf(stage);
  const results = tried.map(({ attack, problems }) => ({ kind: attack.kind, name: `${attack.kind}: ${attack.name}`, problems }));
  const groups = groupsOf(results, ({ kind }) => kind);
  const rows = attackKinds.map((kind) => {
    const group = groups.get(kind) ?? [];
    return [kind, ...counted(group.length, failuresOf(stage, group).length)];
  });
  return { table: tableOf(['attacks', 'tried', 'held'], rows), failures: [...failuresOf(stage, results), ...arrivals] };
};

const routes: Part = async (stage, extent) => {
  const results = (await runMatrix(stage, everyStep(await combinationsOf(stage), extent.combination))).map(({ combination, ...rest }) => ({
    ...rest,
    route: combination.route,
    name: `${combination.method} ${combination.route} × ${combination.state} × ${combination.transport.name}`,
  }));
  const rows = [...groupsOf(results, ({ route }) => route)].map(([route, group]) => [
    route,
    ...counted(group.length, failuresOf(stage, group).length),
    String(group.reduce((sum, { bytesOfPatients }) => sum + bytesOfPatients, 0)),
  ]);
  return { table: tableOf(['route', 'requests', 'held', 'bytes of patients'], rows), failures: failuresOf(stage, results) };
};

const cookies: Part = async (stage, extent) => {
  const results = await tryCookies(stage, extent.cookie);
  const failures = failuresOf(stage, results);
  const rows = [...groupsOf(results, ({ name }) => /\((\w+)\)$/.exec(name)?.[1] ?? '')].map(([door, group]) => [
    door,
    ...counted(group.length, failuresOf(stage, group).length),
  ]);
  return { table: tableOf(['cookies at', 'manipulations', 'refused'], rows), failures };
};

const crossing: Part = async (stage, extent) => {
  const began = performance.now();
  const sessions = await openSessions(stage.exchange, isProof(stage) ? 6 : extent.sessions);
  const openedMs = performance.now() - began;
  const { crossed, wrong, ...result } = await runCrossing(
    stage.exchange,
    sessions,
    isProof(stage) ? 60 : extent.answers,
    stage.port,
    (done) => process.stderr.write(`${done} answers\n`),
  );
  const perSecond = Math.round((result.answers * 1_000) / result.tookMs);
  const row = [
    result.sessions,
    result.answers,
    result.own,
    result.refused,
    crossed.length,
    wrong.length,
    `${(openedMs / 1_000).toFixed(0)} s`,
    perSecond,
  ].map(String);
  const failures = isProof(stage)
    ? crossed.length === result.answers
      ? []
      : [`goes unnoticed: ${result.answers - crossed.length} of ${result.answers} crossed answers`]
    : [...crossed.map((words) => `crossed: ${words}`), ...wrong.map((words) => `not as it must be: ${words}`)];
  return {
    table: tableOf(
      ['sessions', 'answers', 'of their own person', 'refused', 'crossed', 'other than they must be', 'opened in', 'answers a second'],
      [row],
    ),
    failures,
  };
};

export const parts: Readonly<Record<string, Part>> = { named, cookies, routes, crossing };
