import 'server-only';
import type { BundleEntry } from '#/lib/fhir/answer/bundle.ts';
import { reportOtherPatient } from '#/lib/sources/http/breaker-and-retries.ts';
import { SourceFailure } from '#/lib/sources/http/source-failure.ts';
import { batchSize } from '#/lib/sources/answer/source-event.ts';
import type { QueryEnd } from '#/lib/sources/answer/category-outcomes.ts';
import { runInTurns, startPace } from '#/lib/process/pace.ts';
import type { PlannedQuery } from '#/lib/sources/plan/plan.ts';
import type { PlatformProfile } from '#/lib/sources/profiles/platform-profile.ts';
import { withBundleNames } from './bundle-names.ts';
import { type ClassifiedResource, classifyInSlices } from './classify-resources.ts';
import { withoutSetAside } from './embedded-documents.ts';
import type { FinishedTypes } from './finished-types.ts';
import type { ResourceIntake, QueryTally } from './intake.ts';
import type { SearchPage, PageCaps } from './pages.ts';
import type { PagesRun } from './pages-run.ts';
import { searchLimits } from './words.ts';
import { isOfOthers, verdictsIn, type SubjectVerdict } from './subject-check.ts';
import type { SupportingMemory } from './supporting-memory.ts';
import { relatedPeopleIn } from './referenced-people.ts';
import { missingMedications, type MedicationReads } from './referenced-medications.ts';

/** State of reading one source's pages. */
export interface PagesState {
  readonly run: PagesRun;
  readonly intake: ResourceIntake;
  readonly profile: PlatformProfile | undefined;
  readonly medications: MedicationReads;
  /** Ids of RelatedPersons that the pages name. */
  readonly people: Set<string>;
  readonly supporting: SupportingMemory;
  readonly caps: PageCaps;
  readonly ends: QueryEnd[];
  readonly waiting: PlannedQuery[];
  readonly types: FinishedTypes;
  /** Types that are not asked for, or that the source cannot be searched for. */
  readonly notAsked: Set<string>;
  /** Set after `$everything`: a type of which all came is not queried again. */
  everythingCame?: true;
  /** Set once it refused a search with Provenance: none is asked for from then on. */
  refusesProvenance?: true;
}

/** Takes one page in, a slice at a time. Throws a SourceFailure where a limit or another patient's resource ends it. */
export async function takePage(
  { run, intake, medications, people, supporting }: PagesState,
  page: SearchPage,
  tally: QueryTally,
): Promise<void> {
  intake.countPage();
  tally.trace.pages += 1;
  const asker = { ...run, reads: medications, requestId: tally.trace.requestId };
  const missing = await missingMedications(page.searchset.entries, asker, intake.received);
  if (missing.failed) tally.limitations.push({ state: 'partial', why: searchLimits.medicineNames, lost: true });
  for (const id of relatedPeopleIn(page.searchset.entries, run.connection.upstream)) people.add(id);
  const entries = [...missing.entries, ...page.searchset.entries];
  const pace = startPace(run.source, batchSize);
  let at = 0;
  for (const slice of classifyInSlices(entries, intake.received, batchSize, pace.isDue)) {
    // Read for each slice: the source's other searches count against the same limit meanwhile.
    const accepted = withinRoom(slice, intake.roomLeft());
    if (slice.length > 0)
      await intake.take(withoutSetAside(run.embeddedDocuments, entries.slice(at, at + accepted.length), accepted), tally);
    at += accepted.length;
    if (accepted.length < slice.length) break;
    if (slice.length > 0 || pace.isDue()) await pace.turn();
  }
  await supporting.charge(intake.received.supporting);
  await intake.sendProgress();
  if (intake.foreign === 'other-patient') await reportWholeAnswer(page.searchset.entries, run);
  if (intake.foreign) throw new SourceFailure({ kind: intake.foreign });
  if (at < entries.length)
    throw new SourceFailure({ kind: 'too-large', limit: 'resources', value: run.connection.upstream.limits.resources });
}

/** The beginning of a slice that the limit leaves room for; Provenance takes none: it comes along with what is counted. */
function withinRoom(slice: readonly ClassifiedResource[], room: number): readonly ClassifiedResource[] {
  let left = room;
  const end = slice.findIndex((resource) => {
    if (resource.type === 'supporting' && resource.isProvenance) return false;
    left -= 1;
    return left < 0;
  });
  return end === -1 ? slice : slice.slice(0, end);
}

/** The source rests for everyone when a whole page is somebody else's: it may answer anyone so. */
async function reportWholeAnswer(entries: readonly BundleEntry[], { source, connection, subject, version }: PagesRun): Promise<void> {
  const pace = startPace(source, batchSize);
  const named = await runInTurns(withBundleNames(entries, subject), pace);
  let verdicts: ReadonlySet<SubjectVerdict> = new Set();
  for (let at = 0; at < entries.length; at += batchSize) {
    const slice = entries.slice(at, at + batchSize).map(({ resource }) => resource);
    verdicts = new Set([...verdicts, ...verdictsIn(slice, named, version)]);
    if (verdicts.size > 0 && !isOfOthers(verdicts)) return;
    await pace.turn();
  }
  if (isOfOthers(verdicts)) reportOtherPatient(connection.guards, subject.ids, 'answer');
}
