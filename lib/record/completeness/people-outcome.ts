import type { Outcome } from '#/lib/record/model/outcome.ts';
import type { SourceTimeline } from '#/lib/record/stream/source-timeline.ts';
import { contactWords } from '#/lib/record/words/contact-words.ts';
import { namedPeopleOnly } from './words.ts';

/**
 * Outcome for people of a source whose own Patient names some: it gives those, whatever it says of its records of people, so that it
 * neither "does not provide people" nor holds none.
 */
export function withNamedPeople(
  { contacts, areNumbersHeld }: Pick<SourceTimeline, 'contacts' | 'areNumbersHeld'>,
  outcome: Outcome,
): Outcome {
  const isNobody = outcome.state === 'none' || outcome.state === 'unsupported';
  if (contacts.length === 0) return areNumbersHeld && isNobody ? { state: 'partial', entries: 0, why: contactWords.held } : outcome;
  if (outcome.state === 'none') return { state: 'complete', entries: contacts.length };
  if (outcome.state !== 'unsupported') return outcome;
  return { state: 'partial', entries: contacts.length, why: namedPeopleOnly, lasting: true };
}
