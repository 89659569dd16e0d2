'use client';

import { groupLooks, zoneClock, type DayLooks, type ZoneClock } from '#/lib/record/looks/group-looks.ts';
import { lookSentence } from '#/lib/record/looks/look-sentence.ts';
import type { PatientExtract } from './ask-audit.ts';
import { readerZone } from './day-span.ts';
import { emptyText, extractWords, lookTime, proofText } from './words.ts';

export interface ExtractPaperProps {
  readonly extract: PatientExtract;
  readonly madeAt: string;
  readonly service: string;
  readonly officer: string;
  readonly contact: string | undefined;
  readonly locale: string;
}

/** The list as it is printed; its head, with the patient's number, is repeated on each sheet as a table's head is. */
export function ExtractPaper({ extract, madeAt, service, officer, contact, locale }: ExtractPaperProps) {
  const zone = readerZone();
  const clock = zoneClock(locale, zone);
  const { patient, looks, proof, from, to, technicalEvents } = extract;
  const last = new Date(Date.parse(to) - 1).toISOString();
  const number = `${patient.label === '' ? extractWords.patientAddress : patient.label} ${patient.value}`;
  const days = groupLooks(looks, clock);
  return (
    <div className="paper-sheet extract-sheet">
      <table role="presentation" className="paper">
        <thead>
          <tr>
            <td>
              <b>{number}</b> · {extractWords.title} · {service}
            </td>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td className="paper-about">
              <h2 className="extract-title">{extractWords.title}</h2>
              <p className="extract-number">{number}</p>
              <p>{extractWords.about1(service, clock.day(from), clock.day(last))}</p>
              <p>
                {extractWords.made(clock.day(madeAt), clock.time(madeAt), officer)} {extractWords.zone(zone)}
              </p>
            </td>
          </tr>
          <Notes heading={extractWords.proofHeading} texts={[proofText(proof)]} />
          {days.length === 0 ? (
            <Notes heading={extractWords.dayHeading} texts={[emptyText(service, proof)]} />
          ) : (
            days.map((day) => <DayRows key={day.day} day={day} clock={clock} />)
          )}
          <Notes
            heading={extractWords.notInIt}
            texts={[
              extractWords.elsewhere,
              patient.label === '' ? '' : extractWords.byNumber,
              extractWords.atTheTime,
              extractWords.asked,
              extractWords.technical(technicalEvents),
            ]}
          />
          <Notes heading={extractWords.contactHeading} texts={[extractWords.contact(service, contact)]} />
        </tbody>
      </table>
    </div>
  );
}

/** Looks of a day by person, a sentence each with its whole date: a sheet may be read alone. */
function DayRows({ day, clock }: { readonly day: DayLooks; readonly clock: ZoneClock }) {
  return day.people.map(({ person, looks }, index) => (
    <tr key={person}>
      <td>
        {index === 0 && <h3 className="extract-day">{day.day}</h3>}
        <h4 className="extract-person">{person}</h4>
        <ul className="extract-looks">
          {looks.map((look) => (
            <li key={look.id}>{lookTime(day.day, clock.time(look.at), person, lookSentence(look))}</li>
          ))}
        </ul>
      </td>
    </tr>
  ));
}

function Notes({ heading, texts }: { readonly heading: string; readonly texts: readonly string[] }) {
  return (
    <tr>
      <td className="paper-about">
        <h3 className="extract-day">{heading}</h3>
        {texts.map((text) => (text === '' ? undefined : <p key={text}>{text}</p>))}
      </td>
    </tr>
  );
}
