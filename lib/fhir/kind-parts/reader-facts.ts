import type { EntryFact } from '#/lib/record/model/timeline-entry.ts';
import { capitalise } from '#/lib/record/words/phrase.ts';

/** A reference, an address or a URN, or several of them, as the whole of a value. */
const address = String.raw`(?:#\S+|[A-Z][A-Za-z]{2,}/[\w.~-]+(?:/_history/\S+)?|(?:https?|urn|mllp|ftp|sftp):\S+)`;
const addressesAlone = new RegExp(`^${address}(?:, ${address})*$`);

/** Elements that serve machines, by the last words of their label: none says anything about the patient. */
const machineLabel =
  /(?:^|: |\b)(?:intent|identifier|instantiates (?:canonical|uri)|link id|sequence|url|uri|full url|version id|resource type|target format|sig format|hash|system)(?: \d+)?$/i;

/** Tells whether a fact is for those who look for the source's data, not for a reader of the record: a path, an intent, an identifier, a reference. */
export function isSourceData({ label, value }: EntryFact): boolean {
  return machineLabel.test(label) || addressesAlone.test(value);
}

/** Levels of FHIR's elements that have no meaning for a reader: left out of a label wherever they stand but first. */
const levels = new Set(['detail', 'concept']);
/** Names of the one thing that an element holds: left out at the end of a label. */
const holders = new Set([
  'actor',
  'code',
  'concept',
  'content',
  'description',
  'detail',
  'individual',
  'item',
  'location',
  'manifestation',
  'member',
  'name',
  'party',
  'reference',
  'text',
  'value',
  'who',
]);

/**
 * Facts under labels that a reader would say: "With: individual" is "With". A number stays only where a thing has several
 * facts: "With 1", "With 1: status". The first `from` facts have the labels of their kind already.
 */
export function readerFacts(facts: readonly EntryFact[], from = 0): readonly EntryFact[] {
  const worded = facts.map((fact, index) => {
    const marked = fact.isSourceData === true || !isSourceData(fact) ? fact : { ...fact, isSourceData: true as const };
    return index < from || marked.isSourceData ? marked : { ...marked, label: shortLabel(marked.label) };
  });
  const labels = worded.flatMap(({ label, isSourceData: isHidden }) => (isHidden ? [] : [label]));
  return worded.map((fact, index) => (index < from || fact.isSourceData ? fact : withoutNumber(fact, labels)));
}

function shortLabel(label: string): string {
  const [head = '', ...within] = label.split(': ');
  const parts = within.filter((name) => !levels.has(name));
  while (parts.length > 0 && holders.has(parts.at(-1) ?? '')) parts.pop();
  return [head, ...parts].join(': ');
}

/** Leaves the number out where nothing else stands under it. */
function withoutNumber(fact: EntryFact, labels: readonly string[]): EntryFact {
  const { label } = fact;
  if (!/ \d+$/.test(label)) return fact;
  const isAlone = labels.every((sibling) => !sibling.startsWith(`${label}: `)) && labels.indexOf(label) === labels.lastIndexOf(label);
  return isAlone ? { ...fact, label: label.replace(/ \d+$/, '') } : fact;
}

/** Words of a code that came without any, and without the name of a code system that no reader knows. */
export function plainCodeText(text: string): string {
  const [, code, system] = /^(?:Code )?(\S+) \(([^()\s]+)\)$/.exec(text) ?? [];
  if (code === undefined || system === undefined) return text;
  if (text.startsWith('Code ')) return /^(?:https?|urn):/.test(system) ? `Code ${code}` : text;
  return /^[a-z\d]+(?:-[a-z\d]+)*$/.test(code) ? capitalise(code.replaceAll('-', ' ')) : `Code ${code}`;
}
