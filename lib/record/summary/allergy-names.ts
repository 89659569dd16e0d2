import type { Group } from '#/lib/record/merge/group.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

/** Name of an allergy on the chip; the reaction of a severe one stands in brackets where there is room. */
export interface AllergyName {
  readonly name: string;
  readonly reaction?: string;
}

const latex = /\blatex\b/i;
/** Other things that touch a patient in care. */
const contact = /\b(?:plasters?|adhesives?|dressings?|tapes?|chlorhexidine|iodine|povidone|nickel|rubber|gloves?|colophony|elastoplast)\b/i;

/** Gravest first: severe ones, then medicines, latex and other contact in care, foods, the rest; equal ones by name. */
export function byGravity(left: Group, right: Group): number {
  return rankOf(left) - rankOf(right) || groupName(left).localeCompare(groupName(right), 'en') || (left.id < right.id ? -1 : 1);
}

export function allergyName(group: Group): AllergyName {
  const reaction = isSevere(group) ? reactionOf(group) : undefined;
  return { name: groupName(group), ...(reaction !== undefined && { reaction }) };
}

/** Tells whether every member says that it is over: one source's "resolved" does not cancel another's (H40). */
export function isOver({ members }: Group): boolean {
  return members.every(({ clinicalStatus }) => clinicalStatus === 'resolved' || clinicalStatus === 'inactive');
}

export function groupName({ lead }: Group): string {
  return lead.code?.text ?? lead.title;
}

function isSevere({ cautions, members }: Group): boolean {
  return cautions.some(({ type }) => type === 'severe') || members.some((member) => /anaphyla/i.test(wordsOf(member)));
}

function rankOf(group: Group): number {
  const kind = kindRank(group);
  return isSevere(group) ? kind : 10 + kind;
}

function kindRank({ lead, members }: Group): number {
  const words = lead.code?.text ?? lead.title;
  if (latex.test(words)) return 1;
  if (contact.test(words)) return 2;
  const kinds = new Set(
    members.flatMap(({ facts }) => facts.flatMap(({ label, value }) => (label === 'Substance' ? [value.toLowerCase()] : []))),
  );
  if (kinds.has('food')) return 3;
  // A substance of unknown kind may be a medicine.
  return kinds.has('environment') ? 4 : 0;
}

const wordsOf = ({ title, compare }: TimelineEntry): string => `${title} ${compare['Reaction'] ?? ''}`;

/** The reaction of the member that is severe, as sent. */
function reactionOf({ members }: Group): string | undefined {
  const severe = members.find(({ cautions }) => cautions.some(({ type }) => type === 'severe'));
  const reaction = (severe ?? members.find((member) => /anaphyla/i.test(wordsOf(member))))?.compare['Reaction'];
  return reaction === undefined
    ? undefined
    : /^[A-Z][a-z]/.test(reaction)
      ? reaction.charAt(0).toLowerCase() + reaction.slice(1)
      : reaction;
}
