'use client';

import { useState, type FormEvent } from 'react';
import { Button } from '#/components/ui/button.tsx';
import type { AuditCriteria } from '#/lib/record/looks/audit-row.ts';
import { purposeWords } from '#/lib/record/looks/words.ts';
import { daySpan, latestDays } from './day-span.ts';
import { AuditChoice, AuditField, type FieldChoice } from './field-parts.tsx';
import { PatientFields, patientKey } from './patient-fields.tsx';
import { auditWords } from './words.ts';

export interface IdentifierSystem {
  readonly system: string;
  readonly label: string;
}

export interface AuditFormProps {
  readonly identifiers: readonly IdentifierSystem[];
  readonly organisations: readonly FieldChoice[];
  readonly isBusy: boolean;
  readonly onSearch: (criteria: AuditCriteria) => void;
  readonly onSave: (criteria: AuditCriteria, format: 'csv' | 'ndjson') => void;
  readonly onProblem: (text: string) => void;
}

const anyChoice: FieldChoice = { value: '', name: auditWords.any };
const purposes: readonly FieldChoice[] = [anyChoice, ...Object.entries(purposeWords).map(([value, name]) => ({ value, name }))];

/** Search of the trail: by time, patient, user, purpose and the user's organisation. */
export function AuditForm({ identifiers, organisations, isBusy, onSearch, onSave, onProblem }: AuditFormProps) {
  const [typed, setTyped] = useState(() => emptySearch(identifiers));
  const set = (field: keyof typeof typed) => (value: string) => setTyped((before) => ({ ...before, [field]: value }));
  const [isEvery, setEvery] = useState(false);
  const run = (send: (criteria: AuditCriteria) => void) => {
    const criteria = criteriaOf(typed, isEvery);
    if (criteria) send(criteria);
    else onProblem(auditWords.badDates);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(onSearch);
  };
  return (
    <form onSubmit={submit} noValidate autoComplete="off" className="rounded-control border border-line bg-surface p-4">
      <div className="audit-fields">
        <AuditField label={auditWords.from} type="date" value={typed.first} onChange={set('first')} />
        <AuditField label={auditWords.to} type="date" value={typed.last} onChange={set('last')} />
        <PatientFields
          identifiers={identifiers}
          by={typed.patientBy}
          value={typed.patient}
          onBy={set('patientBy')}
          onValue={set('patient')}
        />
        <AuditChoice label={auditWords.userBy} value={typed.userBy} onChange={set('userBy')} choices={userChoices} />
        <AuditField label={auditWords.userValue} value={typed.user} onChange={set('user')} />
        <AuditChoice label={auditWords.purpose} value={typed.purpose} onChange={set('purpose')} choices={purposes} />
        <AuditChoice
          label={auditWords.organisation}
          value={typed.organisation}
          onChange={set('organisation')}
          choices={[anyChoice, ...organisations]}
        />
      </div>
      <label className="mt-3 flex min-h-11 items-center gap-3 text-row">
        <input type="checkbox" checked={isEvery} onChange={(event) => setEvery(event.target.checked)} className="size-5 accent-accent" />
        {auditWords.isEvery}
      </label>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button type="submit" primary isDisabled={isBusy} className="min-h-11 px-6">
          {auditWords.search}
        </Button>
        <Button isDisabled={isBusy} className="min-h-11 px-4" onPress={() => run((criteria) => onSave(criteria, 'csv'))}>
          {auditWords.csv}
        </Button>
        <Button isDisabled={isBusy} className="min-h-11 px-4" onPress={() => run((criteria) => onSave(criteria, 'ndjson'))}>
          {auditWords.ndjson}
        </Button>
      </div>
    </form>
  );
}

const userChoices: readonly FieldChoice[] = [
  { value: 'name', name: auditWords.userName },
  { value: 'id', name: auditWords.userId },
];

type TypedSearch = ReturnType<typeof emptySearch>;

/** Criteria of what was typed; undefined where the dates are none. */
function criteriaOf(
  { first, last, patientBy, patient, userBy, user, purpose, organisation }: TypedSearch,
  isEvery: boolean,
): AuditCriteria | undefined {
  const span = daySpan(first, last);
  if (!span) return undefined;
  const key = patientKey(patientBy, patient);
  return {
    ...span,
    ...(key && { patient: key }),
    ...(user.trim() !== '' && { person: { by: userBy === 'id' ? 'id' : 'name', value: user.trim() } }),
    ...(purpose !== '' && { purpose }),
    ...(organisation !== '' && { organisation }),
    ...(isEvery && { isEvery }),
  };
}

const emptySearch = (identifiers: readonly IdentifierSystem[]) => ({
  ...latestDays(7),
  patientBy: identifiers[0]?.system ?? 'address',
  patient: '',
  userBy: 'name',
  user: '',
  purpose: '',
  organisation: '',
});
