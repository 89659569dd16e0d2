import { requestOf } from '#/lib/fhir/cda/entries/request.ts';
import { isCoded, moodOf, statusOf } from '#/lib/fhir/cda/entries/statement.ts';
import type { EntryMember } from '#/lib/fhir/cda/entries/statement-context.ts';

/** Sections of what is to be done; assessment and plan in one (51847-2) holds both, so that there only the mood counts. */
const plan = '18776-5';
const kinds = new Set(['act', 'observation', 'procedure']);

/** Planned act, procedure, observation; instructions: planned, never done (H11). */
export const plannedEntry: EntryMember = {
  name: 'planned',
  templates: new Set([
    '2.16.840.1.113883.10.20.22.4.39',
    '2.16.840.1.113883.10.20.22.4.41',
    '2.16.840.1.113883.10.20.22.4.44',
    '2.16.840.1.113883.10.20.22.4.146',
  ]),
  fits: (statement, context) => {
    if (!kinds.has(statement.name) || isCoded(statement, '48767-8')) return false;
    const mood = moodOf(statement);
    // Some write what is to be done as an event: in a plan only what says that it is completed has been done.
    return (
      (mood !== 'EVN' && mood !== 'GOL') ||
      (context.section.has(plan) && statement.name !== 'observation' && statusOf(statement) !== 'completed')
    );
  },
  read: (statement, statementContext) => {
    const item = requestOf(statement, statementContext);
    return item === undefined ? [] : [item];
  },
};
