'use client';
import { AlsoAt } from '#/components/entry/also-at/also-at.tsx';
import { useHiddenHolders } from '#/components/entry/also-at/holders-context.ts';
import { EntryValue } from '#/components/entry/entry-value.tsx';
import { useMisappliedWords } from '#/components/entry/scores/score-reader.ts';
import { SourceBadge } from '#/components/source-badge/source-badge.tsx';
import { dateKindWord, formatClinicalDate } from '#/lib/record/dates/format-date.ts';
import { holdersWords } from '#/lib/record/merge/words.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import { type ComparedRow, compareSources, replacesNone } from '#/lib/record/opened-entry/compare-sources.ts';
import { sharedMedicineName } from '#/lib/record/opened-entry/letter-quotes.ts';
import { asSentence } from '#/lib/record/words/phrase.ts';
import { Codes } from './codes.tsx';
import { Difference } from './difference.tsx';
import { DrawerFoot } from './drawer-foot.tsx';
import { DrawerHead } from './drawer-head.tsx';
import type { DrawerProps } from './drawer-props.ts';
import { Cautions, EntryContent } from './entry-content.tsx';
import { Issues } from './issues.tsx';
import { DerivedLinks, LetterQuotes, LinkedLetters } from './linked-letters.tsx';
import { SourcesTable } from './sources-table.tsx';
import { StandingBox } from './standing-box.tsx';
import { GroupMembers, WhereFrom } from './where-from.tsx';
import { drawerWords } from './words.ts';
import { Unbroken } from '#/components/entry/unbroken/unbroken.tsx';

/** Everything received about one row: the difference between sources, facts, text as written, origins, source data (visual-next §6). */
export function EntryDrawer(props: DrawerProps) {
  const { group, sources, locale } = props;
  const misapplied = useMisappliedWords([group]);
  const compared = group.conflicts.length > 0 ? compareSources(group, props.related) : [];
  // A dose of one of the sources is no title where they differ.
  const name = props.title ?? (compared.length > 0 ? sharedMedicineName(group) : undefined);
  return (
    <article aria-labelledby="entry-title" className="px-4 py-3">
      <div data-copied>
        <DrawerHead {...props} {...(name !== undefined && { title: name })} />
        {props.title ? undefined : (
          <p className="row-value m-0 mt-1">
            <EntryValue entry={group.lead} cautions={group.cautions} />
          </p>
        )}
        {misapplied === undefined ? undefined : <p className="m-0 mt-1 text-detail">{asSentence(misapplied)}</p>}
        <Difference group={group} />
        {compared.length > 0 ? undefined : <When {...props} />}
        <HiddenHolders {...props} />
        {props.notice ? <StandingBox notice={props.notice} /> : undefined}
        {holdersWords(group) && (compared.length === 0 || group.likeness === 'original') ? (
          <p className="m-0 mt-1 text-detail text-muted">{holdersWords(group)}</p>
        ) : undefined}
        <Cautions {...props} />
        <Comparison compared={compared} {...props} />
        {props.document ? (
          <>
            <div className="mt-4">{props.document}</div>
            <h3 className="m-0 mt-6 border-t border-line pt-4 text-heading font-semibold">{drawerWords.aboutDocument}</h3>
          </>
        ) : undefined}
        {compared.length > 0 ? (
          <>
            <Linked hasLetters={false} {...props} />
            <EntryContent {...props} compared={compared} />
          </>
        ) : (
          <>
            <EntryContent {...props} />
            <Linked hasLetters {...props} />
          </>
        )}
        <GroupMembers group={group} sources={sources} locale={locale} />
        <Codes group={group} />
        <WhereFrom {...props} />
      </div>
      <DrawerFoot {...props} />
    </article>
  );
}

function Comparison({ compared, group, ...props }: DrawerProps & { readonly compared: readonly ComparedRow[] }) {
  if (compared.length === 0) return undefined;
  const isMedicine = group.lead.body.shape === 'medication';
  return (
    <>
      <SourcesTable rows={compared} columns={group.sources} {...props} />
      {isMedicine && group.sources.length > 1 && replacesNone(group) ? (
        <p className="m-0 mt-2 text-detail text-muted">{drawerWords.replacesNone(group.sources.length)}</p>
      ) : undefined}
    </>
  );
}

/** Issues and letters that the sources link to the entry; the table of sources has its letters already. */
function Linked({ hasLetters, ...props }: DrawerProps & { readonly hasLetters: boolean }) {
  return (
    <>
      <LetterQuotes {...props} />
      <DerivedLinks {...props} />
      <Issues {...props} />
      {hasLetters ? <LinkedLetters {...props} /> : undefined}
    </>
  );
}

function When({ group: { lead, sources: ids }, sources, locale }: DrawerProps) {
  return (
    <>
      <p className="m-0 mt-1 text-detail text-muted">
        {lead.date ? <Unbroken text={`${formatClinicalDate(lead.date, locale)} · ${dateKindWord(lead.date.kind)}`} /> : drawerWords.noDate}
      </p>
      <ul className="m-0 mt-2 grid list-none gap-1 p-0">
        {ids.map((id) => (
          <SourceName key={id} source={sources.get(id)} />
        ))}
      </ul>
    </>
  );
}

/** Sources that hold it too and are hidden: what they say is neither shown nor compared (H21). */
function HiddenHolders({ group, parts, title, sources }: DrawerProps) {
  const holders = useHiddenHolders(title === undefined ? [group] : parts);
  return holders.length === 0 ? undefined : (
    <p className="m-0 mt-1">
      <AlsoAt holders={holders} sources={sources} whole />
    </p>
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
