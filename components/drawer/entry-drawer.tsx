'use client';
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { EntryValue } from '#/components/entry/entry-value.tsx';
import { SourceBadge } from '#/components/source-badge/source-badge.tsx';
import { IconButton } from '#/components/ui/button.tsx';
import { dateKindWord, formatClinicalDate } from '#/lib/record/dates/format-date.ts';
import { holdersWords } from '#/lib/record/merge/words.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import { ConflictBox } from './conflict-box.tsx';
import type { DrawerProps } from './drawer-props.ts';
import { EntryContent } from './entry-content.tsx';
import { RelatedEntries } from './related-entries.tsx';
import { GroupMembers, WhereFrom } from './where-from.tsx';
import { StandingBox } from './standing-box.tsx';
import { drawerWords } from './words.ts';

/** Everything received about one row: facts, conflicts between sources, text as written, origins. */
export function EntryDrawer(props: DrawerProps) {
  const { group, sources, locale } = props;
  const { lead } = group;
  return (
    <article aria-labelledby="entry-title" className="p-4">
      <div className="flex items-start gap-1">
        <h2
          id="entry-title"
          tabIndex={-1}
          className={`m-0 mr-auto text-heading font-semibold ${lead.assertion === 'removed' ? 'text-muted line-through' : ''}`}
        >
          {props.title ?? lead.title}
        </h2>
        <Steps {...props} />
      </div>
      {props.title ? undefined : (
        <p className="row-value m-0 mt-1">
          <EntryValue entry={lead} cautions={group.cautions} />
        </p>
      )}
      <p className="m-0 mt-1 text-detail text-muted">
        {lead.date ? `${formatClinicalDate(lead.date, locale)} · ${dateKindWord(lead.date.kind)}` : 'No date'}
      </p>
      <ul className="m-0 mt-2 grid list-none gap-1 p-0">
        {group.sources.map((id) => (
          <SourceName key={id} source={sources.get(id)} />
        ))}
      </ul>
      {props.notice ? <StandingBox notice={props.notice} /> : undefined}
      {holdersWords(group) ? <p className="m-0 mt-1 text-detail text-muted">{holdersWords(group)}</p> : undefined}
      {group.conflicts.length > 0 ? <ConflictBox conflicts={group.conflicts} sources={sources} /> : undefined}
      {props.document ? (
        <>
          <div className="mt-4">{props.document}</div>
          <h3 className="m-0 mt-6 border-t border-line pt-4 text-heading font-semibold">{drawerWords.aboutDocument}</h3>
        </>
      ) : undefined}
      <EntryContent {...props} />
      <RelatedEntries {...props} />
      <GroupMembers group={group} sources={sources} locale={locale} />
      <WhereFrom {...props} />
    </article>
  );
}

function Steps({ onStep, onClose }: Pick<DrawerProps, 'onStep' | 'onClose'>) {
  return (
    <div className="-mt-0.5 flex flex-none text-muted">
      <IconButton aria-label="Previous row" onPress={() => onStep(-1)}>
        <ChevronUp size={18} aria-hidden />
      </IconButton>
      <IconButton aria-label="Next row" onPress={() => onStep(1)}>
        <ChevronDown size={18} aria-hidden />
      </IconButton>
      <IconButton aria-label="Close" onPress={onClose}>
        <X size={18} aria-hidden />
      </IconButton>
    </div>
  );
}

function SourceName({ source }: { readonly source: PublicSource | undefined }) {
  if (!source) return undefined;
  return (
    <li className="flex items-center gap-2 text-detail">
      <SourceBadge source={source} silent /> {source.name}
    </li>
  );
}
