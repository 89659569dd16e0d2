'use client';
import { type SubmitEvent, useId, useRef, useState } from 'react';
import { formatDateText } from '#/lib/record/dates/format-date.ts';
import type { Since } from '#/lib/record/model/view.ts';
import { readTypedDay } from '#/lib/record/since/typed-day.ts';
import { filterWords } from './words.ts';

interface Props {
  readonly since: Since | undefined;
  readonly clock: { readonly today: string; readonly locale: string };
  readonly onChoose: (day: string) => void;
}

/** A day typed with its month as a word, so that day and month cannot change places (H15); what cannot be read says why. */
export function DayField({ since, clock, onChoose }: Props) {
  const chosen = since?.preset === 'day' ? formatDateText(since.day, clock.locale) : '';
  const [typed, setTyped] = useState(chosen);
  const [refusal, setRefusal] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  const refusalId = useId();
  const take = () => {
    const read = readTypedDay(typed, clock);
    setRefusal('refusal' in read ? read.refusal : undefined);
    if ('day' in read) onChoose(read.day);
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    take();
  };
  return (
    <form onSubmit={submit} noValidate>
      <div className="since-typed">
        <button type="button" role="radio" aria-checked={chosen !== ''} className="since-option" onClick={() => field.current?.focus()}>
          <span className="since-mark" aria-hidden />
          <span>{filterWords.presets.day}</span>
        </button>
        <input
          ref={field}
          type="text"
          className="field"
          aria-label={filterWords.dayField}
          aria-invalid={refusal !== undefined}
          aria-describedby={refusal === undefined ? undefined : refusalId}
          placeholder={formatDateText(clock.today, clock.locale)}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          onBlur={() => (typed.trim() === '' || typed === chosen ? setRefusal(undefined) : take())}
        />
      </div>
      <p id={refusalId} role="alert" className="since-refusal">
        {refusal}
      </p>
    </form>
  );
}
