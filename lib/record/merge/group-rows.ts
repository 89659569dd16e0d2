import type { OutsideResult, Row } from './arrangement.ts';
import type { Group } from './group.ts';
import type { PreparedRow, PreparedGroup } from './make-group.ts';
import { panelResults } from './panel-results.ts';
import type { FindGroup } from './panel-results.ts';
import { measurementsOf } from '#/lib/record/model/entry-parts.ts';
import { gravestFlag, urgentFirst } from '#/lib/record/model/result-flag.ts';
import { makeRowBase } from './row-base.ts';

/** Folds groups into rows (design §8), in the order of the groups that lead them; every group is in exactly one row. */
export function groupRows(groups: readonly PreparedGroup[], findGroup: FindGroup): readonly PreparedRow[] {
  const panels = panelResults(groups, findGroup);
  const folded = new Set([...panels.values()].flat());
  const rest = folded.size === 0 ? groups : groups.filter((group) => !folded.has(group));
  return foldsOf(rest).map((fold) => {
    if (!(fold instanceof Array)) return fold.foldsResults ? reportRow(fold, panels.get(fold)) : fold.singleRow;
    const [lead, second] = fold;
    return lead && !second ? lead.singleRow : remember(fold, foldedRow);
  });
}

/** In order: a group that is its own row, or, where the first of them stands, the groups that share a row. */
function foldsOf(groups: readonly PreparedGroup[]): readonly (PreparedGroup | readonly PreparedGroup[])[] {
  const folds: (PreparedGroup | PreparedGroup[])[] = [];
  const foldByKey = new Map<string, PreparedGroup[]>();
  for (const group of groups) {
    const key = foldKeyOf(group);
    const sharing = key === undefined ? undefined : foldByKey.get(key);
    if (key === undefined) folds.push(group);
    else if (sharing) sharing.push(group);
    else {
      const fold = [group];
      foldByKey.set(key, fold);
      folds.push(fold);
    }
  }
  return folds;
}

/** Undefined for a group with a row of its own: a difference between copies is never folded away, and a report folds its own results. */
function foldKeyOf({ lead, group, foldsResults }: PreparedGroup): string | undefined {
  return foldsResults || group.conflicts.length > 0 ? undefined : lead.rowFold?.key;
}

function reportRow(report: PreparedGroup, results: readonly PreparedGroup[] = []): PreparedRow {
  return results.length === 0 ? report.singleRow : remember([report, ...results], panelRow);
}

interface RememberedRow {
  readonly groups: readonly PreparedGroup[];
  readonly prepared: PreparedRow;
}

const rowsByLead = new WeakMap<PreparedGroup, RememberedRow>();

/** The same object for the same groups, so that a list draws only rows that changed. */
function remember(groups: readonly PreparedGroup[], make: (groups: readonly PreparedGroup[]) => Row): PreparedRow {
  const lead = leadOf(groups);
  const remembered = rowsByLead.get(lead);
  if (remembered && remembered.groups.length === groups.length && remembered.groups.every((group, index) => group === groups[index]))
    return remembered.prepared;
  const prepared = { row: make(groups), lead };
  rowsByLead.set(lead, { groups, prepared });
  return prepared;
}

function leadOf<Member>([lead]: readonly Member[]): Member {
  if (lead === undefined) throw new RangeError('a row has at least one group');
  return lead;
}

function panelRow(groups: readonly PreparedGroup[]): Row {
  const results = groups.slice(1).map(({ group }) => group);
  return { type: 'panel', ...makeRowBase(leadOf(groups).group, results), results, outside: urgentFirst(results.flatMap(outsideOf)) };
}

function foldedRow(groups: readonly PreparedGroup[]): Row {
  const { lead, group } = leadOf(groups);
  const base = makeRowBase(
    group,
    groups.slice(1).map((folded) => folded.group),
  );
  if (lead.rowFold?.type === 'issues') return { type: 'issues', ...base };
  return { type: 'vitals', ...base, per: lead.rowFold?.per === 'day' ? 'day' : 'set' };
}

/** The gravest flag of a result and its components. */
function outsideOf(group: Group): readonly OutsideResult[] {
  const { body, assertion } = group.lead;
  const flag = assertion === 'affirmed' ? gravestFlag(measurementsOf(body)) : undefined;
  return flag ? [{ group, flag }] : [];
}
