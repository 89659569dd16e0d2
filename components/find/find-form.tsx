'use client';

import { useState, type FormEvent } from 'react';
import { Button } from '#/components/ui/button.tsx';
import type { SearchCriteria } from './ask-finder.ts';
import { enteredIdentifier, type IdentifierKind } from './entered-identifier.ts';
import { FormProblem } from './form-problem.tsx';
import { NameForm } from './name-form.tsx';
import { TextField } from './text-field.tsx';
import { finderWords } from './words.ts';

export interface FindFormProps {
  readonly identifier: IdentifierKind;
  readonly busy: boolean;
  readonly onSearch: (criteria: SearchCriteria) => void;
}

/** The two ways to find a person, side by side. */
export function FindForm({ identifier, busy, onSearch }: FindFormProps) {
  return (
    <div className="grid gap-4 panes:grid-cols-2">
      <IdentifierForm identifier={identifier} busy={busy} onSearch={onSearch} />
      <NameForm busy={busy} onSearch={onSearch} />
    </div>
  );
}

function IdentifierForm({ identifier, busy, onSearch }: FindFormProps) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const entered = enteredIdentifier(text, identifier);
    setProblem(entered.ok ? undefined : entered.why);
    if (entered.ok) onSearch({ by: 'identifier', system: identifier.system, value: entered.value });
  };
  return (
    <form
      onSubmit={submit}
      noValidate
      autoComplete="off"
      className="flex flex-col items-start gap-4 rounded-control border border-line bg-surface p-6"
    >
      <h2 className="m-0 text-block font-semibold">By {identifier.label}</h2>
      <TextField
        id="find-identifier"
        label={identifier.format === 'nhs-number' ? finderWords.tenDigits(identifier.label) : identifier.label}
        value={text}
        onChange={setText}
        {...(identifier.format === 'nhs-number' && { numeric: true as const })}
        {...(problem !== undefined && { describedBy: 'find-identifier-problem' })}
      />
      <FormProblem id="find-identifier-problem" problem={problem} />
      <Button type="submit" primary isDisabled={busy} className="min-h-11 px-6">
        Find
      </Button>
    </form>
  );
}
