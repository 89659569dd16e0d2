import { isLasting } from '#/lib/record/model/worst-outcome.ts';
import { formatCountOf } from '#/lib/record/words/phrase.ts';
import type { AllergyFacts } from './allergy-facts.ts';
import { notShownToRolePill } from './allergy-words.ts';

/** Words for what is missing behind the allergy label, in two or three words beside it. */
export interface AllergyPill {
  readonly kind: 'missing' | 'asking';
  /** "3 sources missing", "still asking 4" */
  readonly text: string;
  /** The same where there is little room: "3 missing", "asking 4" */
  readonly short: string;
}

/** The pill of a label that rests on too few answers: a failure before a wait, and a wait before what a source can never give. */
export function allergyPill({ open, unreadable }: Pick<AllergyFacts, 'open' | 'unreadable'>): AllergyPill | undefined {
  if (open.some(({ outcome }) => outcome.state === 'withheld' && outcome.basis === 'role'))
    return { kind: 'missing', ...notShownToRolePill };
  const pending = open.filter(({ word }) => word === 'pending').length;
  const partial = open.filter(({ outcome }) => isLasting(outcome)).length;
  // Nothing withheld for the patient's own reasons is counted (design §5).
  const personal = open.filter(
    ({ outcome }) => outcome.state === 'withheld' && outcome.basis === 'personal' && outcome.whole !== true,
  ).length;
  const missing = open.length - pending - partial - personal;
  const asking = pending > 0 ? [`still asking ${pending}`] : [];
  const askingShort = pending > 0 ? [`asking ${pending}`] : [];
  if (missing > 0) {
    return {
      kind: 'missing',
      text: [`${formatCountOf(missing, 'source', 'sources')} missing`, ...asking].join(', '),
      short: [`${missing} missing`, ...askingShort].join(', '),
    };
  }
  if (unreadable !== undefined) return { kind: 'missing', text: unreadable, short: 'incomplete' };
  if (pending > 0) return { kind: 'asking', text: asking.join(''), short: askingShort.join('') };
  if (personal > 0) return { kind: 'missing', text: 'may be incomplete', short: 'incomplete' };
  return partial > 0
    ? { kind: 'missing', text: `${formatCountOf(partial, 'source', 'sources')} in part`, short: `${partial} in part` }
    : undefined;
}
