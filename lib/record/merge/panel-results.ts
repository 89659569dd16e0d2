import type { PreparedGroup } from './make-group.ts';

/** The group that an entry is shown in; undefined when it is not shown. */
export type FindGroup = (entryId: string) => PreparedGroup | undefined;

/**
 * Finds the results of each report. Reports that no other report names come first, so that a report
 * within a report goes, with all its results, into the outer one; a result that two name is in the first's row.
 */
export function panelResults(groups: readonly PreparedGroup[], groupOf: FindGroup): ReadonlyMap<PreparedGroup, readonly PreparedGroup[]> {
  const reports = groups.filter(({ foldsResults: report }) => report);
  const named = new Map(reports.map((report) => [report, namedBy(report, groupOf)]));
  const inner = new Set([...named.values()].flatMap((each) => each.filter(({ foldsResults: report }) => report)));
  const inOrder =
    inner.size === 0 ? reports : [...reports.filter((report) => !inner.has(report)), ...reports.filter((report) => inner.has(report))];
  const taken = new Set<PreparedGroup>();
  const results = new Map<PreparedGroup, readonly PreparedGroup[]>();
  for (const report of inOrder) {
    if (taken.has(report)) continue;
    taken.add(report);
    const own = collect(report, named, taken);
    if (own.length > 0) results.set(report, own);
  }
  return results;
}

/** Its results and theirs; `taken` ends circles and grows. */
function collect(
  report: PreparedGroup,
  named: ReadonlyMap<PreparedGroup, readonly PreparedGroup[]>,
  taken: Set<PreparedGroup>,
): readonly PreparedGroup[] {
  const fresh = (named.get(report) ?? []).filter((each) => !taken.has(each));
  for (const each of fresh) taken.add(each);
  return fresh.flatMap((each) => (each.foldsResults ? [each, ...collect(each, named, taken)] : [each]));
}

/** What is entered in error is not folded away (H12), nor, being no `report`, does it fold others. */
function namedBy(report: PreparedGroup, groupOf: FindGroup): readonly PreparedGroup[] {
  const named = new Set<PreparedGroup>();
  for (const { entry } of report.members) {
    for (const id of entry.body.shape === 'panel' ? entry.body.members : []) {
      const each = groupOf(id);
      if (each && each !== report && each.lead.entry.assertion !== 'removed') named.add(each);
    }
  }
  return [...named];
}
