import { componentsOf } from './connected-components.ts';
import { signatureOf } from './conflicts.ts';
import { isStrongKey } from './identity-key.ts';
import { separateByRule } from './split-by-kind-rule.ts';
import { byNewest } from './prepared-entry.ts';
import type { PreparedEntry } from './prepared-entry.ts';
import { groupsWithinSource } from './same-source.ts';

type Members = readonly PreparedEntry[];

/**
 * Splits entries that may be copies into groups with at most one unit of each source: two of one source are two things,
 * whatever their keys say (H20), unless `same-source.ts` knows why they are one. Copies that agree in everything pair
 * first; what is left pairs only where there is one way to do it, and stays apart where a choice would be a guess.
 */
export function splitComponent(component: Members): readonly Members[] {
  if (component.length === 1) return [component];
  return [...Map.groupBy(component.toSorted(byNewest), ({ entry }) => entry.assertion).values()].flatMap((members) =>
    connected([...Map.groupBy(members, ({ source }) => source).values()].flatMap(groupsWithinSource)).flatMap(splitConnected),
  );
}

function connected(units: readonly Members[]): readonly (readonly Members[])[] {
  return units.length === 1 ? [units] : componentsOf(units, keysOfUnit);
}

function keysOfUnit(unit: Members): readonly string[] {
  return unit.flatMap(({ copyKeys: keys }) => keys);
}

function splitConnected(units: readonly Members[]): readonly Members[] {
  const parts = separateByRule(units);
  // Without what was between them, two may share nothing any more.
  return parts.length === 1 ? pairUnits(units) : parts.flatMap((part) => connected(part).flatMap(pairUnits));
}

function pairUnits(units: readonly Members[]): readonly Members[] {
  if (areOfDistinctSources(units)) return [units.flat()];
  const proven = componentsOf(units, strongKeysOfUnit).flatMap((block) => pairIfOneWay(block, originalOfUnit));
  return pairIfOneWay(proven, signatureOfUnit);
}

function pairIfOneWay(units: readonly Members[], signatureOf: (unit: Members) => string): readonly Members[] {
  if (areOfDistinctSources(units)) return [units.flat()];
  const paired = [...Map.groupBy(units, signatureOf).values()].flatMap(pairInOrder);
  const byStatus = [...Map.groupBy(paired, statusOfUnit).values()].flatMap(uniteIfOneWay);
  return uniteIfOneWay(byStatus);
}

function areOfDistinctSources(units: readonly Members[]): boolean {
  const sources = units.flatMap(sourcesOf);
  return new Set(sources).size === sources.length;
}

/** The first of each source together, then the second of each. */
function pairInOrder(units: readonly Members[]): readonly Members[] {
  const bySource = [...Map.groupBy(units, (unit) => sourcesOf(unit).join(' ')).values()];
  const most = Math.max(...bySource.map((each) => each.length));
  return Array.from({ length: most }, (_, place) => bySource.flatMap((each) => (each[place] ? [each[place]] : []))).flatMap(uniteIfOneWay);
}

function uniteIfOneWay(units: readonly Members[]): readonly Members[] {
  return areOfDistinctSources(units) ? [units.flat()] : units;
}

function strongKeysOfUnit(unit: Members): readonly string[] {
  return unit.flatMap(({ entry }) => entry.identity.filter(isStrongKey));
}

/** What one number may be given to several of (all results of one tube) must agree in its name too. */
function originalOfUnit(unit: Members): string {
  const [first] = unit;
  return `${first?.entry.code?.text.toLowerCase() ?? ''} ${signatureOfUnit(unit)}`;
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
