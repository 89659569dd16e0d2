/** FHIR request-intent: those that nobody has ordered, in words. */
export const unorderedIntents: ReadonlyMap<string, string> = new Map([
  ['proposal', 'Proposed, not ordered'],
  ['plan', 'Planned, not ordered'],
  ['option', 'An option, not ordered'],
]);

export const notOrderedLine = 'not ordered';
