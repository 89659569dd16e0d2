'use client';

import { useId, useState, type FormEvent } from 'react';
import { Button } from '#/components/ui/button.tsx';
import type { SearchResult } from './ask-finder.ts';
import { reasonWords } from './words.ts';

export interface SearchReasonProps {
  readonly needed: Extract<SearchResult, { state: 'reason-needed' }>;
  readonly onReason: (reason: string) => void;
  readonly onCancel: () => void;
}

/** After many different people: a reason for the next search, none preselected. */
export function SearchReason({ needed, onReason, onCancel }: SearchReasonProps) {
  const [reason, setReason] = useState<string>();
  const name = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason !== undefined) onReason(reason);
  };
  return (
    <form onSubmit={submit} className="rounded-control border border-line bg-surface p-6">
      <h2 className="m-0 text-block font-semibold">{reasonWords.heading}</h2>
      <p className="mt-1 mb-4 max-w-[60ch] text-row">{reasonWords.happened(needed.people, needed.minutes)}</p>
      <fieldset className="m-0 border-0 p-0">
        <legend className="mb-2 p-0 text-row font-semibold">{reasonWords.choose}</legend>
        {needed.reasons.map((text) => (
          <label key={text} className="flex min-h-11 items-center gap-3 text-row">
            <input
              type="radio"
              name={name}
              value={text}
              checked={reason === text}
              onChange={() => setReason(text)}
              className="size-5 accent-accent"
            />
            {text}
          </label>
        ))}
      </fieldset>
      <div className="mt-4 flex flex-wrap gap-2">
        <Button type="submit" primary isDisabled={reason === undefined} className="min-h-11 px-6">
          {reasonWords.goOn}
        </Button>
        <Button onPress={onCancel} className="min-h-11 px-6">
          {reasonWords.cancel}
        </Button>
      </div>
    </form>
  );
}
