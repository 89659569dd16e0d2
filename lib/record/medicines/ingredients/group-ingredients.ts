import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { ReadMedicineName, ReadName } from './ingredient-names.ts';

/** An entry with its name as read, and the key of its ingredient. */
export interface NamedMedicine {
  readonly entry: TimelineEntry;
  readonly name: ReadName;
  /** Equal for entries of one ingredient. */
  readonly ingredient: string;
}

/**
 * Gives every entry the key of its ingredient: by its name, or for a name that the tables do not know by a code that it shares with a
 * known one. A code never joins two names that are known to be different things, nor what its own source calls contradictory (H25).
 */
export function nameMedicines(entries: readonly TimelineEntry[], read: ReadMedicineName): ReadonlyMap<string, NamedMedicine> {
  const texts = new Map<string, ReadName>();
  const nameOf = (text: string): ReadName => {
    const name = texts.get(text) ?? read(text);
    texts.set(text, name);
    return name;
  };
  const named = entries.map((entry) => ({ entry, name: nameOf(medicineText(entry)) }));
  const knownByCode = new Map<string, Set<string>>();
  for (const { entry, name } of named) {
    if (name.ingredient === undefined || isContradictory(entry)) continue;
    for (const code of codesOf(entry)) knownByCode.set(code, (knownByCode.get(code) ?? new Set()).add(name.ingredient));
  }
  return new Map(named.map(({ entry, name }) => [entry.id, { entry, name, ingredient: keyOf(entry, name, knownByCode) }]));
}

/** The medicine in its source's words, without its dose. */
export const medicineText = ({ body, title }: TimelineEntry): string => (body.shape === 'medication' ? body.medication.text : title);

function keyOf(entry: TimelineEntry, name: ReadName, knownByCode: ReadonlyMap<string, ReadonlySet<string>>): string {
  const alone = `alone ${entry.id}`;
  if (isContradictory(entry)) return alone;
  if (name.ingredient !== undefined) return name.key ?? alone;
  const candidates = new Set(codesOf(entry).flatMap((code) => [...(knownByCode.get(code) ?? [])]));
  const [only] = candidates;
  // A second ingredient may be among several words ("Tritace HCT"), whatever single code the source sent.
  const isOneWord = name.named.size === 0 && /^words \S+$/.test(name.key ?? '');
  return candidates.size === 1 && only !== undefined && isOneWord ? `name ${only}` : (name.key ?? alone);
}

function codesOf({ body }: TimelineEntry): readonly string[] {
  const codings = body.shape === 'medication' ? body.medication.codings : [];
  return codings.flatMap(({ system, code }) => (system === undefined || code === undefined ? [] : [`${system}|${code}`]));
}

/** Tells whether code and words of the entry name different things, as its own source sent them. */
const isContradictory = ({ cautions }: TimelineEntry): boolean => cautions.some(({ type }) => type === 'discrepancy');
