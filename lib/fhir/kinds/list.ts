import type { Category } from '#/lib/record/model/category.ts';
import type { Assertion, EntryFact } from '#/lib/record/model/timeline-entry.ts';
import { type JsonObject, type Resource, objectsOf } from '#/lib/fhir/resource/json.ts';
import type { ResourceContext } from '#/lib/fhir/datatypes/resource-context.ts';
import { datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { codesOf, conceptOf, conceptText } from '#/lib/fhir/datatypes/concept.ts';
import { referenceName, referenceText } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, lineOf, joinTitle } from '#/lib/fhir/datatypes/text.ts';
import { wordTable } from '#/lib/fhir/datatypes/word-table.ts';
import { fieldsToCompare, identifierKeys } from '#/lib/fhir/kind-parts/identity.ts';
import { type Kind, elementNames, wordSet } from '#/lib/fhir/kind-parts/kind.ts';

/** FHIR R4 list-empty-reason, and GP Connect's. Only the first states that there is none (H13). */
const reasons = wordTable(`
  nilknown: none known; notasked: not asked; withheld: withheld by the source; unavailable: information not available;
  notstarted: not started; closed: closed; no-content-recorded: no content recorded
`);
const most = 150;
const modes = wordTable('snapshot: as it stood when written; changes: changes only, not the whole list');

/**
 * Codes of lists that hold all of one category: SNOMED CT (GP Connect), LOINC or FHIR's list-example-codes. A list of
 * some of it has no code here.
 */
const areas = new Map<string, Category>([
  ['886921000000105', 'allergies'],
  ['48765-2', 'allergies'],
  ['allergies', 'allergies'],
  ['933361000000108', 'medications'],
  ['10160-0', 'medications'],
  ['medications', 'medications'],
  ['717711000000103', 'problems'],
  ['11450-4', 'problems'],
  ['problems', 'problems'],
  ['1102181000000102', 'immunizations'],
  ['11369-6', 'immunizations'],
  ['887191000000108', 'results'],
  ['1149501000000101', 'encounters'],
  ['792931000000107', 'requests'],
  ['47519-4', 'procedures'],
  ['10157-6', 'family-history'],
]);

/** List: entries that a source has put together. Each is an entry of its own; the list gives the reason, or states that there are none. */
export const list: Kind = {
  name: 'list',
  types: ['List'],
  words: 'List',
  // An empty list of allergies is shown among these; a search for lists says nothing of them.
  searchCategories: ['other'],
  codes: { status: wordSet('current retired entered-in-error'), mode: wordSet('working snapshot changes') },
  describedElements: elementNames('status title code date entry note encounter emptyReason'),
  parts: { entry: 'item deleted date flag' },
  labels: { source: 'Made by', mode: 'Mode', orderedBy: 'Ordered by' },
  describe: (context) => {
    const { resource } = context;
    const code = conceptOf(resource.code);
    const name = lineOf(resource.title) ?? code?.text ?? 'List not named';
    const items = objectsOf(resource.entry);
    const count = items.filter(({ deleted }) => deleted !== true).length;
    const retired = resource.status === 'retired';
    const area = areaOf(resource);
    const withheld = codesOf(resource.emptyReason).includes('withheld');
    return {
      // A list with items is in `other`: within its own category it would be counted as an entry.
      category: count === 0 ? area : 'other',
      title: joinTitle(
        retired ? 'No longer kept' : undefined,
        name,
        count === 0 ? emptyText(resource) : `${count} ${count === 1 ? 'item' : 'items'}`,
      ),
      detail: joinTexts([modes.get(lineOf(resource.mode) ?? ''), referenceName(resource.source, context)], ' · '),
      code,
      assertion: count > 0 ? 'affirmed' : assertionOf(resource, items.length),
      status: lineOf(resource.status),
      dates: datesOf([[resource.date, 'recorded']]),
      facts: [...reasonFact(resource), ...itemFacts(items, context)],
      identity: identifierKeys(resource),
      compare: fieldsToCompare({ Status: lineOf(resource.status) }),
      ...(withheld && count === 0 && { withheld: { part: 'list', text: `${name}: the source withholds this.` } }),
    };
  },
};

function areaOf({ code }: Resource): Category {
  return (
    codesOf(code)
      .map((code) => areas.get(code))
      .find((area) => area !== undefined) ?? 'other'
  );
}

/** Reason that the list is empty, in words that never read as "none" unless the source says none. */
function emptyText({ emptyReason, entry }: Resource): string {
  const reason = codesOf(emptyReason)
    .map((code) => reasons.get(code))
    .find((words) => words !== undefined);
  const stated = reason ?? conceptText(emptyReason);
  if (stated !== undefined) return reason ?? `empty, ${stated}`;
  return objectsOf(entry).length > 0 ? 'all items were removed' : 'empty, no reason given';
}

/** States "none known" only for a whole list that is current; no other empty list proves anything. */
function assertionOf({ emptyReason, status, mode }: Resource, items: number): Assertion {
  const whole = items === 0 && mode !== 'changes' && (status === undefined || status === 'current');
  return whole && codesOf(emptyReason).includes('nilknown') ? 'none-known' : 'denied';
}

/** Reason in the source's own words. */
function reasonFact({ emptyReason }: Resource): readonly EntryFact[] {
  const value = conceptText(emptyReason);
  return value === undefined ? [] : [{ label: 'Why it is empty', value }];
}

function itemFacts(items: readonly JsonObject[], context: ResourceContext): readonly EntryFact[] {
  const facts = items.slice(0, most).map((item) => itemFact(item, context));
  const rest = items.slice(most).map((item) => itemFact(item, context).value);
  return rest.length > 0 ? [...facts, { label: `${rest.length} more on it`, value: rest.join('; ') }] : facts;
}

function itemFact({ item, deleted, date, flag }: JsonObject, context: ResourceContext): EntryFact {
  const parts = [
    referenceText(item, context) ?? 'item not named',
    conceptText(flag),
    lineOf(date),
    deleted === true ? 'removed from the list' : undefined,
  ];
  return { label: 'On it', value: joinTexts(parts, ' · ') ?? '' };
}
