'use client';
import { useMemo, useRef, useState } from 'react';
import { LinkButton } from '#/components/ui/button.tsx';
import { useOneStop } from '#/components/ui/use-one-stop.ts';
import type { SourceSummary } from '#/lib/record/stream/source-summaries.ts';
import { countListed, groupSources, searchSources } from './group-sources.ts';
import { NotKnownSources } from './not-known-sources.tsx';
import { listSources } from './settle-sources.ts';
import { SourceGroupRows } from './source-group.tsx';
import { SourceList } from './source-list.tsx';
import type { SourceActions } from './source-row-props.ts';
import { usePlacedWords } from './use-placed-words.ts';
import { useSettledRanks } from './use-settled-ranks.ts';
import { WaitingSources } from './waiting-sources.tsx';
import { panelWords } from './words.ts';

interface Props extends SourceActions {
  readonly summaries: readonly SourceSummary[];
  /** Ids of sources that are slow to answer. */
  readonly slow: ReadonlySet<string>;
  readonly othersOnly: boolean;
  readonly onOthersOnly: () => void;
  readonly onAll: () => void;
  /** Ticks all of the sources, or none. */
  readonly onToggleAll: (ids: readonly string[], ticked: boolean) => void;
}

/** Number of sources from which the panel offers a search by name. */
const searchFrom = 13;
const singleAtFirst = 50;
const ofGroupAtFirst = 12;

/**
 * The organisations whose records are merged here: own first, then by what they hold and by name; those of a network together. One
 * stop of Tab: ↑ and ↓ go from source to source, ← and → through what a source offers, Space ticks.
 */
export function SourcePanel({ summaries, slow, othersOnly, onOthersOnly, onAll, onToggleAll, ...actions }: Props) {
  const panel = useRef<HTMLElement>(null);
  useOneStop(panel, { first: 'input', row: '.source-row' });
  const [typed, setTyped] = useState('');
  const searched = useMemo(() => new Set(searchSources(summaries, typed)), [summaries, typed]);
  usePlacedWords(panel);
  const ranks = useSettledRanks(panel, summaries);
  const { single, groups } = useMemo(() => groupSources(summaries), [summaries]);
  const matching = (candidates: readonly SourceSummary[]) => candidates.filter((summary) => searched.has(summary));
  const matchingGroups = groups.map((group) => ({ group, rows: matching(group.members) })).filter(({ rows }) => rows.length > 0);
  const isSearching = typed.trim() !== '';
  const rows = matching(single);
  const { listed, notKnown } = listSources(rows, isSearching ? undefined : ranks);
  const listedSources = countListed(summaries.map(({ source }) => source));
  const matchCount = rows.length + sum(matchingGroups.map((group) => group.rows.length));
  const list = { slow, ...actions };
  return (
    <section ref={panel} aria-labelledby="sources-heading" className="source-panel">
      <PanelHead summaries={summaries} othersOnly={othersOnly} onOthersOnly={onOthersOnly} onAll={onAll} />
      {listedSources >= searchFrom ? (
        <FindSource typed={typed} onType={setTyped} total={listedSources} matchCount={matchCount} />
      ) : undefined}
      {summaries.length === 0 ? <WaitingSources /> : undefined}
      {listed.length > 0 ? (
        <SourceList key={`single ${typed}`} {...list} summaries={listed} atFirst={singleAtFirst} of={panelWords.listName} />
      ) : undefined}
      <NotKnownSources {...list} summaries={notKnown} />
      {matchingGroups.map(({ group, rows: members }) => (
        <SourceGroupRows key={group.id} group={group} onToggleAll={onToggleAll}>
          <SourceList key={typed} {...list} summaries={members} atFirst={ofGroupAtFirst} of={group.name} brief />
        </SourceGroupRows>
      ))}
    </section>
  );
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

function PanelHead({ summaries, othersOnly, onOthersOnly, onAll }: Pick<Props, 'summaries' | 'othersOnly' | 'onOthersOnly' | 'onAll'>) {
  const own = summaries.some(({ source }) => source.own);
  const hidden = summaries.some((summary) => summary.hidden);
  return (
    <div className="panel-head">
      <h2 id="sources-heading" className="m-0 mr-auto">
        {panelWords.heading}
      </h2>
      {own && !othersOnly ? <LinkButton onPress={onOthersOnly}>{panelWords.othersOnly}</LinkButton> : undefined}
      {hidden ? <LinkButton onPress={onAll}>{panelWords.showAll}</LinkButton> : undefined}
    </div>
  );
}

interface FindProps {
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly total: number;
  readonly matchCount: number;
}

/** Narrows the panel, not the record: ticks stay as they are. */
function FindSource({ typed, onType, total, matchCount }: FindProps) {
  return (
    <div className="px-3 pb-1.5">
      <input
        type="search"
        aria-label={panelWords.findLabel}
        placeholder={panelWords.find}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => onType(event.target.value)}
        className="source-find"
      />
      <p role="status" className="m-0 text-meta text-muted">
        {typed.trim() === '' ? undefined : panelWords.matching(matchCount, total)}
      </p>
    </div>
  );
}
