import { CloudOff, Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import type { BlockSources } from '#/lib/record/summary/blocks/block-sources.ts';
import { formatList } from '#/lib/record/words/phrase.ts';
import { markWords } from './words.ts';

interface Props {
  readonly caption: string | undefined;
  readonly sources: BlockSources;
}

/** The right end of a block's head: who is still asked in place of the caption, else the caption, then who is missing or shares none of it. */
export function BlockMark({ caption, sources: { asking, missing, notShared, hiddenFromRole, isOpening } }: Props) {
  return (
    <span className="summary-marks">
      {asking.length > 0 ? (
        <Named of={asking} className="mark-asking figures text-muted" words={markWords.asking(asking.length)} />
      ) : isOpening ? (
        <span className="mark-asking text-muted">{markWords.opening}</span>
      ) : caption ? (
        <span className="mark-caption text-muted">{caption}</span>
      ) : undefined}
      {missing.length > 0 ? (
        <Named of={missing} className="font-medium text-warning" words={markWords.missing(missing.length)}>
          <CloudOff size={14} aria-hidden />
        </Named>
      ) : undefined}
      {hiddenFromRole ? (
        <span className="inline-flex items-center gap-1 font-medium text-withheld">
          <Lock size={14} aria-hidden />
          {markWords.hiddenFromRole}
        </span>
      ) : notShared.length > 0 ? (
        <Named
          of={notShared}
          className="font-medium text-withheld"
          words={markWords.notSharing(notShared.map(({ code }) => code))}
          more={markWords.notShared}
        >
          <Lock size={14} aria-hidden />
        </Named>
      ) : undefined}
    </span>
  );
}

interface NamedProps {
  readonly of: readonly PublicSource[];
  readonly words: string;
  /** Words that a narrow head leaves to the icon. */
  readonly more?: string;
  readonly className: string;
  readonly children?: ReactNode;
}

/** A mark with the names of its sources on hover and in speech. */
function Named({ of, words, more, className, children }: NamedProps) {
  const names = formatList(of.map(({ name }) => name));
  return (
    <span className={`inline-flex items-center gap-1 whitespace-nowrap ${className}`} title={names}>
      {children}
      <span>
        {words}
        {more === undefined ? undefined : <span className="mark-more"> {more}</span>}
      </span>
      <span className="visually-hidden">: {names}</span>
    </span>
  );
}
