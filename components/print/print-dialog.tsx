'use client';
import { useState } from 'react';
import { Button } from '#/components/ui/button.tsx';
import { Modal } from '#/components/ui/modal.tsx';
import type { PrintChoice } from './print-choice.ts';
import type { PrintOption } from './print-options.ts';
import { printWords } from './words.ts';

interface Props {
  readonly isOpen: boolean;
  /** At least one; the first is chosen. */
  readonly options: readonly PrintOption[];
  readonly onClose: () => void;
  readonly onPrint: (choice: PrintChoice) => void;
}

const warnAbove = 50;

/** Choice of what to print, with the paper that it takes. */
export function PrintDialog({ isOpen, options, onClose, onPrint }: Props) {
  const [position, setPosition] = useState(0);
  const chosen = options[position] ?? options[0];
  if (chosen === undefined) return undefined;
  return (
    <Modal title={printWords.title} isOpen={isOpen} onClose={onClose}>
      <fieldset className="m-0 grid gap-1 border-0 p-0">
        <legend className="mb-1 p-0 text-block font-semibold">{printWords.scope}</legend>
        {options.map((option, index) => (
          <label key={option.text} className="flex min-h-8 pointer-coarse:min-h-11 items-center gap-2 text-row">
            <input type="radio" name="print-scope" checked={option === chosen} onChange={() => setPosition(index)} />
            {option.text}
          </label>
        ))}
      </fieldset>
      <p className="m-0 mt-3 text-row">{printWords.length(chosen.pages)}</p>
      {chosen.pages > warnAbove ? (
        <p className="m-0 mt-2 rounded-control bg-warning-tint px-3 py-2 text-row text-warning">{printWords.tooLong(warnAbove)}</p>
      ) : undefined}
      <div className="mt-4 flex gap-2">
        <Button primary onPress={() => onPrint(chosen.choice)}>
          {printWords.print}
        </Button>
        <Button onPress={onClose}>{printWords.cancel}</Button>
      </div>
    </Modal>
  );
}
