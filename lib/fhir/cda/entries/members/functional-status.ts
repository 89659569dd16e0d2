import { hasTemplate, moodOf, relatedStatements } from '#/lib/fhir/cda/entries/statement.ts';
import { observationOf } from '#/lib/fhir/cda/entries/observation.ts';
import type { EntryMember } from '#/lib/fhir/cda/entries/statement-context.ts';

const functional = new Set([
  '2.16.840.1.113883.10.20.22.4.67',
  '2.16.840.1.113883.10.20.22.4.128',
  '2.16.840.1.113883.10.20.22.4.127',
  '2.16.840.1.113883.10.20.22.4.505',
]);
const mental = new Set(['2.16.840.1.113883.10.20.22.4.74']);
const scale = new Set(['2.16.840.1.113883.10.20.22.4.69']);
const organizers = new Set(['2.16.840.1.113883.10.20.22.4.66', '2.16.840.1.113883.10.20.22.4.75']);

/** Functional and mental status, assessment scales: what the patient can do, and how that was measured. */
export const functionalStatusEntry: EntryMember = {
  name: 'functional-status',
  templates: new Set([...functional, ...mental, ...scale, ...organizers]),
  fits: (statement, context) =>
    (context.section.has('47420-5') || context.section.has('10190-7')) && statement.name === 'observation' && moodOf(statement) === 'EVN',
  read: (statement, statementContext) => {
    if (statement.name === 'organizer') {
      const parts = relatedStatements(statement).map((related) => related.statement);
      return parts.flatMap((part) => statementContext.read(part, { ...statementContext, around: statement }));
    }
    const isMental = hasTemplate(statement, mental) || statementContext.section.has('10190-7');
    const noun = hasTemplate(statement, scale) ? 'Assessment' : isMental ? 'Mental status' : 'Functional status';
    return [
      observationOf(
        statement,
        hasTemplate(statement, scale) ? 'survey' : isMental ? 'cognitive-status' : 'functional-status',
        noun,
        statementContext,
      ),
    ];
  },
};
