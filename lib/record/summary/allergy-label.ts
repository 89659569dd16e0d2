import { allergyFacts, isOpen } from './allergy-facts.ts';
import type { AllergyFacts } from './allergy-facts.ts';
import { allergySentences } from './allergy-words.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import { mergeEntries } from '#/lib/record/merge/merge-entries.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';

/** The banner's allergy label, one of four (standards §7.1, H13), from every source asked, never from ticks (H21). */
export interface AllergyLabel {
  readonly state: 'known' | 'none-known' | 'not-recorded' | 'unavailable';
  readonly label: 'Known allergies' | 'No known allergies' | 'Allergies not recorded' | 'Allergies unavailable';
  /** Sources are still being asked. */
  readonly loading: boolean;
  /** Merged groups of positive allergies. */
  readonly count: number;
  /** First two names, severe ones first. */
  readonly names: readonly string[];
  /** Number of groups beyond `names`. */
  readonly more: number;
  /** "Known allergies (3)" */
  readonly short: string;
  /** "Known allergies (3): Penicillin, Latex +1" */
  readonly long: string;
  /** Second line, whole sentences. */
  readonly sentences: readonly string[];
  /** Not every source that can hold allergies has answered in full. */
  readonly incomplete: boolean;
}

const labels = {
  known: 'Known allergies',
  'none-known': 'No known allergies',
  'not-recorded': 'Allergies not recorded',
  unavailable: 'Allergies unavailable',
} as const;
const named = 2;

export function allergyLabel(timeline: Timeline): AllergyLabel {
  const facts = allergyFacts(timeline);
  const groups = mergeEntries(facts.positive)
    .map(({ group }) => group)
    .toSorted(bySeverityThenName);
  const incomplete = isOpen(facts);
  const state = stateOf(facts, incomplete);
  const label = labels[state];
  const names = [...new Set(groups.map(nameOf))].slice(0, named);
  const more = groups.length - Math.min(groups.length, names.length);
  const short = groups.length > 0 ? `${label} (${groups.length})` : label;
  const long = groups.length > 0 ? `${short}: ${names.join(', ')}${more > 0 ? ` +${more}` : ''}` : short;
  const loading = facts.standings.length === 0 ? facts.unreadable === undefined : facts.open.some(({ word }) => word === 'pending');
  return { state, label, loading, count: groups.length, names, more, short, long, sentences: allergySentences(facts, state), incomplete };
}

/** A positive entry beats "none known" elsewhere; "none" needs every source's full answer and one source that says so (H05, H13). */
function stateOf(facts: AllergyFacts, incomplete: boolean): AllergyLabel['state'] {
  if (facts.positive.length > 0) return 'known';
  if (incomplete || (facts.problems.length > 0 && facts.noneKnown.length > 0)) return 'unavailable';
  return facts.noneKnown.length > 0 ? 'none-known' : 'not-recorded';
}

function bySeverityThenName(a: Group, b: Group): number {
  const rank = (group: Group) => (isOver(group) ? 2 : group.cautions.some(({ type }) => type === 'severe') ? 0 : 1);
  return rank(a) - rank(b) || nameOf(a).localeCompare(nameOf(b), 'en') || (a.id < b.id ? -1 : 1);
}

/** "Latex (resolved)": an allergy that every source calls over is named with its status. */
function nameOf(group: Group): string {
  const name = group.lead.code?.text ?? group.lead.title;
  return isOver(group) ? `${name} (${group.lead.clinicalStatus})` : name;
}

function isOver({ members }: Group): boolean {
  return members.every(({ clinicalStatus }) => clinicalStatus === 'resolved' || clinicalStatus === 'inactive');
}
