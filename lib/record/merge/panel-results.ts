import { memberIds } from '#/lib/record/model/entry-parts.ts';
import type { PreparedGroup } from './make-group.ts';

/** Finds the group that holds an entry; undefined when the entry is not visible. */
export type FindGroup = (entryId: string) => PreparedGroup | undefined;

/**
 * Finds the results of each report. Reports that no other report names come first, so that a report
 * within a report goes, with all its results, into the outer one; a result that two name is in the first's row.
 */
export function panelResults(groups: readonly PreparedGroup[], findGroup: FindGroup): ReadonlyMap<PreparedGroup, readonly PreparedGroup[]> {
  const reports = groups.filter(({ foldsResults }) => foldsResults);
  const named = new Map(reports.map((report) => [report, groupsNamedBy(report, findGroup)]));
  const inner = new Set([...named.values()].flatMap((namedGroups) => namedGroups.filter(({ foldsResults }) => foldsResults)));
  const inOrder =
    inner.size === 0 ? reports : [...reports.filter((report) => !inner.has(report)), ...reports.filter((report) => inner.has(report))];
  const placed = new Set<PreparedGroup>();
  const results = new Map<PreparedGroup, readonly PreparedGroup[]>();
  for (const report of inOrder) {
    if (placed.has(report)) continue;
    placed.add(report);
    const ownResults = collectResults(report, named, placed);
    if (ownResults.length > 0) results.set(report, ownResults);
  }
  return results;
}

/** The report's results and theirs; `placed` holds the groups that have a row already, grows, and so ends circles. */
function collectResults(
  report: PreparedGroup,
  named: ReadonlyMap<PreparedGroup, readonly PreparedGroup[]>,
  placed: Set<PreparedGroup>,
): readonly PreparedGroup[] {
  const added = (named.get(report) ?? []).filter((group) => !placed.has(group));
  for (const group of added) placed.add(group);
  return added.flatMap((group) => (group.foldsResults ? [group, ...collectResults(group, named, placed)] : [group]));
}

/** Leaves out groups entered in error: they are not folded away (H12), nor do they fold results. */
function groupsNamedBy(report: PreparedGroup, findGroup: FindGroup): readonly PreparedGroup[] {
  const named = new Set<PreparedGroup>();
  for (const { entry } of report.members) {
    for (const id of memberIds(entry)) {
      const group = findGroup(id);
      if (group && group !== report && group.lead.entry.assertion !== 'removed') named.add(group);
    }
  }
  return [...named];
}
