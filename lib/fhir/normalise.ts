import { absenceStatedBy } from './absent-unknown.ts';
import type { Caution, Origin, TimelineEntry } from '#/lib/record/timeline-entry.ts';
import { type Resource, objectOf, objectsOf, resourceOf } from './json.ts';
import { type FactSheet, addAbsence, addExtensions, addFacts } from './facts.ts';
import type { Kind, KindDescription } from './kind.ts';
import { extensionLabel, labelOf } from './label.ts';
import { type Reading, entryIdOf, referenceOf } from './reading.ts';
import type { Scan } from './scan.ts';
import { annotationsOf } from './datatypes/annotation.ts';
import { codesOf } from './datatypes/concept.ts';
import { narrativeOf } from './datatypes/narrative.ts';
import { lineOf, textOf } from './datatypes/text.ts';

/** A resource on its way to an entry. */
export interface Draft {
  readonly kind: Kind;
  readonly reading: Reading;
  readonly scan: Scan;
  readonly described: KindDescription;
  readonly entry: TimelineEntry;
}

/** One small step that all kinds share. */
type Enhancer = (draft: Draft) => Partial<TimelineEntry>;

/**
 * The steps in their order. `addRest` follows the kind's own facts; `markRemoved` is last, since what was entered in
 * error keeps no warning and no identity that the steps before gave it.
 */
const enhancers: readonly Enhancer[] = [
  addText,
  addEncounter,
  addRest,
  addModifiers,
  addUnknownCodes,
  addDisclosure,
  markAbsence,
  markRemoved,
];

/** The kind's description with everything that every entry has. */
export function normalise(kind: Kind, reading: Reading, scanned: Scan, described: KindDescription, id: string): TimelineEntry {
  // Made here and not yet seen by anyone, so filled in place: a copy at each step of each of 50,000 entries is waste.
  const entry = entryOf(kind, reading, described, id);
  const draft: Draft = { kind, reading, scan: scanned, described, entry };
  for (const enhance of enhancers) Object.assign(entry, enhance(draft));
  return entry;
}

const nothing: Partial<TimelineEntry> = {};

function entryOf(kind: Kind, reading: Reading, described: KindDescription, id: string): TimelineEntry {
  const { dates, facts, text, cautions, identity, compare, body, assertion, encounter: _encounter, ...own } = described;
  return {
    ...own,
    id,
    kind: kind.name,
    resourceType: reading.resource.resourceType,
    title: lineOf(described.title) ?? kind.words,
    assertion: assertion ?? 'affirmed',
    date: dates?.date,
    otherDates: dates?.otherDates ?? [],
    body: body ?? { shape: 'facts' },
    facts: [...(facts ?? []), ...(dates?.facts ?? [])],
    text,
    cautions: cautions ?? [],
    origins: [originOf(reading)],
    identity: [...new Set(identity)],
    compare: compare ?? {},
  };
}

function originOf({ resource, source }: Reading): Origin {
  const meta = objectOf(resource.meta);
  const version = lineOf(meta?.versionId);
  const lastUpdated = lineOf(meta?.lastUpdated);
  return {
    source,
    reference: referenceOf(resource) ?? resource.resourceType,
    ...(version !== undefined && { version }),
    ...(lastUpdated !== undefined && { lastUpdated }),
  };
}

/** Notes as written, then the narrative: both stay readable, for they may say different things (H25). */
function addText({ reading: { resource }, reading, entry }: Draft): Partial<TimelineEntry> {
  const notes = annotationsOf(resource.note, reading);
  const narrative = narrativeOf(resource.text);
  const marked = narrative.length > 0 ? ['Narrative of the source:', ...narrative] : [];
  const text = [...(entry.text ?? []), ...notes, ...marked];
  return text.length > 0 ? { text } : nothing;
}

function addEncounter({ reading, described }: Draft): Partial<TimelineEntry> {
  const { encounter, context } = reading.resource;
  const id = [described.encounter, encounter, context]
    .map((reference) => entryIdOf(reference, reading))
    .find((found) => found?.includes('|Encounter/'));
  return id === undefined ? nothing : { encounter: id };
}

/** Who it is about is checked before and shown in the banner; the rest is read elsewhere. */
const common = new Set([
  'resourceType',
  'id',
  'meta',
  'text',
  'contained',
  'implicitRules',
  'language',
  'modifierExtension',
  'subject',
  'patient',
]);

/** Every element that the kind does not show itself, its own words first: nothing that was sent is dropped (H10). */
function addRest({ kind, reading, entry }: Draft): Partial<TimelineEntry> {
  const { resource } = reading;
  const sheet: FactSheet = { facts: [...entry.facts], omitted: 0 };
  for (const key in kind.labels) if (!kind.shown.has(key)) addFacts(sheet, kind.labels[key] ?? labelOf(key), resource[key], reading);
  for (const key in resource) {
    if (common.has(key) || Object.hasOwn(kind.labels, key) || isShown(kind, entry, key)) continue;
    const value = resource[key];
    if (key === 'extension') addExtensions(sheet, undefined, value, reading);
    else if (key.startsWith('_')) addAbsence(sheet, kind.labels[key.slice(1)] ?? labelOf(key.slice(1)), value, reading);
    else addFacts(sheet, labelOf(key), value, reading);
  }
  for (const contained of objectsOf(resource.contained))
    addFacts(sheet, labelOf(resourceOf(contained)?.resourceType ?? 'contained'), contained, reading);
  if (sheet.omitted > 0) sheet.facts.push({ label: 'More values', value: `${sheet.omitted} not listed here: see the source data` });
  return { facts: sheet.facts };
}

/** An encounter that is no entry's id has only its words. */
function isShown(kind: Kind, entry: TimelineEntry, key: string): boolean {
  return kind.shown.has(key) && (key !== 'encounter' || entry.encounter !== undefined);
}

/** Unknown modifiers and rules: the value stays readable, with the warning that it may say something else (H10). */
function addModifiers({ reading, scan: { modifiers, tooDeep }, entry }: Draft): Partial<TimelineEntry> {
  const rules = textOf(reading.resource.implicitRules);
  const whats = modifiers
    .map(({ url }) => extensionLabel(url))
    .concat(rules === undefined ? [] : ['Implicit rules'], tooDeep ? ['Parts nested too deeply to read'] : []);
  if (whats.length === 0) return nothing;
  const sheet: FactSheet = { facts: [], omitted: 0 };
  for (const modifier of modifiers) addModifier(sheet, modifier, reading);
  if (rules !== undefined) sheet.facts.push({ label: 'Implicit rules', value: rules });
  return { facts: [...sheet.facts, ...entry.facts], cautions: [...entry.cautions, ...cautions(whats)] };
}

function addModifier(sheet: FactSheet, modifier: Readonly<Record<string, unknown>>, reading: Reading): void {
  const before = sheet.facts.length;
  addExtensions(sheet, 'May change the meaning', [modifier], reading);
  if (sheet.facts.length === before) sheet.facts.push({ label: 'May change the meaning', value: extensionLabel(modifier.url) });
}

/** A status that this version of FHIR does not know is shown as it came, with a warning (H12). */
function addUnknownCodes({ kind, reading: { resource }, entry }: Draft): Partial<TimelineEntry> {
  const whats: string[] = [];
  for (const element in kind.codes) {
    const unknown = codesOf(resource[element]).filter((code) => code !== '' && kind.codes[element]?.has(code) === false);
    whats.push(...unknown.slice(0, 3).map((code) => `${labelOf(element)} “${code}” is not known to this viewer`));
  }
  return whats.length === 0 ? nothing : { cautions: [...entry.cautions, ...cautions(whats)] };
}

function cautions(whats: readonly string[]): readonly Caution[] {
  return [...new Set(whats)].slice(0, 10).map((what) => ({ type: 'may-change-meaning', what }));
}

/** v3 ActCode NOPAT: the patient, or who reads with them, must not be told. */
function addDisclosure({ scan: { labels }, entry }: Draft): Partial<TimelineEntry> {
  const marked = labels.some(({ code }) => code === 'NOPAT');
  return marked ? { cautions: [...entry.cautions, { type: 'do-not-disclose', text: 'Do not disclose to the patient' }] } : nothing;
}

/** A code that says "none known" makes no positive entry of any kind. */
function markAbsence({ entry }: Draft): Partial<TimelineEntry> {
  const stated = entry.assertion === 'affirmed' ? absenceStatedBy(entry.code) : undefined;
  return stated === undefined ? nothing : { assertion: stated };
}

/** Entered in error: kept and struck through, never the copy that stands for others, no warning of its own (H12). */
function markRemoved({ reading: { resource } }: Draft): Partial<TimelineEntry> {
  const removed = isRemoved(resource);
  return removed ? { assertion: 'removed', cautions: [], identity: [] } : nothing;
}

function isRemoved({ status, docStatus, lifecycleStatus, verificationStatus }: Resource): boolean {
  return [status, docStatus, lifecycleStatus, verificationStatus].some((value) => codesOf(value).includes('entered-in-error'));
}
