import { findingAbove, headsOfGroup } from '#/lib/record/heads/heads.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import type { EntryId, MeasuredValue } from '#/lib/record/model/timeline-entry.ts';
import type { Flowsheet, FlowsheetCell, FlowsheetRow } from './flowsheet-model.ts';

/** Sensitivities of the organisms of one culture: antibiotic × organism. */
export interface CultureGrid {
  readonly key: string;
  readonly organisms: readonly Organism[];
  readonly antibiotics: readonly Antibiotic[];
}

export interface Organism {
  /** Entry of the organism; of sensitivities at several moments each has a column. */
  readonly key: string;
  /** Words for the organism and the culture in which it grew. */
  readonly words: string;
  readonly tableCell: FlowsheetCell;
}

export interface Antibiotic {
  readonly name: string;
  /** Results by the organism's key; several where it was tested more than once. */
  readonly cells: ReadonlyMap<Organism['key'], readonly FlowsheetCell[]>;
}

const susceptibility = /^(?:[RSI]|SDD|NS|(?:in)?(?:sensitive|susceptible)|resistant|intermediate|non-susceptible)\b/i;

/** Tells whether a result is how sensitive an organism is to an antibiotic: it belongs to a finding, and is said in these words. */
function isSensitivity({ entry, measurement: { value, interpretation } }: FlowsheetCell): boolean {
  if (findingAbove(entry) === undefined) return false;
  return [interpretation?.text, wordsOf(value)].some((words) => words !== undefined && susceptibility.test(words.trim()));
}

function wordsOf(value: MeasuredValue | undefined): string | undefined {
  return value?.type === 'text' ? value.text : value?.type === 'concept' ? value.concept.text : undefined;
}

/** Takes the sensitivities out of the table into grids of their own: rows of which every result is one. `groups`: all that the page shows. */
export function splitCultures(
  flowsheet: Flowsheet,
  groups: readonly Group[],
): { readonly sheet: Flowsheet; readonly cultures: readonly CultureGrid[] } {
  const isCultureRow = ({ cells }: FlowsheetRow): boolean => [...cells.values()].every(isSensitivity);
  const rows = flowsheet.panels.flatMap((panel) => panel.rows.filter(isCultureRow));
  if (rows.length === 0) return { sheet: flowsheet, cultures: [] };
  const panels = flowsheet.panels
    .map((panel) => ({ ...panel, rows: panel.rows.filter((row) => !isCultureRow(row)) }))
    .filter((panel) => panel.rows.length > 0);
  return { sheet: { ...flowsheet, panels }, cultures: gridsOf(rows, groups) };
}

/** A sensitivity with its organism and its culture. */
interface Placed {
  readonly row: FlowsheetRow;
  readonly tableCell: FlowsheetCell;
  readonly organism: string;
  readonly words: string;
  readonly culture: string;
}

function gridsOf(rows: readonly FlowsheetRow[], groups: readonly Group[]): readonly CultureGrid[] {
  const groupOf = new Map<EntryId, Group>(groups.flatMap((group) => group.members.map(({ id }) => [id, group] as const)));
  const placed = rows.flatMap((row) => [...row.cells.values()].map((tableCell) => placeOf(row, tableCell, groupOf)));
  const newest = (list: readonly Placed[]): number => Math.max(...list.map(({ tableCell }) => tableCell.at));
  return [...Map.groupBy(placed, ({ culture }) => culture)]
    .toSorted(([, left], [, right]) => newest(right) - newest(left))
    .map(([key, list]) => ({
      key,
      organisms: [...new Map(list.map(({ organism, words, tableCell }) => [organism, { key: organism, words, tableCell }])).values()],
      antibiotics: [...Map.groupBy(list, ({ row }) => row.name)]
        .toSorted(([left], [right]) => left.localeCompare(right, 'en'))
        .map(([name, cells]) => ({
          name,
          cells: new Map(
            [...Map.groupBy(cells, ({ organism }) => organism)].map(([organism, own]) => [organism, own.map(({ tableCell }) => tableCell)]),
          ),
        })),
    }));
}

function placeOf(row: FlowsheetRow, tableCell: FlowsheetCell, groupOf: ReadonlyMap<EntryId, Group>): Placed {
  const [head] = headsOfGroup(tableCell.group);
  const organism = head?.id ?? tableCell.entry.id;
  const organismGroup = groupOf.get(organism);
  const culture = (organismGroup && headsOfGroup(organismGroup)[0]?.id) ?? organism;
  return { row, tableCell, organism, words: head?.words ?? row.name, culture };
}
