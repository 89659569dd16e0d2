import { type Resource, objectsOf } from '#/lib/fhir/resource/json.ts';
import { narrativeOf } from '#/lib/fhir/datatypes/narrative.ts';
import { lineOf } from '#/lib/fhir/datatypes/text.ts';
import { emptyWords } from '#/lib/fhir/absence/empty-name.ts';
import { wordKey } from '#/lib/fhir/kind-parts/identity.ts';
import { fromNarrative, fromNote } from './words.ts';

/** First words of a resource's note or narrative, which stand in for its name. */
export interface WrittenName {
  /** The words, marked by where they stand; undefined where they name nothing. */
  readonly words: string | undefined;
  /** They say that there is none, or that nothing is known. */
  readonly denies: boolean;
}

const longest = 80;

/** Reads a name from the first note, else from the narrative. Words that deny are never a name: "No known allergies" (H13). */
export function writtenNameOf(resource: Resource, isNamedByNote: boolean): WrittenName {
  const [note] = isNamedByNote ? objectsOf(resource.note) : [];
  const noted = typeof note?.text === 'string' ? nameInNote(lineOf(note.text.trim().split('\n')[0])) : undefined;
  const written = narrativeOf(resource.text)
    .map(nameInLine)
    .find((line) => line !== undefined);
  for (const [words, mark] of [
    [noted, fromNote],
    [written, fromNarrative],
  ] as const) {
    if (words === undefined || emptyWords(words) === 'unnamed') continue;
    if (denial.test(words) || emptyWords(words) !== undefined) return { words: undefined, denies: true };
    return { words: mark(shortened(words)), denies: false };
  }
  return { words: undefined, denies: false };
}

const denial = /^\W*(?:(?:patient|pt)\W+)?(?:no|nil|none|not|nka|nkda|denies|denied|without|negative|never)\b/i;

/** Labels of generated narratives and of the headings of their tables, whose value is the name. */
const nameLabels = new Set(
  'code name substance allergen agent product medication medicine drug vaccine vaccine code problem condition diagnosis procedure description alert title allergy'
    .split(' ')
    .concat(['medication codeable concept', 'vaccine code', 'vaccinecode', 'code text', 'allergy to', 'causative agent']),
);
/** Labels whose value says anything but the name. */
const otherLabels =
  /^(?:generated narrative.*|resource(?: .*)?|profile.*|id|identifiers?|meta|language|(?:clinical|verification)? ?status|clinicalstatus|verificationstatus|category|type|criticality|severity|patient|subject|encounter|recorded(?: date| on)?|recorder|asserter|asserted|author(?:ed on)?|date|dates?|time|onset(?: .*)?|abatement(?: .*)?|intent|priority|requester|performer|performed(?: .*)?|effective(?: .*)?|occurrence(?: .*)?|issued|source|version|last updated|reactions?|manifestations?|dosages?(?: .*)?|dose|route|notes?|comments?|lot(?: number)?|allergies|problems|medications|medicines|immuni[sz]ations|vaccines|procedures|alerts|allergyintolerance.*|details?)$/;

/** First line of a note, but for one that says another thing: "Age at onset: 7". */
function nameInNote(line: string | undefined): string | undefined {
  const label = /^([^:]{1,40}):\s/.exec(line ?? '')?.[1];
  return label === undefined || nameLabels.has(wordKey(label)) ? line : undefined;
}

/** Name in a line of a narrative; undefined for a heading, and for what is labelled as another thing. */
function nameInLine(line: string): string | undefined {
  const [first = ''] = line.split(' | ');
  const [, label = '', value = ''] = /^([^:]{1,40}):\s*(?!\s)(.*)$/.exec(first) ?? [];
  const key = wordKey(label === '' ? first : label);
  if (otherLabels.test(key)) return undefined;
  if (label !== '' && nameLabels.has(key)) return value === '' ? undefined : value;
  if (nameLabels.has(key)) {
    // A row of a label and its value, or the heading of a table.
    const [, next] = line.split(' | ');
    return next === undefined || nameLabels.has(wordKey(next)) || otherLabels.test(wordKey(next)) ? undefined : next;
  }
  return key === '' ? undefined : line;
}

function shortened(words: string): string {
  if (words.length <= longest) return words;
  const cut = words.slice(0, longest);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2))}…`;
}
