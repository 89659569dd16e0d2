import { shownGroups } from '#/lib/record/list/arrange.ts';
import type { SpokenLanguages } from '#/lib/record/model/contact-person.ts';
import type { View } from '#/lib/record/model/view.ts';
import { isHiddenByTicks } from '#/lib/record/stream/source-summaries.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { spokenWords } from '#/lib/record/words/contact-words.ts';
import { type PeopleToRing, peopleToRing } from './people-to-ring.ts';

/** Languages and interpreter need in words, with the sources that state them so. */
export interface StatedLanguages {
  readonly words: string;
  readonly isNeeded: boolean;
  /** Ids; empty where the banner's own identity states it. */
  readonly sources: readonly string[];
}

/** Head of the page of people: those with an entry, and those whom only a Patient names, who have none. */
export interface PeoplePage {
  readonly toRing: PeopleToRing;
  readonly languages: readonly StatedLanguages[];
}

/** People and languages by the reader's ticks; filters of the list never hide somebody to ring. */
export function peoplePage(timeline: Timeline, view: View): PeoplePage {
  const ticks: View = { unticked: view.unticked, othersOnly: view.othersOnly };
  const groups = shownGroups(timeline, ticks).filter(({ lead }) => lead.entry.category === 'people' && lead.entry.assertion !== 'removed');
  return { toRing: peopleToRing(timeline, ticks, groups), languages: statedLanguages(timeline, ticks) };
}

function statedLanguages({ patient, sources }: Timeline, ticks: View): readonly StatedLanguages[] {
  const { languages, interpreter } = patient?.identity ?? {};
  const own: SpokenLanguages = { ...(languages && { languages }), ...(interpreter !== undefined && { interpreter }) };
  const all = [
    ...(Object.keys(own).length === 0 ? [] : [{ speech: own, source: undefined }]),
    ...[...sources.values()].flatMap(({ source, speech }) =>
      speech === undefined || isHiddenByTicks(source, ticks) ? [] : [{ speech, source: source.id }],
    ),
  ];
  const byWords = Map.groupBy(all, ({ speech }) => spokenWords(speech));
  return [...byWords].map(([words, statements]) => ({
    words,
    isNeeded: statements.some(({ speech }) => speech.interpreter === true),
    sources: statements.flatMap(({ source }) => source ?? []),
  }));
}
