'use client';
import { Search, X } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useId } from 'react';
import { IconButton } from '#/components/ui/button.tsx';
import { searchWords } from './words.ts';

interface Props {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly typed: string;
  /** Enough is typed to search for. */
  readonly isSearching: boolean;
  /** Rows found, once they are. */
  readonly matches: number | undefined;
  readonly onType: (typed: string) => void;
  /** The reader comes to the field: what the search needs can be loaded. */
  readonly onBegin: () => void;
  readonly onEnd: () => void;
  /** The reader goes from the field to what was found. */
  readonly onDown: () => void;
}

/** The search, always in sight (visual-next §10). What is typed stays in the page. */
export function SearchField({ field, typed, isSearching, matches, onType, onBegin, onEnd, onDown }: Props) {
  const id = useId();
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && typed !== '') {
      event.preventDefault();
      event.stopPropagation();
      return onEnd();
    }
    if ((event.key === 'ArrowDown' || event.key === 'Enter') && isSearching && !event.nativeEvent.isComposing) {
      event.preventDefault();
      onDown();
    }
  };
  return (
    <search className="search-field" data-filled={typed === '' ? undefined : true}>
      <label htmlFor={id} className="visually-hidden">
        {searchWords.label}
      </label>
      <Search size={15} aria-hidden />
      <input
        ref={field}
        id={id}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={searchWords.longest}
        placeholder={searchWords.placeholder}
        aria-keyshortcuts="/"
        value={typed}
        onFocus={onBegin}
        onChange={({ target }) => onType(target.value)}
        onKeyDown={keys}
      />
      {typed === '' ? (
        <kbd className="key-cap" aria-hidden>
          /
        </kbd>
      ) : (
        <>
          <span className="search-count" aria-hidden>
            {matches === undefined || !isSearching ? '' : searchWords.matches(matches)}
          </span>
          <IconButton aria-label={searchWords.clear} className="search-end" onPress={onEnd}>
            <X size={14} aria-hidden />
          </IconButton>
        </>
      )}
    </search>
  );
}
