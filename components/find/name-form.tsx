'use client';

import { useState, type FormEvent } from 'react';
import { Button } from '#/components/ui/button.tsx';
import type { SearchCriteria } from './ask-finder.ts';
import { enteredDate } from './entered-date.ts';
import { FormProblem } from './form-problem.tsx';
import { TextField } from './text-field.tsx';
import { finderWords, problemWords } from './words.ts';

const emptyForm = { family: '', given: '', day: '', month: '', year: '' };

/** Search by name and birth date; all are required, since a name alone finds the wrong person. */
export function NameForm({ busy, onSearch }: { readonly busy: boolean; readonly onSearch: (criteria: SearchCriteria) => void }) {
  const [typed, setTyped] = useState(emptyForm);
  const [problem, setProblem] = useState<string>();
  const set = (field: keyof typeof emptyForm) => (value: string) => setTyped((before) => ({ ...before, [field]: value }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const [family, givenName, birthDate] = [typed.family.trim(), typed.given.trim(), enteredDate(typed)];
    const why = !family || !givenName ? problemWords.names : birthDate.ok ? undefined : birthDate.why;
    setProblem(why);
    if (why === undefined && birthDate.ok) onSearch({ by: 'name', family, given: givenName, birthDate: birthDate.value });
  };
  return (
    <form
      onSubmit={submit}
      noValidate
      autoComplete="off"
      className="flex flex-col items-start gap-4 rounded-control border border-line bg-surface p-6"
    >
      <h2 className="m-0 text-block font-semibold">{finderWords.byName}</h2>
      <TextField id="find-family" label="Last name" value={typed.family} onChange={set('family')} />
      <TextField id="find-given" label="First name" value={typed.given} onChange={set('given')} />
      <fieldset className="m-0 flex gap-3 border-0 p-0">
        <legend className="mb-1 p-0 text-detail font-semibold">{finderWords.birthDate}</legend>
        <TextField id="find-day" label="Day" value={typed.day} onChange={set('day')} width="w-16" numeric />
        <TextField id="find-month" label="Month" value={typed.month} onChange={set('month')} width="w-16" numeric />
        <TextField id="find-year" label="Year" value={typed.year} onChange={set('year')} width="w-24" numeric />
      </fieldset>
      <FormProblem id="find-name-problem" problem={problem} />
      <Button type="submit" primary isDisabled={busy} className="min-h-11 px-6">
        Find
      </Button>
    </form>
  );
}
