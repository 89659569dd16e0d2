import { Fragment } from 'react';
import type { Arrangement, Row } from '#/lib/record/merge/arrangement.ts';
import { formatMonth } from '#/lib/record/dates/format-date.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import { listWords } from '#/lib/record/words/list-words.ts';
import { PaperRow } from './paper-row.tsx';
import { printableRows } from './printable.ts';

/** Words around the rows on paper: whole sentences. */
export interface PaperWords {
  /** "BROOKS, Amara (Mrs)", and the name in the other script; each with its language where that is not in Latin letters. */
  readonly names: readonly { readonly text: string; readonly language: string | undefined }[];
  /** "Born 14-Mar-1951 (75y) · Gender Female · NHS No. 999 102 0012", after the names. */
  readonly patient: string;
  readonly allergies: string;
  /** Decisions, orders that forbid and alerts, a line each; then what is not known of them. */
  readonly decisions: readonly string[];
  /** "Printed 21-Nov-2026 14:05 by Dr Helen Ward, Riverside Surgery" */
  readonly printed: string;
  /** Label and sentences: included, hidden by you, incomplete or unanswered, filters, counts. */
  readonly about: readonly { readonly label: string; readonly sentences: readonly string[] }[];
  /** "As of 14:02. A view, not a record: it may be out of date." */
  readonly foot: string;
}

interface Props {
  readonly words: PaperWords;
  readonly arrangement: Pick<Arrangement, 'months' | 'undated'>;
  /** The first so many rows; all when absent. */
  readonly limit?: number;
  readonly sources: ReadonlyMap<string, PublicSource>;
  readonly locale: string;
}

/** The rows shown, on paper: one table, so that patient and warning repeat on every page and no row is split. */
export function Paper({ words, arrangement, limit = Infinity, sources, locale }: Props) {
  return (
    <table className="paper">
      <colgroup>
        <col className="paper-date" />
        <col />
        <col className="paper-value" />
        <col className="paper-who" />
      </colgroup>
      <thead>
        <tr>
          <td colSpan={4}>
            <PatientLine names={words.names} patient={words.patient} />
            <br />
            {words.allergies}
            {words.decisions.map((line) => (
              <div key={line}>{line}</div>
            ))}
            {words.printed}
          </td>
        </tr>
      </thead>
      <tfoot>
        <tr>
          <td colSpan={4}>{words.foot}</td>
        </tr>
      </tfoot>
      <tbody>
        {words.about.map(({ label, sentences }) => (
          <tr key={label}>
            <th scope="row" className="paper-about">
              {label}
            </th>
            <td colSpan={3} className="paper-about">
              {sentences.join(' ')}
            </td>
          </tr>
        ))}
      </tbody>
      {sections(printableRows(arrangement).arrangement, limit, locale).map(({ title, rows }) => (
        <tbody key={title}>
          <tr className="paper-month">
            <th colSpan={4} scope="colgroup" className="paper-month">
              {title}
            </th>
          </tr>
          {rows.map((row) => (
            <PaperRow key={row.key} row={row} sources={sources} locale={locale} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function PatientLine({ names, patient }: Pick<PaperWords, 'names' | 'patient'>) {
  return (
    <b>
      {names.map(({ text, language }) => (
        <Fragment key={text}>
          <bdi lang={language}>{text}</bdi>{' '}
        </Fragment>
      ))}
      {names.length > 0 && '· '}
      {patient}
    </b>
  );
}

interface Section {
  readonly title: string;
  readonly rows: readonly Row[];
}

function sections({ months, undated }: Pick<Arrangement, 'months' | 'undated'>, limit: number, locale: string): readonly Section[] {
  const all = [
    ...months.map((month) => ({ title: formatMonth(month.key, locale), rows: month.rows })),
    { title: listWords.noDate, rows: undated },
  ];
  let room = limit;
  return all.flatMap(({ title, rows }) => {
    const printed = rows.slice(0, room);
    room -= printed.length;
    return printed.length > 0 ? [{ title, rows: printed }] : [];
  });
}
