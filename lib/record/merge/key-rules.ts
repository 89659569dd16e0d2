/**
 * Meaning of an equal key (standards §5, strongest first).
 * original: the entries were made from one original · replaces: one is a later version of another ·
 * plan: a statement about an order of the same source · alike: the entries agree in the parts of the key, no more.
 */
export type KeyBond = 'original' | 'replaces' | 'plan' | 'alike';

/**
 * Rule of each identity key, by its name: the first word, or the second where the first is a resource type
 * (`Observation|identifier|…`). Kinds write keys in `lib/fhir/kind-parts`, merging compares them letter by letter.
 * The comment names the parts, in order: each must be known, and all must be equal. A key of any other name binds as `alike`.
 * To add one: its line here, its reason in `words.ts`, its name in a rule of `kind-rules.ts`.
 */
const bonds = {
  // Resource type; a system that is unique in the world (not `usual`, empty, local or a placeholder); value.
  identifier: 'original',
  // System; masterIdentifier or ClinicalDocument.id.
  document: 'original',
  // Hash, or address (a relative address with its source).
  file: 'original',
  // The entry that is replaced.
  replaces: 'replaces',
  // The entry of the order.
  plan: 'plan',
  // Code; minute (UTC where an offset was sent); every value with its unit.
  observation: 'alike',
  // Code; minute; number of results.
  report: 'alike',
  // Code; day of the dose; given or not given.
  immunization: 'alike',
  // Product, or name and preparation; prescribed, issued, reported, dispensed or given; intent, time or amount.
  medication: 'alike',
  // Substance, by code or by name; held or ruled out.
  allergy: 'alike',
  // Code; held or ruled out.
  condition: 'alike',
  // Organisation; class; minute.
  encounter: 'alike',
  // Code; day; done, planned or not done.
  procedure: 'alike',
  // Code; day; intent.
  request: 'alike',
  // Code.
  alert: 'alike',
} as const satisfies Readonly<Record<string, KeyBond>>;

export type IdentityKeyName = keyof typeof bonds;

const bondsByName: ReadonlyMap<string, KeyBond> = new Map(Object.entries(bonds));

/** Tells whether a key's name has a rule. */
export function isIdentityKeyName(name: string): name is IdentityKeyName {
  return bondsByName.has(name);
}

/** The bond of a key's name; a name without a rule proves nothing more than that two entries agree in something. */
export function bondOfKeyName(name: string): KeyBond {
  return bondsByName.get(name) ?? 'alike';
}
