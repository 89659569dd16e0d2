import type { AbsenceText } from '#/lib/record/completeness/absence.ts';
import { shownGroups } from '#/lib/record/list/arrange.ts';
import { listedCategories } from '#/lib/record/model/category.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import type { PreparedGroup } from '#/lib/record/merge/make-group.ts';
import { byNewest } from '#/lib/record/merge/prepared-entry.ts';
import { measurementsOf } from '#/lib/record/model/entry-parts.ts';
import type { SectionSettings } from '#/lib/record/model/summary-settings.ts';
import type { View } from '#/lib/record/model/view.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { resultFlag } from '#/lib/record/model/result-flag.ts';
import { canonicalCode, groupCodes } from './section-codes.ts';
import { blockSources } from './blocks/block-sources.ts';
import { sectionAbsence } from './section-absence.ts';
import type { SummaryBlock } from './blocks/make-blocks.ts';

/** A block that the operator configured, by the rules of every other: ticks, words of absence, the rest behind its link. */
export interface SectionBlock extends SummaryBlock {
  readonly section: SectionSettings;
  /** Present when it has no row. */
  readonly absence?: AbsenceText;
  /** Groups of its categories that no source gave a code: a section by codes cannot know of them. 0 where it has no codes. */
  readonly withoutCode: number;
}

/** The configured sections, in the order of the file. */
export function sectionBlocks(timeline: Timeline, view: View, sections: readonly SectionSettings[]): readonly SectionBlock[] {
  if (sections.length === 0) return [];
  const ticks: View = { unticked: view.unticked, othersOnly: view.othersOnly, ...(view.accepted ? { accepted: view.accepted } : {}) };
  const byCategory = Map.groupBy(shownGroups(timeline, ticks), ({ lead }) => lead.entry.category);
  return sections.map((section) => {
    const live = section.categories.flatMap((category) => byCategory.get(category) ?? []).filter(mayStand);
    return sectionBlock(
      timeline,
      ticks,
      section,
      live.toSorted((left, right) => byNewest(left.lead, right.lead)),
    );
  });
}

/** Entries in error are in no summary, safeguarding flags and access details on no first screen (design §§6, 8). */
const mayStand = ({ lead, members }: PreparedGroup): boolean =>
  lead.entry.assertion !== 'removed' && members.every(({ entry }) => listedCategories.has(entry.category));

/** `live`: the groups of its categories, newest first. */
function sectionBlock(timeline: Timeline, ticks: View, section: SectionSettings, live: readonly PreparedGroup[]): SectionBlock {
  const candidates = live.filter((candidate) => !isStatement(candidate));
  const { items, restCount } = section.codes ? newestOfEachCode(candidates, section.codes) : { items: candidates, restCount: 0 };
  const statements = section.codes ? [] : live.filter(isStatement).map(({ group }) => group);
  const withoutCode = section.codes ? candidates.filter(({ group }) => groupCodes(group).size === 0).length : 0;
  return {
    section,
    items: items.map(({ group }) => group),
    statements,
    restCount,
    sources: blockSources(timeline, section.categories),
    withoutCode,
    ...(items.length + statements.length === 0 && { absence: sectionAbsence(timeline, ticks, section, candidates.length) }),
  };
}

function isStatement({ lead }: PreparedGroup): boolean {
  return lead.entry.assertion === 'none-known' || lead.entry.assertion === 'not-known';
}

/**
 * Keeps of each code the newest group with a finding, and all that are as new or newer: a foot check that was "not done" this year does not push
 * last year's out of sight. `groups`: newest first; the order stays.
 */
function newestOfEachCode(groups: readonly PreparedGroup[], codes: readonly string[]) {
  const wanted = new Set(codes.map(canonicalCode));
  const newestFinding = new Map<string, number>();
  const items: PreparedGroup[] = [];
  let restCount = 0;
  for (const candidate of groups) {
    const { order } = candidate.lead;
    const own = [...groupCodes(candidate.group)].filter((code) => wanted.has(code));
    if (own.some((code) => order >= (newestFinding.get(code) ?? order))) items.push(candidate);
    else if (own.length > 0) restCount += 1;
    for (const code of hasFinding(candidate.group) ? own : []) newestFinding.set(code, newestFinding.get(code) ?? order);
  }
  return { items, restCount };
}

/** Tells whether a group says that something is, or was done: not that it was refused, is only asked for, or could not be measured. */
function hasFinding({ lead: { assertion, body, status } }: Group): boolean {
  if (assertion !== 'affirmed' || statusesWithoutFinding.has(status ?? '')) return false;
  const measured = measurementsOf(body);
  return measured.length === 0 || measured.some((part) => part.value !== undefined || resultFlag(part) !== undefined);
}

/** Statuses, of any resource type, of what has not happened yet or will not. */
const statusesWithoutFinding = new Set([
  'registered',
  'planned',
  'preparation',
  'proposed',
  'draft',
  'booked',
  'pending',
  'cancelled',
  'not-done',
  'noshow',
]);
