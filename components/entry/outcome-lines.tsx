'use client';
import { useState } from 'react';
import { LinkButton } from '#/components/ui/button.tsx';
import type { AbsenceLine } from '#/lib/record/completeness/absence.ts';
import { type FoldedLines, foldEqualLines } from '#/lib/record/completeness/fold-equal-lines.ts';
import { formatCount, formatList } from '#/lib/record/words/phrase.ts';
import { OutcomeSign, toneClass } from './outcome-sign.tsx';

interface Props {
  readonly lines: readonly AbsenceLine[];
  readonly onAsk?: (source: string) => void;
}

const asks: Readonly<Partial<Record<NonNullable<AbsenceLine['action']>, string>>> = { 'ask-again': 'Ask again', 'ask-now': 'Ask now' };

/** More lines of one state than this are folded: hundreds of organisations must not push the record out of sight. */
const mostAlike = 8;
const shownAlike = 5;

/** What is not known of a list or block, a line a source, worst first; sources that say the same in one line. */
export function OutcomeLines({ lines, onAsk }: Props) {
  if (lines.length === 0) return undefined;
  const byLook = [...Map.groupBy(foldEqualLines(lines), ({ icon, tone }) => `${icon} ${tone}`)];
  return (
    <ul className="m-0 grid list-none gap-1 p-0 text-detail">
      {byLook.map(([look, same]) => (
        <SameLook key={look} lines={same} {...(onAsk && { onAsk })} />
      ))}
    </ul>
  );
}

/** Sources in one state: all of a few; of many the first, and the rest on demand. */
function SameLook({ lines, onAsk }: Omit<Props, 'lines'> & { readonly lines: readonly (AbsenceLine | FoldedLines)[] }) {
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen || lines.length <= mostAlike ? lines : lines.slice(0, shownAlike);
  const left = lines.length - shown.length;
  return (
    <>
      {shown.map((line) =>
        'names' in line ? (
          <NamedTogether key={`${line.before}${line.after}`} line={line} />
        ) : (
          <OneSource key={`${line.source} ${line.text}`} line={line} {...(onAsk && { onAsk })} />
        ),
      )}
      {left > 0 ? (
        <li className={toneClass(lines[0]?.tone ?? 'muted')}>
          <LinkButton className="link-current" onPress={() => setOpen(true)}>
            and {formatCount(left)} more sources like these
          </LinkButton>
        </li>
      ) : undefined}
    </>
  );
}

function OneSource({ line, onAsk }: Omit<Props, 'lines'> & { readonly line: AbsenceLine }) {
  const ask = line.action && asks[line.action];
  return (
    <li className={toneClass(line.tone)}>
      <OutcomeSign icon={line.icon} /> {line.text}
      {ask && onAsk ? (
        <>
          {' '}
          <LinkButton className="link-current" onPress={() => onAsk(line.source)}>
            {ask}
          </LinkButton>
        </>
      ) : undefined}
    </li>
  );
}

/** Up to so many names are read at a glance; the others are one press away. */
const namesAtFirst = 3;

function NamedTogether({ line: { icon, tone, before, names, after } }: { readonly line: FoldedLines }) {
  const [isOpen, setOpen] = useState(false);
  const left = names.length - namesAtFirst;
  return (
    <li className={toneClass(tone)}>
      <OutcomeSign icon={icon} /> {before}
      {isOpen || left <= 1 ? (
        formatList(names)
      ) : (
        <>
          {names.slice(0, namesAtFirst).join(', ')} and{' '}
          <LinkButton className="link-current" onPress={() => setOpen(true)}>
            {formatCount(left)} more
          </LinkButton>
        </>
      )}
      {after}
    </li>
  );
}
