import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

export type MedicineCourse = 'acute' | 'repeat';

/** Names of the facts in which sources say how a prescription goes on: GP Connect's prescription type, R4 courseOfTherapyType. */
const courseFacts: ReadonlySet<string> = new Set(['Prescription type', 'Course']);
const acute = /\b(?:acute|short course)\b/i;
const repeat = /\b(?:repeat|continuous)\b/i;

/** Tells whether a prescription is for once or goes on, where its source says so: nothing is taken from dates or numbers of issues. */
export function courseOf({ facts }: TimelineEntry): MedicineCourse | undefined {
  const values = facts.filter(({ label }) => courseFacts.has(label)).map(({ value }) => value);
  const [isAcute, isRepeat] = [values.some((value) => acute.test(value)), values.some((value) => repeat.test(value))];
  if (isAcute === isRepeat) return undefined;
  return isAcute ? 'acute' : 'repeat';
}
