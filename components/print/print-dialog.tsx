'use client';
import { useState } from 'react';
import { Button } from '#/components/ui/button.tsx';
import { Modal } from '#/components/ui/modal.tsx';
import { printWords } from './words.ts';

interface Props {
  readonly isOpen: boolean;
  readonly rows: number;
  /** Lines that the rows take, their parts included. */
  readonly lines: number;
  readonly onClose: () => void;
  /** Takes the number of newest rows to print; undefined: all. */
  readonly onPrint: (limit: number | undefined) => void;
}

/** Measured on A4 with names, ranges and dates that take two lines. */
const linesOnPage = 27;
const warnAbove = 50;
const newest = 100;

/** Estimated pages: the first holds patient, sources and counts too. */
function estimatePages(lines: number): number {
  return Math.max(1, Math.ceil((lines + 14) / linesOnPage));
}

/** Choice of the rows to print, with the paper they take. */
export function PrintDialog({ isOpen, rows, lines, onClose, onPrint }: Props) {
  const [limited, setLimited] = useState(false);
  const share = limited && rows > 0 ? Math.min(1, newest / rows) : 1;
  const pages = estimatePages(Math.ceil(lines * share));
  return (
    <Modal title={printWords.title} isOpen={isOpen} onClose={onClose}>
      <fieldset className="m-0 grid gap-1 border-0 p-0">
        <legend className="mb-1 p-0 text-block font-semibold">{printWords.scope}</legend>
        <Choice checked={!limited} onChoose={() => setLimited(false)} text={printWords.allRows(rows)} />
        {rows > newest ? <Choice checked={limited} onChoose={() => setLimited(true)} text={printWords.newestRows(newest)} /> : undefined}
      </fieldset>
      <p className="m-0 mt-3 text-row">{printWords.length(pages)}</p>
      {pages > warnAbove ? (
        <p className="m-0 mt-2 rounded-control bg-warning-tint px-3 py-2 text-row text-warning">{printWords.tooLong(warnAbove)}</p>
      ) : undefined}
      <div className="mt-4 flex gap-2">
        <Button primary onPress={() => onPrint(limited ? newest : undefined)}>
          {printWords.print}
        </Button>
        <Button onPress={onClose}>{printWords.cancel}</Button>
      </div>
    </Modal>
  );
}

function Choice({ checked, onChoose, text }: { readonly checked: boolean; readonly onChoose: () => void; readonly text: string }) {
  return (
    <label className="flex min-h-8 items-center gap-2 text-row">
      <input type="radio" name="print-scope" checked={checked} onChange={onChoose} />
      {text}
    </label>
  );
}
