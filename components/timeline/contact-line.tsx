'use client';
import { ChevronDown, ChevronRight } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Unbroken } from '#/components/entry/unbroken/unbroken.tsx';
import { speakDates } from '#/lib/record/dates/spoken-dates.ts';
import { contactWords } from './contact-words.ts';

export interface LineProps {
  readonly locale: string;
  readonly total: number;
  /** Tab reaches this head alone. */
  readonly isCurrent: boolean;
  readonly onToggle: (key: string) => void;
  readonly onFocus: (key: string) => void;
  readonly item: { readonly key: string; readonly position: number; readonly isOpen: boolean };
  readonly isSelected: boolean;
  readonly isRemoved?: boolean;
  readonly hasRows: boolean;
  readonly title: string;
  readonly speech: readonly (string | undefined)[];
  /** Opens the entry; absent: the head is no entry. */
  readonly onEntry?: () => void;
  readonly date?: ReactNode;
  readonly icon: ReactNode;
  readonly detail: string;
  readonly kindsText: string;
  readonly value: string | undefined;
  readonly badges: ReactNode;
}

/** A line of 36: its button is named in full and lies beneath the cells, as in a row. */
export function ContactLine({
  item: { key, position, isOpen },
  isSelected,
  isRemoved,
  hasRows,
  title,
  speech,
  onEntry,
  ...cells
}: LineProps) {
  const { total, isCurrent, onToggle, onFocus, locale } = cells;
  const press = () => (hasRows ? onToggle(key) : onEntry?.());
  const keys = (event: KeyboardEvent) => {
    if (!hasRows || (event.key === 'ArrowRight' ? isOpen : event.key !== 'ArrowLeft' || !isOpen)) return;
    onToggle(key);
    event.preventDefault();
  };
  return (
    <article
      className="contact-head"
      data-row={key}
      data-open={isOpen ? true : undefined}
      data-selected={isSelected ? true : undefined}
      data-removed={isRemoved ? true : undefined}
      aria-posinset={position}
      aria-setsize={total}
      aria-label={title}
      onFocus={() => onFocus(key)}
    >
      <button
        type="button"
        className="row-button"
        aria-label={speakDates(speech.filter(Boolean).join(', '), locale)}
        aria-expanded={hasRows ? isOpen : undefined}
        tabIndex={isCurrent ? 0 : -1}
        onClick={press}
        onKeyDown={keys}
      />
      <LineCells {...{ hasRows, title, isOpen }} {...(onEntry && hasRows && { onEntry })} {...cells} />
    </article>
  );
}

type CellsProps = Pick<
  LineProps,
  'hasRows' | 'title' | 'onEntry' | 'date' | 'icon' | 'detail' | 'kindsText' | 'value' | 'badges' | 'isCurrent'
>;

/** For the eye alone, but for the name, which opens the entry where the line opens its rows. */
function LineCells({ hasRows, isOpen, title, onEntry, isCurrent, ...cells }: CellsProps & { readonly isOpen: boolean }) {
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <>
      <span className="contact-chevron" aria-hidden>
        {hasRows ? <Chevron size={16} /> : undefined}
      </span>
      <span className="contact-date" aria-hidden>
        {cells.date}
      </span>
      <span className="row-icon" aria-hidden>
        {cells.icon}
      </span>
      <span className="row-words">
        {onEntry ? (
          <button
            type="button"
            className="contact-title"
            aria-label={contactWords.openEntry(title)}
            tabIndex={isCurrent ? 0 : -1}
            onClick={onEntry}
          >
            {title}
          </button>
        ) : (
          <span className="row-title" aria-hidden>
            {title}
          </span>
        )}
        <span className="row-detail" aria-hidden>
          <Unbroken text={[cells.detail, cells.kindsText].filter(Boolean).join(' · ')} />
        </span>
      </span>
      <span className="contact-value" aria-hidden>
        {cells.value}
      </span>
      <span className="row-badges" aria-hidden>
        {cells.badges}
      </span>
    </>
  );
}
