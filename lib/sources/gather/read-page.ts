import 'server-only';
import type { Category } from '#/lib/record/model/category.ts';
import type { FinishedTypes } from './finished-types.ts';
import { withoutKept, type QueryTally } from './embedded-documents.ts';
import { SourceFailure } from '#/lib/sources/http/source-failure.ts';
import { batchSize, type LabelledEntry } from '#/lib/sources/answer/source-event.ts';
import { tripForOtherPatient } from '#/lib/sources/http/breaker-and-retries.ts';
import { yieldToEventLoop } from '#/lib/sources/streams/yield-to-event-loop.ts';
import type { Page, PageCaps } from './pages.ts';
import type { PagesRun } from './pages-run.ts';
import type { PlannedQuery } from '#/lib/sources/plan/plan.ts';
import type { PlatformProfile } from '#/lib/sources/profiles/platform-profile.ts';
import { missingMedications, type MedicationReads } from './referenced-medications.ts';
import { classifyInSlices, type ReceivedResources, type ClassifiedResource } from './classify-resources.ts';
import { unread, type QueryEnd } from '#/lib/sources/answer/category-outcomes.ts';

/** One source's pages being read. */
export interface PagesState {
  readonly run: PagesRun;
  readonly profile: PlatformProfile | undefined;
  readonly medications: MedicationReads;
  readonly received: ReceivedResources;
  readonly counts: { received: number; entries: number; supporting: number; refused: number; pages: number };
  readonly caps: PageCaps;
  readonly perCategory: Map<Category, number>;
  readonly ends: QueryEnd[];
  readonly waiting: PlannedQuery[];
  readonly types: FinishedTypes;
  /** Much came already: a type of which all did is not asked for again. */
  counted?: true;
  /** Set once an answer was for another patient: nothing more is believed or asked. */
  otherPatient: boolean;
}

/** One page: its resources sorted, counted and sent, a slice at a time. Throws a SourceFailure where a limit or a wrong patient ends it. */
export async function takePage(state: PagesState, page: Page, asking: QueryTally): Promise<void> {
  const { counts, run } = state;
  counts.pages += 1;
  asking.trace.pages += 1;
  const medications = await missingMedications(
    page.searchset.entries,
    { ...run, reads: state.medications, requestId: asking.trace.requestId },
    state.received,
  );
  if (medications.failed) asking.limitations.push({ state: 'partial', why: 'the names of some medicines could not be read' });
  const came = [...medications.entries, ...page.searchset.entries];
  let at = 0;
  for (const slice of classifyInSlices(came, state.received, batchSize)) {
    // Asked anew for each: other searches of this source count along meanwhile.
    const taken = slice.slice(0, roomLeft(state));
    const sorted = withoutKept(run.embeddedDocuments, came.slice(at, at + taken.length), taken);
    at += taken.length;
    count(state, sorted, asking);
    await send(state, sorted);
    if (taken.length < slice.length) break;
    await yieldToEventLoop();
  }
  await run.emit({ type: 'progress', pages: counts.pages, resources: counts.received });
  if (state.otherPatient) throw new SourceFailure({ kind: 'other-patient' });
  if (at < came.length) throw new SourceFailure({ kind: 'too-large', limit: 'resources', value: run.connection.upstream.limits.resources });
}

/** Counts resources, by what each is for us. */
export function count(state: PagesState, sorted: readonly ClassifiedResource[], { trace, categories, limitations }: QueryTally): void {
  const { counts, perCategory } = state;
  counts.received += sorted.length;
  trace.received += sorted.length;
  for (const one of sorted) {
    if (one.type === 'supporting') counts.supporting += 1;
    else if (one.type === 'entry') {
      counts.entries += 1;
      const { category } = one.labelled.entry;
      categories.add(category);
      perCategory.set(category, (perCategory.get(category) ?? 0) + 1);
    } else {
      counts.refused += 1;
      trace.refused += 1;
      if (one.refused.reason === 'other-patient') stopForOtherPatient(state);
      else limitations.push(unread(one.labels));
    }
  }
}

function stopForOtherPatient(state: PagesState): void {
  if (!state.otherPatient) tripForOtherPatient(state.run.connection.guards);
  state.otherPatient = true;
}

/** Each entry passed the subject check by itself: one bad item does not drop its neighbours (H06). */
export async function send(state: PagesState, sorted: readonly ClassifiedResource[]): Promise<void> {
  const entries: LabelledEntry[] = [];
  for (const one of sorted) {
    if (one.type === 'entry') entries.push(one.labelled);
    if (one.type === 'refused') await state.run.emit(one);
  }
  for (let at = 0; at < entries.length; at += batchSize)
    await state.run.emit({ type: 'entries', entries: entries.slice(at, at + batchSize) });
}

/** How many more resources this source may send. */
export const roomLeft = ({ run, counts }: PagesState): number => Math.max(0, run.connection.upstream.limits.resources - counts.received);
