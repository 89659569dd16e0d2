'use client';
import { useId } from 'react';
import { SourceBadge } from '#/components/source-badge/source-badge.tsx';
import { SourceMenu } from './source-menu.tsx';
import { gaveNothing, isQuiet } from './source-looks.ts';
import type { SourceRowProps } from './source-row-props.ts';
import { SourceState } from './source-state.tsx';

/**
 * A source in one line: its tick, badge, name, and the sign of what is amiss. The whole row toggles. A sign costs no height,
 * so a row never moves; its words stand beside the panel while the row is pointed at or has the focus, and always in speech.
 */
export function SourceRow(props: SourceRowProps) {
  const { summary, onToggle } = props;
  const { source, hidden } = summary;
  const id = useId();
  return (
    <li className="source-row" data-quiet={isQuiet(summary) ? true : undefined}>
      <label htmlFor={id} className="absolute inset-0 cursor-pointer">
        <span className="visually-hidden">{source.name}</span>
      </label>
      <span className="flex h-5 items-center">
        <input
          id={id}
          type="checkbox"
          className="relative"
          checked={!hidden}
          onChange={() => onToggle(source.id)}
          aria-describedby={`${id}-state`}
        />
      </span>
      <span className="flex h-5 items-center">
        <SourceBadge source={source} silent isMissing={gaveNothing(summary)} />
      </span>
      <span className={`source-name ${hidden ? 'text-muted' : ''}`}>{source.name}</span>
      <SourceMenu {...props} />
      <SourceState {...props} id={`${id}-state`} />
    </li>
  );
}
