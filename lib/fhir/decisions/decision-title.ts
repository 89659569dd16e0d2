import type { Decision } from '#/lib/record/model/decision.ts';
import type { EntryFact } from '#/lib/record/model/timeline-entry.ts';
import { joinTitle } from '#/lib/fhir/datatypes/text.ts';
import { contradictoryWords, lapseWords } from '#/lib/record/words/decision-words.ts';

/** Title of a decision in a list: what changes its meaning first, then the source's words (H11, H38). */
export function decisionTitle(decision: Decision): string {
  const contradictory = decision.stance === 'contradictory' ? contradictoryWords : undefined;
  return joinTitle(lapseWords(decision), contradictory, decision.words);
}

/** Title that the kind would have given, where the decision's words leave it out: the name of its plan. */
export function titleBeside({ words }: Decision, title: string): readonly EntryFact[] {
  return words.includes(title) || title.endsWith(words) ? [] : [{ label: 'Recorded as', value: title }];
}
