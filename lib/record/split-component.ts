import { componentsOf } from './components.ts';
import { signatureOf } from './conflicts.ts';
import { byNewest } from './prepare.ts';
import type { PreparedEntry } from './prepare.ts';

type Members = readonly PreparedEntry[];

/**
 * Splits entries that share identity into groups with at most one entry of each source: two of one source are two
 * things, whatever their keys say (H20), unless they have one id. Copies that agree in everything pair first; what is
 * left pairs only where there is one way to do it, and stays apart where a choice would be a guess.
 */
export function splitComponent(component: Members): readonly Members[] {
  return componentsOf(component.toSorted(byNewest), ({ keys, entry }) => [`id ${entry.id}`, ...keys]).flatMap(splitConnected);
}

function splitConnected(members: Members): readonly Members[] {
  if (members.length === 1) return [members];
  const units = componentsOf(members, ({ entry }) => [entry.id]);
  if (areOfDistinctSources(units)) return [members];
  const paired = [...groupsBy(units, signatureOfUnit).values()].flatMap(pairInOrder);
  const byStatus = [...groupsBy(paired, statusOfUnit).values()].flatMap(uniteIfOneWay);
  return uniteIfOneWay(byStatus);
}

function areOfDistinctSources(units: readonly Members[]): boolean {
  const sources = units.flatMap(sourcesOf);
  return new Set(sources).size === sources.length;
}

/** The first of each source together, then the second of each. */
function pairInOrder(units: readonly Members[]): readonly Members[] {
  const bySource = [...groupsBy(units, (unit) => sourcesOf(unit).join(' ')).values()];
  const most = Math.max(...bySource.map((each) => each.length));
  return Array.from({ length: most }, (_, place) => bySource.flatMap((each) => each[place] ?? []));
}

function uniteIfOneWay(units: readonly Members[]): readonly Members[] {
  return areOfDistinctSources(units) ? [units.flat()] : units;
}

function signatureOfUnit([first]: Members): string {
  return first ? signatureOf(first) : '';
}

function statusOfUnit([first]: Members): string {
  return first ? `${first.entry.status ?? ''} ${first.entry.clinicalStatus ?? ''}` : '';
}

function sourcesOf(unit: Members): readonly string[] {
  return [...new Set(unit.map(({ source }) => source))];
}

function groupsBy(units: readonly Members[], keyOf: (unit: Members) => string): ReadonlyMap<string, readonly Members[]> {
  return Map.groupBy(units, keyOf);
}
