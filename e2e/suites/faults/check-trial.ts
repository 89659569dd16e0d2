import { describeAbsence, incompleteLines } from '#/lib/record/completeness/absence.ts';
import { allergyLabel } from '#/lib/record/summary/allergy-label.ts';
import { arrange } from '#/lib/record/list/arrange.ts';
import { type Category, listedCategories } from '#/lib/record/model/category.ts';
import { describeCompleteness } from '#/lib/record/completeness/completeness.ts';
import { categoryOutcome } from '#/lib/record/stream/source-outcome.ts';
import { sourceSummaries } from '#/lib/record/stream/source-summaries.ts';
import { outcomeWord } from '#/lib/record/model/worst-outcome.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { beforeSearches, type Trial, type TrialSource } from './trial.ts';

/** Category of each type's entries, learned from the healthy exchange. */
export type CategoryOf = ReadonlyMap<string, Category>;

const slackMs = 3_000;
/** Sentences that must not be used of types that a source held and did not give. */
const certain = new Set(['complete', 'none', 'not-known', 'unsupported']);
const saysNone = /^(No |None|Nothing recorded)/;

/** Lists what does not hold in a combination; empty when all does. */
export function problemsOf(trial: Trial, categoryOf: CategoryOf): readonly string[] {
  return [
    ...settled(trial),
    ...sums(trial),
    ...trial.sources.flatMap((source) => sourceProblems(trial, source, categoryOf)),
    ...labelProblems(trial),
  ];
}

function settled({ thrown, tookMs, limits, messages, sources, timeline }: Trial): readonly string[] {
  const ends = messages.flatMap((message) => (message.type === 'end' ? [message.source] : []));
  const lines = messages.flatMap((message) => (message.type === 'outcome' ? [`${message.source} ${message.category}`] : []));
  // No reader of these trials has a role to which what stands on its own page is shown: they learn nothing of it.
  const wanted = sources.flatMap(({ id }) => [...listedCategories].map((category) => `${id} ${category}`));
  return [
    ...(thrown === undefined ? [] : [`thrown: ${thrown}`]),
    ...(tookMs <= limits.totalMs + slackMs ? [] : [`settled after ${Math.round(tookMs)} ms`]),
    ...(ends.toSorted().join() === sources.map(({ id }) => id).join() ? [] : [`ends: ${ends.join()}`]),
    ...(lines.toSorted().join() === wanted.toSorted().join() ? [] : [`${lines.length} outcomes for ${wanted.length} pairs`]),
    ...(timeline.unknownMessages === 0 ? [] : ['a message that the page cannot read']),
    ...(timeline.connection.state === 'open' ? [] : [`the page’s connection is ${timeline.connection.state}`]),
  ];
}

function sums({ messages, timeline }: Trial): readonly string[] {
  const sentEntries = messages.reduce((sum, message) => sum + (message.type === 'entries' ? message.entries.length : 0), 0);
  const { counts } = arrange(timeline, wholeView);
  const { received, visible, folded, hiddenBySource, hiddenByFilter, waiting, removed } = counts;
  return [
    ...messages.flatMap((message) => {
      if (message.type !== 'end') return [];
      const { resources, entries, source } = message;
      const whole = resources.received === resources.entries + resources.supporting + resources.refused && entries === resources.entries;
      return whole && timeline.sources.get(source)?.received === entries ? [] : [`sum of ${source}: ${JSON.stringify(resources)}`];
    }),
    ...(received === sentEntries && received === visible + folded + hiddenBySource + hiddenByFilter + waiting + removed
      ? []
      : [`${sentEntries} sent, ${JSON.stringify(counts)}`]),
  ];
}

function sourceProblems(trial: Trial, source: TrialSource, categoryOf: CategoryOf): readonly string[] {
  const { plan, timeline } = trial;
  const state = timeline.sources.get(source.id);
  if (!state) return [`${source.id} never joined`];
  const shownIds = new Set(state.batches.flat().map(({ id }) => id));
  const name = (type: string, id: unknown): string => `${source.id}|${type}/${String(id)}`;
  const held = new Set(source.held.resources.map(({ resourceType, id }) => name(resourceType, id)));
  const foreign = [...shownIds].filter((id) => !held.has(id));
  const missing = source.held.resources.filter(({ resourceType, id }) => !shownIds.has(name(resourceType, id)));
  const types = new Set(missing.map(({ resourceType }) => resourceType));
  const summary = sourceSummaries(timeline, wholeView).find((summaryOf) => summaryOf.source.id === source.id);
  const whole = summary?.state.state === 'complete';
  const faulty = source.isFaulty && plan.fault !== undefined;
  // A page too many, or a warning, does no harm where no page is read: what is lost there is judged by what is missing.
  const expected = beforeSearches.has(plan.kind) ? 'either' : plan.fault?.expected;
  return [
    ...foreign.map((id) => `${id} is shown, and is not held there`),
    ...(faulty && source.stood.hits === 0 ? [`${source.id} never met the fault`] : []),
    ...(faulty || whole ? [] : [`healthy ${source.id} is ${summary?.words.text ?? 'unsaid'}`]),
    ...(faulty && expected === 'named' && whole ? [`${source.id} is complete in spite of it`] : []),
    ...(faulty && expected === 'whole' && !whole ? [`${source.id} is not complete: ${summary?.why ?? summary?.words.text}`] : []),
    ...(whole || (summary?.why ?? '') !== '' ? [] : [`${source.id} is not said why`]),
    ...[...types].flatMap((type) => missingProblems(trial, source, type, categoryOf.get(type))),
  ];
}

/** Something of a type is held at the source and is not on the screen: then every sentence must leave room for it (H05, H23). */
function missingProblems({ timeline }: Trial, source: TrialSource, type: string, category: Category | undefined): readonly string[] {
  const state = timeline.sources.get(source.id);
  if (!state || category === undefined) return [`no category is known for ${type}`];
  const word = outcomeWord(categoryOutcome(state, category));
  const sentence = describeAbsence(timeline, { category, view: wholeView });
  const { complete, of, all } = describeCompleteness(timeline, { category });
  const line = incompleteLines(timeline, category).find((incomplete) => incomplete.source === source.id);
  return [
    ...(certain.has(word) ? [`false none: ${source.id} lost ${type} and its ${category} are ${word}`] : []),
    ...(sentence.kind === 'none' || saysNone.test(sentence.sentence) ? [`false none: “${sentence.sentence}”`] : []),
    ...(all || complete === of ? [`${category}: ${complete} of ${of} complete`] : []),
    ...(line?.text.includes(source.name) ? [] : [`${source.id} is not named for ${category}: ${line?.text}`]),
  ];
}

function labelProblems({ timeline, sources }: Trial): readonly string[] {
  const { state, short, incomplete, sentences } = allergyLabel(timeline);
  const lost = sources.some(({ id, held }) => {
    const shownKeys = new Set(
      timeline.sources
        .get(id)
        ?.batches.flat()
        .map((entry) => entry.id),
    );
    return held.resources.some(
      ({ resourceType, id: resourceId }) =>
        resourceType === 'AllergyIntolerance' && !shownKeys.has(`${id}|${resourceType}/${String(resourceId)}`),
    );
  });
  if (!lost) return state === 'known' ? [] : [`the label is “${short}” and every source’s allergies are here`];
  return [
    ...(state === 'none-known' || state === 'not-recorded' ? [`false none: the label is “${short}”`] : []),
    ...(incomplete ? [] : [`the label “${short}” does not say that it may be incomplete: ${sentences.join(' ')}`]),
  ];
}
