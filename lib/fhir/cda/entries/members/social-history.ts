import { hasTemplate, moodOf } from '#/lib/fhir/cda/entries/statement.ts';
import { observationOf } from '#/lib/fhir/cda/entries/observation.ts';
import type { EntryMember } from '#/lib/fhir/cda/entries/statement-context.ts';

/** Names of observations without a code of their own (`ASSERTION`), by template. */
const nouns: readonly (readonly [template: string, noun: string])[] = [
  ['2.16.840.1.113883.10.20.22.4.78', 'Smoking status'],
  ['2.16.840.1.113883.10.20.22.4.85', 'Tobacco use'],
  ['2.16.840.1.113883.10.20.15.3.8', 'Pregnancy'],
  ['2.16.840.1.113883.10.20.22.4.200', 'Birth sex'],
  ['2.16.840.1.113883.10.20.22.4.38', 'Social history'],
  ['2.16.840.1.113883.10.20.22.4.111', 'Cultural and religious observation'],
  ['2.16.840.1.113883.10.20.22.4.109', 'Home environment'],
  ['2.16.840.1.113883.10.20.22.4.72', 'Caregiver'],
  ['2.16.840.1.113883.10.20.22.4.501', 'Sexual orientation'],
  ['2.16.840.1.113883.10.20.22.4.506', 'Tribal affiliation'],
  ['2.16.840.1.113883.10.20.22.4.503', 'Occupation'],
  ['2.16.840.1.113883.10.20.34.3.45', 'Gender identity'],
  ['2.16.840.1.113883.10.20.1.33', 'Social history'],
];

/** Social history observations: smoking, occupation, birth sex, pregnancy. */
export const socialHistoryEntry: EntryMember = {
  name: 'social-history',
  templates: new Set(nouns.map(([template]) => template)),
  fits: (statement, context) => context.section.has('29762-2') && statement.name === 'observation' && moodOf(statement) === 'EVN',
  read: (statement, statementContext) => {
    const noun = nouns.find(([template]) => hasTemplate(statement, new Set([template])))?.[1] ?? 'Social history';
    return [observationOf(statement, 'social-history', noun, statementContext)];
  },
};
