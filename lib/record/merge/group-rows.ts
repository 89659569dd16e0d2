import type { OutsideResult, Row } from './arrangement.ts';
import type { Group } from './group.ts';
import type { PreparedRow, PreparedGroup } from './make-group.ts';
import { panelResults } from './panel-results.ts';
import type { FindGroup } from './panel-results.ts';
import { resultFlag } from '#/lib/record/model/result-flag.ts';
import { rowBase } from './row-base.ts';
import type { RowFold } from './row-fold-key.ts';

/** Rows, not entries (design §8), in the order of the groups that lead them; every group is in exactly one. */
export function groupRows(groups: readonly PreparedGroup[], groupOf: FindGroup): readonly PreparedRow[] {
  const panels = panelResults(groups, groupOf);
  const folded = new Set([...panels.values()].flat());
  const rest = folded.size === 0 ? groups : groups.filter((each) => !folded.has(each));
  return foldsOf(rest).map((each) => {
    if (!(each instanceof Array)) return each.foldsResults ? reportRow(each, panels.get(each)) : each.singleRow;
    const [lead, second] = each;
    return lead && !second ? lead.singleRow : remember(each, foldedRow);
  });
}

/** In order: a group that is its own row, or, where the first of them stands, the groups that share a row. */
function foldsOf(groups: readonly PreparedGroup[]): readonly (PreparedGroup | readonly PreparedGroup[])[] {
  const places: (PreparedGroup | PreparedGroup[])[] = [];
  const folds = new Map<string, PreparedGroup[]>();
  for (const each of groups) {
    const fold = foldOf(each);
    const others = fold && folds.get(fold.key);
    if (!fold) places.push(each);
    else if (others) others.push(each);
    else {
      const row = [each];
      folds.set(fold.key, row);
      places.push(row);
    }
  }
  return places;
}

/** A difference between copies is never folded away, nor is a report: it folds its own results. */
function foldOf({ lead, group, foldsResults: report }: PreparedGroup): RowFold | undefined {
  return report || group.conflicts.length > 0 ? undefined : lead.rowFold;
}

function reportRow(report: PreparedGroup, results: readonly PreparedGroup[] = []): PreparedRow {
  return results.length === 0 ? report.singleRow : remember([report, ...results], panelRow);
}

const remembered = new WeakMap<PreparedGroup, { readonly each: readonly PreparedGroup[]; readonly placed: PreparedRow }>();

/** The same object for the same groups, so that a list draws only what has changed. */
function remember(each: readonly PreparedGroup[], make: (each: readonly PreparedGroup[]) => Row): PreparedRow {
  const lead = leadOf(each);
  const known = remembered.get(lead);
  if (known && known.each.length === each.length && known.each.every((group, index) => group === each[index])) return known.placed;
  const placed = { row: make(each), lead };
  remembered.set(lead, { each, placed });
  return placed;
}

function leadOf<Member>([lead]: readonly Member[]): Member {
  if (lead === undefined) throw new RangeError('a row has at least one group');
  return lead;
}

function panelRow(each: readonly PreparedGroup[]): Row {
  const results = each.slice(1).map(({ group }) => group);
  return { type: 'panel', ...rowBase(leadOf(each).group, results), results, outside: results.flatMap(outsideOf) };
}

function foldedRow(each: readonly PreparedGroup[]): Row {
  const { lead, group } = leadOf(each);
  const { rowFold: fold } = lead;
  const base = rowBase(
    group,
    each.slice(1).map((other) => other.group),
  );
  return fold?.type === 'issues' ? { type: 'issues', ...base } : { type: 'vitals', ...base, per: fold?.per === 'day' ? 'day' : 'set' };
}

/** Of a result and its components the first that is flagged. */
function outsideOf(group: Group): readonly OutsideResult[] {
  const { body, assertion } = group.lead;
  if (body.shape !== 'measurement' || assertion !== 'affirmed') return [];
  const flag = [body.measurement, ...body.components].map(resultFlag).find((found) => found !== undefined);
  return flag ? [{ group, flag }] : [];
}
