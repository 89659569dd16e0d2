import { advanceDirectiveEntry } from './advance-directive.ts';
import { allergyEntry } from './allergy.ts';
import { careTeamEntry } from './care-team.ts';
import { coverageEntry } from './coverage.ts';
import { encounterEntry } from './encounter.ts';
import { familyHistoryEntry } from './family-history.ts';
import { functionalStatusEntry } from './functional-status.ts';
import { genericEntry } from './generic.ts';
import { goalEntry } from './goal.ts';
import { immunizationEntry } from './immunization.ts';
import { medicationEntry } from './medication.ts';
import { noteEntry } from './note.ts';
import { plannedEntry } from './planned.ts';
import { problemEntry } from './problem.ts';
import { procedureEntry } from './procedure.ts';
import { resultEntry } from './result.ts';
import { socialHistoryEntry } from './social-history.ts';
import { supplyEntry } from './supply.ts';
import { vitalSignsEntry } from './vital-signs.ts';
import type { EntryMember } from '#/lib/fhir/cda/entries/statement-context.ts';

/**
 * Every kind of entry that is taken apart; one more is one file and one line here. A template decides first; without
 * one, the first member that fits. What is planned comes before what was done: a mood is never overruled by a section.
 */
export const entryMembers: readonly EntryMember[] = [
  goalEntry,
  noteEntry,
  immunizationEntry,
  medicationEntry,
  supplyEntry,
  encounterEntry,
  plannedEntry,
  allergyEntry,
  problemEntry,
  vitalSignsEntry,
  resultEntry,
  procedureEntry,
  socialHistoryEntry,
  familyHistoryEntry,
  functionalStatusEntry,
  advanceDirectiveEntry,
  coverageEntry,
  careTeamEntry,
];

/** Reader of statements that no member knows. */
export const unknownEntry: EntryMember = genericEntry;

/** Reader of statements that have not happened, whatever template they follow: goals, and all that is still to be done. */
export function memberOfMood(mood: string): EntryMember {
  return mood === 'GOL' ? goalEntry : plannedEntry;
}
