import { expect, test } from 'vitest';
import { entry } from '#/lib/record/testing/record-builders.ts';
import type { EntryFact, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { rowAuthor } from './row-author.ts';

const by = (label: string, value: string, more: Partial<EntryFact> = {}): EntryFact => ({ label, value, ...more });

test.each<[string, Partial<TimelineEntry>, string | undefined]>([
  ['nobody', { facts: [by('Reaction', 'Rash')] }, undefined],
  ['its writer', { facts: [by('Recorded by', 'Dr Ward')] }, 'Dr Ward'],
  ['who prescribed, before who recorded', { facts: [by('Recorded by', 'Dr Ward'), by('Prescribed by', 'Dr Ode')] }, 'Dr Ode'],
  ['who said so is no writer', { facts: [by('Stated by', 'Amara Brooks')] }, 'stated by Amara Brooks'],
  ['a writer before who said so', { facts: [by('Stated by', 'Amara Brooks'), by('Recorded by', 'Dr Ward')] }, 'Dr Ward'],
  ['unchanged: a path of the source', { facts: [by('Author', 'Practitioner/1', { isSourceData: true })] }, undefined],
  ['unchanged: not shared', { facts: [by('Author', 'Dr Ward')], withheld: { part: 'documents', text: 'Not shared.' } }, undefined],
  ['unchanged: removed there', { facts: [by('Author', 'Dr Ward')], assertion: 'removed' }, undefined],
])('who a row is by: %s', (_, more, expected) => {
  expect(rowAuthor(entry('city', 'a', more))?.words).toBe(expected);
});
