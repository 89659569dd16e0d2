import { decisionOf } from '#/lib/fhir/decisions/decision-of.ts';
import { forbiddenBy, forbiddingCautions } from './forbidden-order.ts';
import { decisionTitle, titleBeside } from '#/lib/fhir/decisions/decision-title.ts';
import { absenceStatedBy } from '#/lib/fhir/absence/absent-unknown.ts';

import type { Assertion, EntryBody, EntryCaution, Origin, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { type Resource, objectOf, referenceOf } from '#/lib/fhir/resource/json.ts';
import type { Kind, KindDescription } from '#/lib/fhir/kind-parts/kind.ts';
import { extensionLabel, labelOf } from '#/lib/fhir/kind-parts/label.ts';
import type { ResourceContext } from '#/lib/fhir/datatypes/resource-context.ts';
import { contactMarked, encounterOf } from '#/lib/fhir/decisions/decision-contact.ts';
import { modifierFacts, restFacts } from './remaining-facts.ts';
import type { ResourceScan } from './labels-and-modifiers.ts';
import { narrativeHeading, nestedTooDeeply, nothingKnown, unknownCode } from './words.ts';
import { annotationsOf } from '#/lib/fhir/datatypes/annotation.ts';
import { codesOf } from '#/lib/fhir/datatypes/concept.ts';
import { narrativeOf } from '#/lib/fhir/datatypes/narrative.ts';
import { lineOf, onOneLine, plainText, textOf } from '#/lib/fhir/datatypes/text.ts';

const none: readonly never[] = [];
const factsAlone: EntryBody = { shape: 'facts' };

/** Makes an entry of a kind's description, and adds everything that all kinds have in common. */
export function normalise(
  kind: Kind,
  context: ResourceContext,
  scanned: ResourceScan,
  described: KindDescription,
  id: string,
): TimelineEntry {
  const removed = isRemoved(context.resource);
  const encounter = encounterOf(described, context);
  const rest = restFacts({ kind, context, described, encounter });
  const changing = modifierFacts(context, scanned);
  const decision = contactMarked(decisionOf(context), described, context, encounter);
  const recordedAs = decision === undefined ? none : titleBeside(decision, described.title);
  return {
    id,
    category: decision === undefined ? described.category : 'decisions',
    kind: kind.name,
    resourceType: context.resource.resourceType,
    title: decision === undefined ? titleOf(described, kind) : decisionTitle(decision),
    detail: described.detail,
    comment: described.comment,
    code: described.code,
    assertion: removed ? 'removed' : assertionOf(described),
    status: described.status,
    clinicalStatus: described.clinicalStatus,
    verificationStatus: described.verificationStatus,
    isOver: described.isOver,
    date: described.dates?.date,
    otherDates: described.dates?.otherDates ?? none,
    body: described.body ?? factsAlone,
    facts: changing.length === 0 && recordedAs.length === 0 ? rest : [...changing, ...recordedAs, ...rest],
    text: wordsOf(described, context),
    // An entry in error is kept and struck through: it is never the copy that stands for others, and warns of nothing itself (H12).
    cautions: removed ? none : cautionsOf(kind, context, scanned, described),
    origins: [originOf(context)],
    identity: removed || described.identity === undefined ? none : [...new Set(described.identity)],
    compare: described.compare ?? {},
    encounter,
    series: described.series,
    decision,
    forbids: removed || decision !== undefined ? undefined : forbiddenBy(context, described),
    ...contactParts(described),
    ...workedOutFrom(described),
    contacts: removed || described.contacts?.length === 0 ? undefined : described.contacts,
  };
}

/** Parts that say of which contact and order an entry is. */
const contactParts = ({ isStay, isAdmission, partOf, withheld, orderLinks }: KindDescription) => ({
  ...{ isStay, isAdmission, partOf, withheld, orderLinks },
});

/** Links to the entries that a value was worked out from; no key where there are none. */
const workedOutFrom = ({ derivedFrom = none }: KindDescription): Pick<TimelineEntry, 'derivedFrom'> =>
  derivedFrom.length > 0 ? { derivedFrom } : {};

/** The title; its parts are read already: a character reference is read once. "None" alone does not say of what. */
function titleOf({ title }: KindDescription, { words }: Kind): string {
  const line = onOneLine(plainText(title)) ?? words;
  return line.length < 20 && bareNone.test(line) ? nothingKnown(words, line) : line;
}

const bareNone = /^\W*(?:none|nil|no|n|neg|negative|denies|denied)(?: known| of note)?\W*$/i;

function originOf({ resource, source }: ResourceContext): Origin {
  const meta = objectOf(resource.meta);
  const reference = referenceOf(resource) ?? resource.resourceType;
  return { source, reference, version: lineOf(meta?.versionId), lastUpdated: lineOf(meta?.lastUpdated) };
}

/** Text of the notes as written, then the narrative: both stay readable, for they may differ (H25). */
function wordsOf(described: KindDescription, context: ResourceContext): readonly string[] | undefined {
  const { text } = described;
  const { resource } = context;
  if (resource.note === undefined && resource.text === undefined) return text;
  const narrative = narrativeOf(resource.text);
  const marked = narrative.length > 0 ? [narrativeHeading, ...narrative] : narrative;
  const words = [...(text ?? none), ...notesOnce(described, context), ...marked];
  return words.length > 0 ? words : text;
}

/** The notes, without repeats, and without one that the body has already: a note is read once. */
function notesOnce({ body, text = none }: KindDescription, context: ResourceContext): readonly string[] {
  const earlierWords = new Set([...text, ...bodyWords(body)]);
  return [...new Set(annotationsOf(context.resource.note, context))].filter((note) => !earlierWords.has(note));
}

function bodyWords(body: EntryBody = factsAlone): readonly string[] {
  switch (body.shape) {
    case 'narrative':
      return body.paragraphs;
    case 'panel':
      return body.conclusion === undefined ? none : [body.conclusion];
    case 'measurement':
      return body.measurement.value?.type === 'text' ? [body.measurement.value.text] : none;
    default:
      return none;
  }
}

function cautionsOf(
  kind: Kind,
  context: ResourceContext,
  scanned: ResourceScan,
  { assertion, cautions = none }: KindDescription,
): readonly EntryCaution[] {
  const more = [
    ...forbiddingCautions(context, assertion, cautions),
    ...changes(modifiersIn(context, scanned)),
    ...changes(unknownCodes(kind, context.resource)),
  ];
  return more.length === 0 ? cautions : [...cautions, ...more];
}

/** Unknown modifiers and rules: the value stays readable, with a warning that its meaning may differ (H10). */
function modifiersIn({ resource }: ResourceContext, { modifiers, tooDeep }: ResourceScan): readonly string[] {
  const rules = textOf(resource.implicitRules);
  if (modifiers.length === 0 && rules === undefined && !tooDeep) return none;
  return modifiers
    .map(({ url }) => extensionLabel(url))
    .concat(rules === undefined ? [] : ['Implicit rules'], tooDeep ? [nestedTooDeeply] : []);
}

/** Codes that this version of FHIR does not know: shown as they came, with a warning (H12). */
function unknownCodes(kind: Kind, resource: Resource): readonly string[] {
  const whats: string[] = [];
  for (const element in kind.codes) {
    const value = resource[element];
    const knownCodes = kind.codes[element];
    if (value === undefined || knownCodes === undefined || (typeof value === 'string' && knownCodes.has(value))) continue;
    const unknown = codesOf(value).filter((code) => code !== '' && !knownCodes.has(code));
    whats.push(...unknown.slice(0, 3).map((code) => unknownCode(labelOf(element), code)));
  }
  return whats;
}

function changes(whats: readonly string[]): readonly EntryCaution[] {
  return whats.length === 0 ? none : [...new Set(whats)].slice(0, 10).map((text) => ({ type: 'may-change-meaning', text }));
}

/** Assertion of an entry. A code that says "none known" makes no positive entry of any kind; once it is over, it states nothing (H13). */
function assertionOf({ assertion = 'affirmed', category, code, clinicalStatus }: KindDescription): Assertion {
  const stated = assertion === 'affirmed' ? absenceStatedBy(code, category) : undefined;
  if (stated === undefined) return assertion;
  return clinicalStatus === 'inactive' || clinicalStatus === 'resolved' ? 'denied' : stated;
}

function isRemoved({ status, docStatus, lifecycleStatus, verificationStatus }: Resource): boolean {
  return saysError(status) || saysError(docStatus) || saysError(lifecycleStatus) || saysError(verificationStatus);
}

function saysError(value: unknown): boolean {
  return value !== undefined && codesOf(value).includes('entered-in-error');
}
