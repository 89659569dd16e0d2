import type { Encounter, Observation } from 'fhir/r4';
import { listOf } from './lists.ts';
import { idOf, metaProfile, snomedConcept, type Stu3Resource } from './shapes.ts';

/** A consultation's Lists and comment notes: consultation → topic → headings → the notes under them. */
export function consultationLists(encounter: Encounter, coded: readonly Observation[], patient: string): readonly Stu3Resource[] {
  const id = idOf(encounter);
  const about = { patient, encounter: `Encounter/${id}` };
  const written = linesOf(encounter).map(({ heading, text }, index) => ({
    heading,
    note: commentNote(encounter, `${id}-n${index + 1}`, text),
  }));
  const examined = coded.map((observation) => `Observation/${idOf(observation)}`);
  const headings = written.map(({ heading, note }, index) =>
    listOf({
      ...about,
      id: `${id}-h${index + 1}`,
      code: '24781000000107',
      title: heading,
      items: [`Observation/${note.id}`, ...(heading === 'Examination' ? examined : [])],
    }),
  );
  const loose = written.some(({ heading }) => heading === 'Examination') ? [] : examined;
  const topic = listOf({
    ...about,
    id: `${id}-t`,
    code: '25851000000105',
    title: 'Topic (EHR)',
    items: [...headings.map((heading) => `List/${heading.id}`), ...loose],
  });
  const whole = listOf({ ...about, id: `${id}-c`, code: '325851000000107', title: 'Consultation', items: [`List/${topic.id}`] });
  return [whole, topic, ...headings, ...written.map(({ note }) => note)];
}

/** The paragraphs of its narrative: "History: …" is a heading and the note under it. */
function linesOf({ text }: Encounter): readonly { readonly heading: string; readonly text: string }[] {
  const paragraphs = [...(text?.div ?? '').matchAll(/<p>(.*?)<\/p>/gs)].map(([, line]) => unescaped(line ?? ''));
  return paragraphs.map((line) => {
    const [, heading, rest] = /^([A-Z][a-z]+): (.*)$/s.exec(line) ?? [];
    return heading === undefined || rest === undefined ? { heading: 'Comment', text: line } : { heading, text: rest };
  });
}

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

function commentNote(encounter: Encounter, id: string, comment: string): Stu3Resource {
  return {
    resourceType: 'Observation',
    id,
    meta: metaProfile('CareConnect-GPC-Observation-1'),
    status: 'final',
    code: snomedConcept('37331000000100', 'Comment note'),
    subject: encounter.subject,
    context: { reference: `Encounter/${idOf(encounter)}` },
    effectiveDateTime: encounter.period?.start,
    performer: encounter.participant?.flatMap(({ individual }) => (individual ? [individual] : [])),
    comment,
  };
}
