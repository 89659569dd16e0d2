/**
 * What an equal key proves (standards §5, strongest first).
 * original: both were made from one original · replaces: one is a later version of the other ·
 * plan: a statement about an order of the same source · alike: they agree in all that is named here, no more.
 */
export type KeyBond = 'original' | 'replaces' | 'plan' | 'alike';

/** One sort of identity key: kinds write it in `lib/fhir/identity.ts`, the browser compares it letter by letter. */
export interface IdentityKeyRule {
  readonly bond: KeyBond;
  /** "Grouped because: …" */
  readonly reason: string;
  /** What the key is made of, in order: each must be known, and all must be equal. */
  readonly agree: readonly string[];
}

/**
 * A key's name is its first word, or its second where the first is a resource type (`Observation|identifier|…`). A name
 * that is not here binds as `alike`: it proves nothing more than that two entries agree in something.
 */
const rules = {
  identifier: {
    bond: 'original',
    reason: 'same identifier',
    // Systems that are `usual`, empty, local or placeholders give no key (`fhir/datatypes/identifier.ts`).
    agree: ['resource type', 'system, unique in the world', 'value'],
  },
  document: { bond: 'original', reason: 'same document number', agree: ['system', 'masterIdentifier, or ClinicalDocument.id'] },
  file: { bond: 'original', reason: 'same file', agree: ['hash, or address (a relative one with its source)'] },
  replaces: { bond: 'replaces', reason: 'later version of the same', agree: ['entry that is replaced'] },
  plan: { bond: 'plan', reason: 'a prescription and the statement about it', agree: ['entry of the order'] },
  observation: {
    bond: 'alike',
    reason: 'same test, time and value',
    agree: ['code', 'minute (UTC where an offset was sent)', 'every value with its unit'],
  },
  report: { bond: 'alike', reason: 'same report and time', agree: ['code', 'minute', 'number of results'] },
  immunization: { bond: 'alike', reason: 'same vaccine and day', agree: ['code', 'day of the dose', 'given or not given'] },
  medication: {
    bond: 'alike',
    reason: 'same medicine and day',
    agree: ['product, or name and preparation', 'prescribed, issued, reported, dispensed or given', 'intent, time or amount'],
  },
  allergy: { bond: 'alike', reason: 'same substance', agree: ['substance, by code or by name', 'held or ruled out'] },
  condition: { bond: 'alike', reason: 'same condition', agree: ['code', 'held or ruled out'] },
  encounter: { bond: 'alike', reason: 'same place, kind and time', agree: ['organisation', 'class', 'minute'] },
  procedure: { bond: 'alike', reason: 'same procedure and day', agree: ['code', 'day', 'done, planned or not done'] },
  request: { bond: 'alike', reason: 'same request and day', agree: ['code', 'day', 'intent'] },
  alert: { bond: 'alike', reason: 'same alert', agree: ['code'] },
} as const satisfies Readonly<Record<string, IdentityKeyRule>>;

export type IdentityKeyName = keyof typeof rules;

/** By name. */
export const identityKeyRules: ReadonlyMap<string, IdentityKeyRule> = new Map(Object.entries(rules));
