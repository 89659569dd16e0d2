import { formatDateText } from '#/lib/record/dates/format-date.ts';
import type { Notice } from '#/lib/record/decisions/notice.ts';
import { noticeText } from '#/lib/record/decisions/notice.ts';
import type { PatientBanner } from '#/lib/record/model/patient.ts';
import type { View } from '#/lib/record/model/view.ts';
import { isHiddenByTicks } from '#/lib/record/stream/source-summaries.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { peoplePage } from '#/lib/record/summary/people/people-page.ts';
import type { PersonToRing } from '#/lib/record/summary/people/people-to-ring.ts';
import { contactPartNames } from '#/lib/record/words/contact-words.ts';
import { genderWord } from '#/lib/record/words/patient-words.ts';
import { fold, partBreak } from './fold.ts';
import { hasEveryTerm, type SourceTexts } from './match.ts';
import type { SearchedText } from './needle.ts';
import type { Query } from './parse-query.ts';
import { factLabels } from './words.ts';

/** Something that the screen says of the patient beside the entries: a fact of the banner, somebody to ring, a language, a notice. */
export interface PatientFact {
  /** Unlike any other's of the record. */
  readonly key: string;
  readonly label: string;
  readonly value: string;
  /** Sources that say so; empty: the banner's own identity. */
  readonly sources: readonly string[];
  /** Area of the screen that draws it. */
  readonly place: 'banner' | 'people' | 'notices';
  /** Id of the entry that says it, where there is one. */
  readonly entry?: string;
}

/** Everything of that kind at the ticked sources, as the banner, the page of people and the strip of notices draw it. */
export function patientFacts(timeline: Timeline, view: View, notices: readonly Notice[]): readonly PatientFact[] {
  const locale = timeline.hello?.locale ?? 'en-GB';
  const { toRing, languages } = peoplePage(timeline, view);
  const languageFacts = languages.map(({ words, sources }): PatientFact => ({
    key: `language ${words}`,
    label: factLabels.language,
    value: words,
    sources,
    place: sources.length === 0 ? 'banner' : 'people',
  }));
  return [
    ...(timeline.patient ? bannerFacts(timeline.patient, locale) : []),
    ...toRing.people.map(personFact),
    ...languageFacts,
    ...notices.map(noticeFact),
    ...differences(timeline, view, locale),
  ];
}

/** Details of the person that a source's own record has otherwise, as "Same person?" lists them. */
function differences({ patient, sources }: Timeline, view: View, locale: string): readonly PatientFact[] {
  const states = [...sources.values()];
  const isRestricted = patient?.identity.restricted === true || states.some((state) => state.isRestricted);
  return states
    .filter(({ source }) => !isHiddenByTicks(source, view))
    .flatMap(({ source, differences: ofSource }) =>
      ofSource
        .filter(({ field }) => !(isRestricted && field === 'address'))
        .map(({ field, sourceValue }): PatientFact => ({
          key: `difference ${source.id} ${field}`,
          label: factLabels.differences,
          value: field === 'birthDate' || field === 'deceased' ? formatDateText(sourceValue, locale) : sourceValue,
          sources: [source.id],
          place: 'banner',
        })),
    );
}

function bannerFacts({ identity, identifierLabel, identifierText }: PatientBanner, locale: string): readonly PatientFact[] {
  const { title, given: givenNames, family, nameText, birthDate, gender, deceased, restricted } = identity;
  const name = [title, ...givenNames, family, nameText && `(${nameText})`].filter(Boolean).join(' ');
  const identityFacts: readonly (readonly [label: string, value: string | undefined])[] = [
    [factLabels.name, name],
    [factLabels.born, birthDate === undefined ? undefined : formatDateText(birthDate, locale)],
    [factLabels.died, typeof deceased === 'string' ? formatDateText(deceased, locale, undefined, 'day') : undefined],
    [factLabels.gender, gender === undefined ? undefined : genderWord(gender)],
    [identifierLabel, identifierText],
    ...identity.identifiers.map(({ value }) => [factLabels.identifier, value] as const),
  ];
  // A restricted address is shown from no source, and found by nobody.
  const contact: typeof identityFacts = restricted
    ? []
    : [
        [factLabels.address, identity.address?.join(', ')],
        ...(identity.telecom ?? []).map(
          ({ value, use }) => [factLabels.telephone, use === undefined ? value : `${value} (${use})`] as const,
        ),
        [factLabels.practice, identity.practice],
      ];
  const shownNumber = identifierText?.replaceAll(' ', '');
  return [...identityFacts, ...contact].flatMap(([label, value]): readonly PatientFact[] =>
    value === undefined || value === '' || (label === factLabels.identifier && value === shownNumber)
      ? []
      : [{ key: `${label} ${value}`, label, value, sources: [], place: 'banner' }],
  );
}

function personFact({ part, role, name, phones, sources, groupId }: PersonToRing): PatientFact {
  const isOther = part === 'other' && role !== undefined;
  return {
    key: `${part} ${name} ${phones[0] ?? ''}`,
    label: isOther ? role : contactPartNames[part],
    value: [name, isOther ? undefined : role, ...phones].filter(Boolean).join(' · '),
    sources,
    place: 'people',
    ...(groupId !== undefined && { entry: groupId }),
  };
}

function noticeFact(notice: Notice): PatientFact {
  return {
    key: `notice ${notice.id}`,
    label: factLabels.notices[notice.kind],
    value: noticeText(notice),
    sources: notice.sources.map(({ id }) => id),
    place: 'notices',
    ...(notice.isOfPatient === undefined && { entry: notice.id }),
  };
}

/** Facts that have every term of a query, a label's words too ("next of kin"); the name of a source counts beside a word of the fact. */
export function findFacts(facts: readonly PatientFact[], query: Query, sources: SourceTexts): readonly PatientFact[] {
  // "na" is sodium before it is a name.
  const hasLabels = query.terms.some(({ typed }) => typed.length > 2);
  return facts.filter((fact) => {
    const text = textOf(hasLabels ? fact : { ...fact, label: '' });
    return (
      query.terms.some((term) => hasEveryTerm({ ...query, terms: [term] }, [text])) &&
      hasEveryTerm(query, [text, ...fact.sources.flatMap((id) => sources.get(id) ?? [])])
    );
  });
}

function textOf({ label, value }: PatientFact): SearchedText {
  const written = [label, value].join(partBreak);
  return { written, folded: fold(written) };
}
