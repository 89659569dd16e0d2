'use client';
import { useState } from 'react';
import { Button } from '#/components/ui/button.tsx';
import { Modal } from '#/components/ui/modal.tsx';
import { formatCountOf, formatCount } from '#/lib/record/words/phrase.ts';

interface Props {
  readonly isOpen: boolean;
  readonly rows: number;
  /** Lines that the rows take, their parts included. */
  readonly lines: number;
  readonly onClose: () => void;
  /** The first so many rows; all when undefined. */
  readonly onPrint: (limit: number | undefined) => void;
}

/** Measured on A4 with names, ranges and dates that take two lines. */
const linesOnPage = 27;
const warnAbove = 50;
const newest = 100;

/** About how many pages: the first holds patient, sources and counts too. */
function estimatePages(lines: number): number {
  return Math.max(1, Math.ceil((lines + 14) / linesOnPage));
}

/** What will be printed, and how much paper it takes, before anything is. */
export function PrintDialog({ isOpen, rows, lines, onClose, onPrint }: Props) {
  const [limited, setLimited] = useState(false);
  const share = limited && rows > 0 ? Math.min(1, newest / rows) : 1;
  const pages = estimatePages(Math.ceil(lines * share));
  return (
    <Modal title="Print" isOpen={isOpen} onClose={onClose}>
      <fieldset className="m-0 grid gap-1 border-0 p-0">
        <legend className="mb-1 p-0 text-block font-semibold">What</legend>
        <Choice checked={!limited} onChoose={() => setLimited(false)} text={`All ${formatCountOf(rows, 'row', 'rows')} of this page`} />
        {rows > newest ? <Choice checked={limited} onChoose={() => setLimited(true)} text={`The newest ${newest} rows`} /> : undefined}
      </fieldset>
      <p className="m-0 mt-3 text-row">
        About {formatCountOf(pages, 'page', 'pages')}. Patient, sources included, hidden and unanswered, your name and the time are printed
        with it.
      </p>
      {pages > warnAbove ? (
        <p className="m-0 mt-2 rounded-control bg-warning-tint px-3 py-2 text-row text-warning">
          That is more than {formatCount(warnAbove)} pages. Choose a period or fewer categories to print less.
        </p>
      ) : undefined}
      <div className="mt-4 flex gap-2">
        <Button primary onPress={() => onPrint(limited ? newest : undefined)}>
          Print
        </Button>
        <Button onPress={onClose}>Cancel</Button>
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
