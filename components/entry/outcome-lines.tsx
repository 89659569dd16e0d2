'use client';
import { useState } from 'react';
import { LinkButton } from '#/components/ui/button.tsx';
import type { AbsenceLine } from '#/lib/record/completeness/absence.ts';
import { type FoldedLines, foldEqualLines } from '#/lib/record/completeness/fold-equal-lines.ts';
import { formatCount, formatList } from '#/lib/record/words/phrase.ts';
import { OutcomeSign, toneClass } from './outcome-sign.tsx';
import { entryWords } from './words.ts';

interface Props {
  readonly lines: readonly AbsenceLine[];
  readonly onAsk?: (source: string) => void;
}

const asks: Readonly<Partial<Record<NonNullable<AbsenceLine['action']>, string>>> = { 'ask-again': 'Ask again', 'ask-now': 'Ask now' };

/** More lines of one state than this are folded: hundreds of organisations must not push the record out of sight. */
const mostOfOneState = 8;
const firstOfOneState = 5;

/** Outcomes that leave a list or block incomplete, a line a source, worst first; equal lines are folded. */
export function OutcomeLines({ lines, onAsk }: Props) {
  if (lines.length === 0) return undefined;
  const byLook = [...Map.groupBy(foldEqualLines(lines), ({ icon, tone }) => `${icon} ${tone}`)];
  return (
    <ul className="m-0 grid list-none gap-1 p-0 text-detail">
      {byLook.map(([look, equalLook]) => (
        <SameLook key={look} lines={equalLook} {...(onAsk && { onAsk })} />
      ))}
    </ul>
  );
}

/** Lines of one state: all of a few; the first of many, and the rest on demand. */
function SameLook({ lines, onAsk }: Omit<Props, 'lines'> & { readonly lines: readonly (AbsenceLine | FoldedLines)[] }) {
  const [isOpen, setOpen] = useState(false);
  const openLines = isOpen || lines.length <= mostOfOneState ? lines : lines.slice(0, firstOfOneState);
  const hiddenCount = lines.length - openLines.length;
  return (
    <>
      {openLines.map((line) =>
        'names' in line ? (
          <NamedTogether key={`${line.before}${line.after}`} line={line} />
        ) : (
          <OneSource key={`${line.source} ${line.text}`} line={line} {...(onAsk && { onAsk })} />
        ),
      )}
      {hiddenCount > 0 ? (
        <li className={toneClass(lines[0]?.tone ?? 'muted')}>
          <LinkButton className="link-current" onPress={() => setOpen(true)}>
            {entryWords.moreSources(hiddenCount)}
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

/** Names read at a glance; the others are one press away. */
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
