import { relatedStatements } from '#/lib/fhir/cda/entries/statement.ts';
import { observationOf } from '#/lib/fhir/cda/entries/observation.ts';
import type { EntryMember } from '#/lib/fhir/cda/entries/statement-context.ts';

const organizer = ['2.16.840.1.113883.10.20.22.4.26', '2.16.840.1.113883.10.20.1.35', '2.16.840.1.113883.10.20.22.4.510'];
const observation = ['2.16.840.1.113883.10.20.22.4.27'];

/** Vital signs organizer with its observations: one measurement each; the organizer only says that they were taken together. */
export const vitalSignsEntry: EntryMember = {
  name: 'vital-signs',
  templates: new Set([...organizer, ...observation]),
  fits: (statement, context) => context.section.has('8716-3') && (statement.name === 'observation' || statement.name === 'organizer'),
  read: (statement, statementContext) => {
    if (statement.name !== 'organizer') return [observationOf(statement, 'vital-signs', 'Vital sign', statementContext)];
    const parts = relatedStatements(statement)
      .map((related) => related.statement)
      .filter((part) => part.name === 'observation');
    return parts.map((item) => observationOf(item, 'vital-signs', 'Vital sign', { ...statementContext, around: statement }));
  },
};
