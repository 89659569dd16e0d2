'use client';
import { LinkButton } from '#/components/ui/button.tsx';
import type { AbsenceLine } from '#/lib/record/absence.ts';
import { OutcomeSign, toneClass } from './outcome-sign.tsx';

interface Props {
  readonly lines: readonly AbsenceLine[];
  readonly onAsk?: (source: string) => void;
}

const asks: Readonly<Partial<Record<NonNullable<AbsenceLine['action']>, string>>> = { 'ask-again': 'Ask again', 'ask-now': 'Ask now' };

/** What is not known of a list or block, a line a source, worst first. */
export function OutcomeLines({ lines, onAsk }: Props) {
  if (lines.length === 0) return undefined;
  return (
    <ul className="m-0 grid list-none gap-1 p-0 text-detail">
      {lines.map((line) => (
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
    </ul>
  );
}
