import { type Resource, objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { codesOf } from '#/lib/fhir/datatypes/concept.ts';
import { lineOf } from '#/lib/fhir/datatypes/text.ts';
import { type RecordArea, recordAreas } from './areas.ts';
import { extensionName, extensionValues } from './extensions.ts';
import type { ResourceIndex } from './resource-index.ts';
import { somethingNotIncluded, warningWords } from './words.ts';

/** Primary List, which decides the contents of its area. */
export interface AreaList {
  readonly area: RecordArea;
  readonly code: string;
  /** Keys of its items that came. */
  readonly members: readonly string[];
  /** Number of its items that did not come. */
  readonly missing: number;
  readonly warnings: readonly ListWarning[];
  /** Codes of the reason that it is empty. */
  readonly reasons: readonly string[];
  /** Notes of the List, one line each. */
  readonly notes: readonly string[];
}

/** Warning of a List (`List.extension[warningCode]`) with the practice's own sentence about the missing items. */
export interface ListWarning {
  readonly code: string;
  readonly why: string;
}

/** Role of a List: of one area, of a consultation's structure, or of linked entries. */
export type ListRole =
  | { readonly type: 'primary'; readonly area: RecordArea; readonly code: string }
  | { readonly type: 'secondary' | 'structure' };

const structureCodes = new Set(['325851000000107', '25851000000105', '24781000000107']);

export function roleOfList(list: Resource): ListRole {
  const codes = codesOf(list.code);
  for (const [area, { lists }] of recordAreas) {
    const code = codes.find((listCode) => lists.has(listCode));
    if (code !== undefined) return { type: 'primary', area, code };
  }
  const structured = codes.some((code) => structureCodes.has(code)) || objectOf(list.encounter) !== undefined;
  return { type: structured ? 'structure' : 'secondary' };
}

/** References of a List's items, without deleted ones. */
export function itemsOf(list: Resource): readonly unknown[] {
  return objectsOf(list.entry).flatMap(({ item, deleted }) => (deleted === true || item === undefined ? [] : [item]));
}

export function readAreaLists(index: ResourceIndex): readonly AreaList[] {
  const lists = index.all.filter(({ resource }) => resource.resourceType === 'List').map(({ resource }) => resource);
  const secondary = lists.filter((list) => roleOfList(list).type === 'secondary');
  return lists.flatMap((list) => {
    const role = roleOfList(list);
    if (role.type !== 'primary') return [];
    const keys = itemsOf(list).map((item) => index.find(item)?.key);
    const members = [...new Set(keys.filter((key) => key !== undefined))];
    const linked = secondary.filter((secondaryList) => speaksOf(secondaryList, role.area)).flatMap(warningsOf);
    return [
      {
        area: role.area,
        code: role.code,
        members,
        missing: keys.filter((key) => key === undefined).length,
        warnings: distinct([...warningsOf(list), ...linked]),
        reasons: codesOf(list.emptyReason),
        notes: notesOf(list),
      },
    ];
  });
}

/** Codes of secondary Lists by area: a warning of `consultations-medications-contained-in-consultations` is about the medicines. */
const secondaryWords: ReadonlyMap<RecordArea, RegExp> = new Map([
  ['allergies', /^(consultations|problems)-allergies\b/],
  ['medications', /^(consultations|problems)-medications\b/],
  ['immunizations', /^(consultations|problems)-immunisations\b/],
  ['investigations', /^(consultations|problems)-investigations\b/],
  ['uncategorised', /^(consultations|problems)-uncategorised\b/],
  ['referrals', /^(consultations|problems)-outbound-referral/],
  ['diary', /^(consultations|problems)-diary\b/],
  ['problems', /^(consultations-problems|problems-linked)\b/],
]);

const speaksOf = (list: Resource, area: RecordArea): boolean =>
  codesOf(list.code).some((code) => secondaryWords.get(area)?.test(code.toLowerCase()) === true);

function warningsOf(list: Resource): readonly ListWarning[] {
  const notes = notesOf(list).filter((note) => !/^information not available\b/i.test(note));
  const codes = objectsOf(list.extension)
    .filter(({ url }) => extensionName(url) === 'ListWarningCode')
    .flatMap(extensionValues)
    .flatMap((value) => codesOf(value));
  return codes.map((code, position) => {
    // Each warning has its note; where there is one note for several, it speaks of all.
    const note = notes[position] ?? notes[0];
    return {
      code,
      why: (note ?? warningWords.get(code) ?? somethingNotIncluded).replace(/\.$/, '').slice(0, 400),
    };
  });
}

function notesOf(list: Resource): readonly string[] {
  return objectsOf(list.note)
    .map(({ text }) => lineOf(text))
    .filter((text) => text !== undefined);
}

const distinct = (warnings: readonly ListWarning[]): readonly ListWarning[] => [
  ...new Map(warnings.map((warning) => [`${warning.code} ${warning.why}`, warning])).values(),
];
