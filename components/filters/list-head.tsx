'use client';
import { EyeOff, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { LinkButton } from '#/components/ui/button.tsx';
import type { AllergyStub } from '#/lib/record/merge/arrangement.ts';
import type { KindCounts } from '#/lib/record/new-rows/count-new-rows.ts';
import { filterWords } from './words.ts';

interface Props {
  /** "23 new since discharge, 18-Nov-2026" */
  readonly title: string;
  /** Counts of the rows shown. */
  readonly shownRows: KindCounts;
  readonly isByContact: boolean;
  readonly onOrder: (by: 'date' | 'contact') => void;
  /** Chips of kinds. */
  readonly children: ReactNode;
}

/** Above the list of the whole record: how much is new, in which order it stands, and the kinds. */
export function ListHead({ title, shownRows, isByContact, onOrder, children }: Props) {
  const further = [
    shownRows.mayBeNew > 0 ? filterWords.mayBeNew(shownRows.mayBeNew) : undefined,
    shownRows.undated > 0 ? filterWords.undated(shownRows.undated) : undefined,
  ].filter(Boolean);
  return (
    <div className="list-head">
      <div className="list-title">
        <p role="status">
          <b>{title}</b> {further.length > 0 ? <span className="list-further">{further.join(' · ')}</span> : undefined}
        </p>
        <div role="group" aria-label={filterWords.order} className="list-order">
          {(['date', 'contact'] as const).map((by) => (
            <button key={by} type="button" className="button" aria-pressed={(by === 'contact') === isByContact} onClick={() => onOrder(by)}>
              {filterWords.orders[by]}
            </button>
          ))}
        </div>
      </div>
      {children}
    </div>
  );
}

interface HiddenProps {
  /** "Hidden: 713 before 18-Nov-2026" */
  readonly words: string | undefined;
  readonly stubs: readonly AllergyStub[];
  readonly onShow: (stub: AllergyStub) => void;
}

/** Rows that the reader hides from the list, each hidden allergy by name (H21). */
export function HiddenLine({ words, stubs, onShow }: HiddenProps) {
  if (words === undefined && stubs.length === 0) return undefined;
  return (
    <div className="hidden-line">
      {words ? (
        <p>
          <EyeOff size={16} aria-hidden /> {words}
        </p>
      ) : undefined}
      {stubs.map((stub) => (
        <p key={`${stub.source} ${stub.hiddenBy}`} className="hidden-allergies">
          <TriangleAlert size={16} aria-hidden className="text-danger" />
          <span>
            {filterWords.allergiesNamed(stub.text, stub.names)} · <LinkButton onPress={() => onShow(stub)}>{filterWords.show}</LinkButton>
          </span>
        </p>
      ))}
    </div>
  );
}
