import { EntryValue } from '#/components/entry/entry-value.tsx';
import { SourceBadge } from '#/components/source-badge/source-badge.tsx';
import { LinkButton } from '#/components/ui/button.tsx';
import { formatClockTime, formatClinicalDate } from '#/lib/record/dates/format-date.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import type { DrawerProps } from './drawer-props.ts';
import { Section } from './section.tsx';
import { drawerWords } from './words.ts';
import { Unbroken } from '#/components/entry/unbroken/unbroken.tsx';

type Sources = ReadonlyMap<string, PublicSource>;

/** The entries of a row and the reason that they are grouped: grouping deletes nothing (design §6). */
export function GroupMembers({ group, sources, locale }: { readonly group: Group; readonly sources: Sources; readonly locale: string }) {
  if (group.members.length < 2) return undefined;
  return (
    <Section title={drawerWords.groupedBecause}>
      <p className="m-0 text-detail text-muted">{group.reason}</p>
      <ul className="m-0 mt-1 list-none divide-y divide-line border-y border-line p-0">
        {group.members.map((entry) => (
          <li key={entry.id} className="flex items-start gap-3 py-1.5 text-detail">
            <span className="min-w-0 flex-1">
              {entry.title}
              <span className="block text-detail text-muted">
                <Unbroken
                  text={[
                    entry.date ? formatClinicalDate(entry.date, locale) : drawerWords.noDate,
                    entry.status,
                    replacedWords(group, entry.id),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                />
              </span>
              {replacedWords(group, entry.id) ? <EntryValue entry={entry} cautions={entry.cautions} /> : undefined}
            </span>
            <span className="flex gap-1 pt-0.5">
              {entry.origins.map((origin) => (
                <Badge key={`${origin.source} ${origin.reference}`} source={sources.get(origin.source)} />
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** H35: an earlier version is marked as such, with its content. */
function replacedWords({ replaced }: Group, id: string): string | undefined {
  return replaced?.find((member) => member.id === id)?.words;
}

type WhereFromProps = Pick<DrawerProps, 'group' | 'sources' | 'receivedAt' | 'documentTitle' | 'onReadAt'>;

/** Each origin: its source, time of receipt and version; its reference is source data. */
export function WhereFrom(props: WhereFromProps) {
  const { group, sources, receivedAt } = props;
  const origins = group.members.flatMap((entry) => entry.origins);
  return (
    <Section title={drawerWords.whereFrom}>
      <ul className="m-0 mt-1 list-none p-0 text-meta/5 text-muted">
        {origins.map((origin) => {
          const received = receivedAt.get(origin.source);
          const facts = [
            received ? drawerWords.receivedAt(formatClockTime(received)) : undefined,
            origin.version ? drawerWords.versionOf(origin.version) : undefined,
          ].filter(Boolean);
          const name = sources.get(origin.source)?.name ?? origin.source;
          return (
            <li key={`${origin.source} ${origin.reference}`} className="wrap-anywhere">
              {facts.length > 0 ? `${name}: ${facts.join(', ')}` : name}
              {origin.document === undefined ? undefined : <TakenFrom {...props} document={origin.document} place={origin.place} />}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

interface TakenFromProps extends Pick<DrawerProps, 'documentTitle' | 'onReadAt'> {
  readonly document: string;
  readonly place: string | undefined;
}

/** The document that holds the entry, and the way to its place there. */
function TakenFrom({ document, place, documentTitle, onReadAt }: TakenFromProps) {
  const title = documentTitle?.(document);
  return (
    <span className="block">
      {drawerWords.fromDocument(title)}
      {title !== undefined && onReadAt ? (
        <LinkButton className="block" aria-label={`${drawerWords.openInDocument}: ${title}`} onPress={() => onReadAt(document, place)}>
          {drawerWords.openInDocument}
        </LinkButton>
      ) : undefined}
    </span>
  );
}

function Badge({ source }: { readonly source: PublicSource | undefined }) {
  return source ? <SourceBadge source={source} silent /> : undefined;
}
