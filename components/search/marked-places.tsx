'use client';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Announcer } from '#/components/ui/announcer.tsx';
import { IconButton } from '#/components/ui/button.tsx';
import type { Query } from '#/lib/record/search/parse-query.ts';
import { useMarks } from './use-marks.ts';
import { searchWords } from './words.ts';

interface Props {
  /** Id of the opened entry. */
  readonly opened: string;
  /** Undefined where nothing is searched for: the entry stands as it is. */
  readonly query: Query | undefined;
  /** Receives the way to the next place, for the key that is pressed elsewhere. */
  readonly onNextPlace: (go: (() => void) | undefined) => void;
  readonly children: ReactNode;
}

/** An opened entry with the places of a search marked, and the way from one to the next. */
export function MarkedPlaces({ opened, query, onNextPlace, children }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const { count, at, edges, step } = useMarks(root, query, opened);
  useEffect(() => {
    onNextPlace(() => step(1));
    return () => onNextPlace(undefined);
  }, [onNextPlace, step]);
  return (
    <>
      {query === undefined ? undefined : <PlaceBar count={count} at={at} onStep={step} />}
      <div ref={root} className="search-marked">
        {children}
        <div className="search-edges" aria-hidden>
          {edges.map((edge, index) => (
            <span key={index} style={edge} />
          ))}
        </div>
      </div>
    </>
  );
}

interface PlaceBarProps {
  readonly count: number;
  readonly at: number;
  readonly onStep: (by: 1 | -1) => void;
}

function PlaceBar({ count, at, onStep }: PlaceBarProps) {
  const words = count === 0 ? searchWords.noPlace : searchWords.place(at, count);
  return (
    <div className="search-places">
      <Announcer text={words} everyMs={300} />
      <span className="mr-auto" aria-hidden>
        {words}
      </span>
      <IconButton aria-label={searchWords.previousPlace} isDisabled={count < 2} onPress={() => onStep(-1)}>
        <ChevronUp size={16} aria-hidden />
      </IconButton>
      <IconButton aria-label={searchWords.nextPlace} isDisabled={count < 2} onPress={() => onStep(1)}>
        <ChevronDown size={16} aria-hidden />
      </IconButton>
    </div>
  );
}
