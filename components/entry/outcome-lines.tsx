'use client';
import { useState } from 'react';
import { LinkButton } from '#/components/ui/button.tsx';
import type { AbsenceLine } from '#/lib/record/absence.ts';
import { formatCount } from '#/lib/record/phrase.ts';
import { OutcomeSign, toneClass } from './outcome-sign.tsx';

interface Props {
  readonly lines: readonly AbsenceLine[];
  readonly onAsk?: (source: string) => void;
}

const asks: Readonly<Partial<Record<NonNullable<AbsenceLine['action']>, string>>> = { 'ask-again': 'Ask again', 'ask-now': 'Ask now' };

/** More lines of one state than this are folded: hundreds of organisations must not push the record out of sight. */
const mostAlike = 8;
const shownAlike = 5;

/** What is not known of a list or block, a line a source, worst first. */
export function OutcomeLines({ lines, onAsk }: Props) {
  if (lines.length === 0) return undefined;
  const byLook = [...Map.groupBy(lines, ({ icon, tone }) => `${icon} ${tone}`)];
  return (
    <ul className="m-0 grid list-none gap-1 p-0 text-detail">
      {byLook.map(([look, alike]) => (
        <AlikeLines key={look} lines={alike} {...(onAsk && { onAsk })} />
      ))}
    </ul>
  );
}

/** Sources in one state: all of a few; of many the first, and the rest on demand. */
function AlikeLines({ lines, onAsk }: Props) {
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen || lines.length <= mostAlike ? lines : lines.slice(0, shownAlike);
  const left = lines.length - shown.length;
  return (
    <>
      {shown.map((line) => (
        <li key={`${line.source} ${line.text}`} className={toneClass(line.tone)}>
          <OutcomeSign icon={line.icon} /> {line.text}
          {line.action && asks[line.action] && onAsk ? (
            <>
              {' '}
              <LinkButton className="link-current" onPress={() => onAsk(line.source)}>
                {asks[line.action]}
              </LinkButton>
            </>
          ) : undefined}
        </li>
      ))}
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
