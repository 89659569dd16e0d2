import { isComplete, standingsOf, unreadableOf } from '#/lib/record/completeness/completeness.ts';
import type { SourceStanding } from '#/lib/record/completeness/source-standing.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import { mergeEntries } from '#/lib/record/merge/merge-entries.ts';
import { prepareSource } from '#/lib/record/merge/prepared-entry.ts';
import type { PreparedEntry } from '#/lib/record/merge/prepared-entry.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { byGravity, isOver } from './allergy-names.ts';

/** Statements of the sources about allergies, before they are put in words. */
export interface AllergyFacts {
  /** Sources that can hold allergies, worst first. */
  readonly standings: readonly SourceStanding[];
  /** Sources among them from which more, or another answer, may come. */
  readonly open: readonly SourceStanding[];
  /** Entries of allergies that are not over. */
  readonly positive: readonly PreparedEntry[];
  /** Their groups, gravest first. */
  readonly knownGroups: readonly Group[];
  /** Groups of allergies that every source which holds them calls over: never counted among known ones. */
  readonly resolvedGroups: readonly Group[];
  /** Statements of no known allergies, without any whose meaning a modifier may change. */
  readonly noneKnown: readonly PreparedEntry[];
  /** Statements that are no allergy: "no known drug allergy", "not asked", "information not available". */
  readonly otherStatements: readonly PreparedEntry[];
  /** Problems that name an allergy to a substance: with one, no "none" can be said (design §5). */
  readonly problems: readonly PreparedEntry[];
  /** Sources whose statement of no known allergies may mean something else: part of it cannot be read here. */
  readonly doubtful: ReadonlySet<string>;
  /** Reason when lines were lost that belong to no known source. */
  readonly unreadable: string | undefined;
  readonly locale: string;
  /** Source names by id; a source that "cannot hold" allergies and sends one is named too. */
  readonly names: ReadonlyMap<string, string>;
}

/** Tells whether answers are incomplete: then neither "no known" nor "not recorded" can be said. */
export function isOpen({ standings, open, unreadable }: AllergyFacts): boolean {
  return standings.length === 0 || open.length > 0 || unreadable !== undefined;
}

export function allergyFacts(timeline: Timeline): AllergyFacts {
  const standings = standingsOf(timeline, 'allergies');
  const all = [...timeline.sources.values()].flatMap(prepareSource);
  const items = all.filter(({ entry }) => entry.category === 'allergies');
  const groups = mergeEntries(items.filter(isPositive));
  const knownGroups = groups.filter(({ group }) => !isOver(group));
  const stubs = new Set(items.filter(({ entry }) => entry.withheld !== undefined).map(({ source }) => source));
  const noneKnown = Map.groupBy(
    items.filter(({ entry }) => entry.assertion === 'none-known'),
    mayMeanSomethingElse,
  );
  const doubtful = new Set(noneKnown.get(true)?.map(({ source }) => source));
  return {
    standings,
    open: standings.filter((standing) => {
      const { id } = standing.state.source;
      return !isClosed(standing) || stubs.has(id) || doubtful.has(id);
    }),
    positive: knownGroups.flatMap(({ members }) => members),
    knownGroups: knownGroups.map(({ group }) => group).toSorted(byGravity),
    resolvedGroups: groups.map(({ group }) => group).filter(isOver),
    noneKnown: noneKnown.get(false) ?? [],
    otherStatements: items.filter(isOtherStatement),
    problems: all.filter(isProblemOfAllergy),
    doubtful,
    unreadable: unreadableOf(timeline),
    locale: timeline.hello?.locale ?? 'en-GB',
    names: new Map([...timeline.sources.values()].map(({ source }) => [source.id, source.name])),
  };
}

/** Affirmed, whatever its clinical status. A stub names no substance; a refuted entry or one in error is no allergy (H11, H12). */
function isPositive({ entry }: PreparedEntry): boolean {
  return (
    entry.assertion === 'affirmed' &&
    entry.withheld === undefined &&
    entry.verificationStatus !== 'refuted' &&
    entry.verificationStatus !== 'entered-in-error'
  );
}

const ofSomething = /\ballerg(?:y|ic)(?: status)? to\b|\ballergic reaction\b|\banaphyla|\b[a-z]+ allergy$/i;
const ofNothing = /\b(?:no|not|never|family|history of negative|suspected|excluded|seasonal|perennial|nasal)\b|\btest/i;

/** Many practices code "Allergy to penicillin" as a problem only. Hay fever names no substance to avoid. */
function isProblemOfAllergy({ entry }: PreparedEntry): boolean {
  if (entry.category !== 'problems' || entry.assertion !== 'affirmed' || entry.withheld !== undefined) return false;
  return ofSomething.test(entry.title) && !ofNothing.test(entry.title);
}

/** Carries a modifier extension or an unknown status (H10): no label may rest on it. */
function mayMeanSomethingElse({ entry }: PreparedEntry): boolean {
  return entry.cautions.some(({ type }) => type === 'may-change-meaning');
}

/** A statement other than "no known allergies": "no known drug allergy", "not asked"; not one ruled out or withheld. */
function isOtherStatement({ entry }: PreparedEntry): boolean {
  return (
    (entry.assertion === 'denied' || entry.assertion === 'not-known') &&
    entry.withheld === undefined &&
    entry.verificationStatus !== 'refuted'
  );
}

/** Tells whether a source's answer is final: complete, none, or "not known here"; an unreadable allergy leaves it open (H06). */
export function isClosed(standing: SourceStanding): boolean {
  const hasUnreadable = standing.state.refused.some(
    ({ resourceType, reason }) => resourceType === 'AllergyIntolerance' && reason === 'unreadable',
  );
  return (isComplete(standing) || standing.word === 'not-known') && !hasUnreadable;
}
