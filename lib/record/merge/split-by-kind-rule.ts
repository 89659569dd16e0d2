import { componentsOf } from './connected-components.ts';
import { heldTime, namesOf, businessNumbersOf, systemOfText } from './entry-facts.ts';
import { isStrongKey } from './identity-key.ts';
import { mergeRuleOfKind } from './kind-rules.ts';
import type { SeparatingField } from './kind-rules.ts';
import type { PreparedEntry } from './prepared-entry.ts';

type Members = readonly PreparedEntry[];
/** Units (entries of one source that are one) that may be copies of each other. */
type Units = readonly Members[];

/** Parts what a kind's rule keeps apart (`KindRule.apart`): members of two parts are two things, though they share a key. */
export function separateByRule(units: Units): readonly Units[] {
  const [first] = units[0] ?? [];
  const rules = first === undefined || units.length < 2 ? [] : (mergeRuleOfKind(first.entry.kind).separateBy ?? []);
  return rules.reduce<readonly Units[]>((parts, rule) => parts.flatMap((part) => (part.length < 2 ? [part] : partBy(rule, part))), [units]);
}

function partBy(rule: SeparatingField, units: Units): readonly Units[] {
  if (rule === 'code') return byNames(units, namesOf);
  // What a strong key binds is one original, whatever else is said of it: a difference within is a conflict.
  const blocks = componentsOf(units, (unit) => unit.flatMap(({ entry }) => entry.identity.filter(isStrongKey)));
  if (blocks.length < 2) return [units];
  const flat = blocks.map((block) => block.flat());
  const parts = rule === 'number' ? byNames(flat, businessNumbersOf) : rule === 'onset' ? byTime(flat) : byField(flat, rule);
  if (parts.length < 2) return [units];
  const placeOf = new Map(parts.flatMap((part, place) => part.flat().map((member) => [member, place] as const)));
  return [...Map.groupBy(units, ([member]) => (member === undefined ? -1 : placeOf.get(member))).values()];
}

/** Where two name different things in one system: those that share a name, through others too, stay together. */
function byNames(units: Units, namesIn: (entry: PreparedEntry['entry']) => readonly string[]): readonly Units[] {
  const namesOfUnit = (unit: Members): readonly string[] => unit.flatMap(({ entry }) => namesIn(entry));
  const parts = componentsOf(
    units.filter((unit) => namesOfUnit(unit).length > 0),
    namesOfUnit,
  );
  const names = parts.map((part) => part.flatMap(namesOfUnit));
  const seen = new Set<string>();
  const isOneSystemTwice = names.some((each) => {
    const systems = [...new Set(each.map(systemOfText))];
    const met = systems.some((system) => seen.has(system));
    systems.forEach((system) => seen.add(system));
    return met;
  });
  return isOneSystemTwice ? withSilent(parts, units) : [units];
}

function byField(units: Units, field: string): readonly Units[] {
  const valueOf = (unit: Members): string | undefined => unit.map(({ entry }) => entry.compare[field]).find((value) => value !== undefined);
  const stated = units.filter((unit) => valueOf(unit) !== undefined);
  return withSilent([...Map.groupBy(stated, valueOf).values()], units);
}

/** Those whose times overlap, through others too. */
function byTime(units: Units): readonly Units[] {
  const timed = units.flatMap((unit) => {
    const times = unit.flatMap(({ entry }) => heldTime(entry) ?? []);
    const span = { from: Math.min(...times.map(({ from }) => from)), to: Math.max(...times.map(({ to }) => to)) };
    return times.length === 0 ? [] : [{ unit, ...span }];
  });
  const parts: { units: Members[]; to: number }[] = [];
  for (const { unit, from, to } of timed.toSorted((a, b) => a.from - b.from)) {
    const last = parts.at(-1);
    if (last && from <= last.to) {
      last.units.push(unit);
      last.to = Math.max(last.to, to);
    } else parts.push({ units: [unit], to });
  }
  return withSilent(
    parts.map((part) => part.units),
    units,
  );
}

/** What does not say of which part it is goes with the only one; where there are several it is by itself, and not guessed at. */
function withSilent(parts: readonly Units[], units: Units): readonly Units[] {
  if (parts.length < 2) return [units];
  const said = new Set(parts.flat());
  const silent = units.filter((unit) => !said.has(unit));
  return silent.length === 0 ? parts : [...parts, silent];
}
