'use client';
import { useEffect } from 'react';
import { forgetTexts } from '#/lib/record/memory/remember-texts.ts';
import { faultWords } from './words.ts';

/** Stands when a part of the page could not be loaded or drawn: nothing of the record stays on a screen that cannot be trusted (H33). */
export default function RecordFault() {
  useEffect(forgetTexts, []);
  return (
    <main role="alert" className="mx-auto max-w-[48rem] p-6">
      <h1 className="m-0 text-heading font-semibold">{faultWords.title}</h1>
      <p className="mt-2 text-row">{faultWords.text}</p>
      <button
        type="button"
        className="mt-3 rounded-control border border-control bg-surface px-4 py-2 text-row"
        onClick={() => location.reload()}
      >
        {faultWords.reload}
      </button>
    </main>
  );
}
