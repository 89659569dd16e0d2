'use client';
import { type ReactNode, useId } from 'react';
import { formatCount } from '#/lib/record/words/phrase.ts';
import { groupTick, groupWords, type SourceGroup } from './group-sources.ts';
import { foundMembersWords, panelWords } from './words.ts';

interface Props {
  readonly group: SourceGroup;
  readonly onToggleAll: (ids: readonly string[], ticked: boolean) => void;
  /** Rows of the group: all, or those that match the search. */
  readonly children: ReactNode;
}

/** A network's organisations under one tick: all, none or some of them are shown. */
export function SourceGroupRows({ group, onToggleAll, children }: Props) {
  const { name, members, network } = group;
  const id = useId();
  const tick = groupTick(members);
  const entries = members.reduce((sum, member) => sum + member.entries, 0);
  const foundMembers = network?.source.foundMembers;
  const trouble = network && network.state.state === 'partial' ? network.state.why : undefined;
  return (
    <section aria-labelledby={`${id}-name`} className="source-group">
      <div className="source-row source-group-head">
        <label htmlFor={id} className="absolute inset-0 cursor-pointer">
          <span className="visually-hidden">{panelWords.allOf(members.length, name)}</span>
        </label>
        <span className="flex h-5 items-center">
          <input
            id={id}
            type="checkbox"
            className="relative"
            ref={(box) => {
              if (box) box.indeterminate = tick === 'mixed';
            }}
            checked={tick === 'all'}
            onChange={() =>
              onToggleAll(
                members.map(({ source }) => source.id),
                tick !== 'all',
              )
            }
            aria-describedby={`${id}-state`}
          />
        </span>
        <div className="min-w-0">
          <div className="flex justify-between gap-2">
            <h3 id={`${id}-name`} className={`source-name m-0 font-semibold ${tick === 'none' ? 'text-muted' : ''}`}>
              {name}
            </h3>
            <span data-held className="figures text-meta leading-5 text-muted">
              {formatCount(entries)}
            </span>
          </div>
          <span id={`${id}-state`} className="block text-meta text-muted">
            {tick === 'all' ? undefined : <>{tick === 'none' ? panelWords.hiddenByYou : panelWords.someHiddenByYou} · </>}
            {groupWords(members)}
            {foundMembers ? <span className="block">{foundMembersWords(foundMembers)}</span> : undefined}
            {trouble ? <span className="block text-warning">{panelWords.incomplete(trouble)}</span> : undefined}
          </span>
        </div>
      </div>
      {children}
    </section>
  );
}
