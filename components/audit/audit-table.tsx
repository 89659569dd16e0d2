'use client';

import { useState } from 'react';
import { Button, LinkButton } from '#/components/ui/button.tsx';
import type { AuditPerson, AuditRow } from '#/lib/record/looks/audit-row.ts';
import { zoneClock } from '#/lib/record/looks/group-looks.ts';
import { actText, purposeText } from '#/lib/record/looks/look-sentence.ts';
import { outcomeWords, sourceStateWords, unknownPerson } from '#/lib/record/looks/words.ts';
import { formatList } from '#/lib/record/words/phrase.ts';
import { readerZone } from './day-span.ts';
import { auditWords, patientText } from './words.ts';

export interface AuditTableProps {
  readonly rows: readonly AuditRow[];
  readonly locale: string;
  readonly onUser: (person: AuditPerson) => void;
}

const { columns } = auditWords;

/** Rows of a search, by time; on a narrow screen each row is drawn as a block, and stays a row of a table to a screen reader. */
export function AuditTable({ rows, locale, onUser }: AuditTableProps) {
  const [isOldestFirst, setOldestFirst] = useState(false);
  const clock = zoneClock(locale, readerZone());
  const sorted = isOldestFirst ? rows.toReversed() : rows;
  return (
    <>
      <Button onPress={() => setOldestFirst((before) => !before)} className="mb-2 min-h-11 px-4">
        {isOldestFirst ? auditWords.newestFirst : auditWords.oldestFirst}
      </Button>
      <table className="audit-table">
        <thead>
          <tr>
            {Object.entries(columns).map(([name, text]) => (
              <th key={name} scope="col" {...(name === 'when' && { 'aria-sort': isOldestFirst ? 'ascending' : 'descending' })}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={row.id}>
              <td className="audit-when">
                {clock.shortDay(row.at)} {clock.time(row.at)}
              </td>
              <td>
                <UserText person={row.person} onUser={onUser} />
              </td>
              <td>
                {actText(row.action)}
                {row.detail === '' ? undefined : <span className="block text-detail text-muted">{row.detail}</span>}
              </td>
              <td data-label={columns.patient}>{patientText(row)}</td>
              <td data-label={columns.sources}>
                <SourcesText row={row} />
              </td>
              <td data-label={columns.purpose}>{purposeText(row.purpose)}</td>
              <td data-label={columns.outcome}>{outcomeWords[row.outcome]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function UserText({ person, onUser }: { readonly person: AuditPerson | undefined; readonly onUser: AuditTableProps['onUser'] }) {
  if (!person) return unknownPerson;
  return (
    <>
      <LinkButton aria-label={auditWords.onlyUser(person.name)} onPress={() => onUser(person)}>
        {person.name}
      </LinkButton>
      <span className="block text-detail text-muted">
        {[person.role, person.organisationName].filter((part) => part !== '').join(', ')}
      </span>
    </>
  );
}

/** Sources by how they ended: "Answered: A and B. No answer: C." */
function SourcesText({ row }: { readonly row: AuditRow }) {
  const byState = Map.groupBy(row.sources, ({ state }) => state);
  if (row.action !== 'record-opened' && row.action !== 'record-read') return formatList(row.sources.map(({ name }) => name));
  return [...byState].map(([state, sources]) => (
    <span key={state} className="block">
      {`${sourceStateWords[state]}: ${formatList(sources.map(({ name }) => name))}`}
    </span>
  ));
}
