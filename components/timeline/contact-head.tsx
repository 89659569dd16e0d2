'use client';
import { CalendarClock, CalendarOff, Unlink } from 'lucide-react';
import { memo } from 'react';
import { foldedWords } from '#/components/entry/fold-text.ts';
import { KindIcon } from '#/components/entry/kind-icon.tsx';
import { notableStatus, plainStatus } from '#/components/entry/status-words.ts';
import { SourceBadges } from '#/components/source-badge/source-badges.tsx';
import type { SourceNames } from './row-words.ts';
import { formatRowDate } from '#/lib/record/dates/format-date.ts';
import { shortDate } from '#/lib/record/dates/short-date.ts';
import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';
import { pickSources } from '#/lib/record/model/public-source.ts';
import type { ContactItem, SectionKey } from '#/lib/record/contacts/contact-items.ts';
import { ContactLine, type LineProps } from './contact-line.tsx';
import { contactWords, kindsWords, plannedWords, stayWords } from './contact-words.ts';

interface SharedProps extends Pick<LineProps, 'locale' | 'total' | 'isCurrent' | 'onToggle' | 'onFocus'> {
  readonly sources: SourceNames;
  readonly thisYear: string;
  readonly onOpen: (id: string) => void;
}

interface ContactProps extends SharedProps {
  readonly item: Extract<ContactItem, { readonly type: 'contact' }>;
  readonly selected: string | undefined;
}

/** A contact: what it was for; pressed, it opens into what belongs to it; its name opens the entry itself. */
export const ContactHead = memo(function ContactHead({ item, selected, ...shared }: ContactProps) {
  const { encounter, date, kinds } = item.contact;
  const { lead } = encounter;
  const { sources, locale, thisYear } = shared;
  const title = foldedWords(lead.title);
  const status = notableStatus(lead) ?? plainStatus(lead);
  const named = (keepsYear: boolean) => [stayWords(lead, { locale, thisYear, keepsYear }), lead.detail].filter(Boolean).join(' · ');
  const kindsText = kindsWords(kinds, locale);
  const day = date && shortDate(date, { locale, thisYear, most: 'day', keepsYear: true });
  return (
    <ContactLine
      {...shared}
      item={item}
      isSelected={encounter.id === selected}
      hasRows={kinds.length > 0}
      isRemoved={lead.assertion === 'removed'}
      title={title}
      speech={[
        title,
        named(true),
        day ?? contactWords.noDate,
        status,
        ...pickSources(encounter.sources, sources).map(({ name }) => name),
        kindsText,
      ]}
      onEntry={() => shared.onOpen(encounter.id)}
      date={<HeadDate date={date} locale={locale} thisYear={thisYear} />}
      icon={<KindIcon category={lead.category} assertion={lead.assertion} />}
      detail={named(false)}
      kindsText={item.isOpen ? '' : kindsText}
      value={status}
      badges={<SourceBadges sources={pickSources(encounter.sources, sources)} locale={locale} />}
    />
  );
});

interface SectionProps extends SharedProps {
  readonly item: Extract<ContactItem, { readonly type: 'section' }>;
}

const sectionIcons = { planned: CalendarClock, undated: CalendarOff, notLinked: Unlink, notReceived: Unlink } satisfies Record<
  SectionKey,
  unknown
>;

/** Rows of no contact: closed at first, always counted. */
export const SectionHead = memo(function SectionHead({ item, ...shared }: SectionProps) {
  const { sources, locale, thisYear } = shared;
  const { key, rows, kinds, isOpen } = item;
  const title = contactWords.sections[key];
  const Icon = sectionIcons[key];
  const wordsOf = (keepsYear: boolean) =>
    key === 'planned' ? plannedWords(rows, { locale, thisYear, keepsYear }) : kindsWords(kinds, locale);
  const holders = [...new Set(rows.flatMap((row) => row.sources))];
  return (
    <ContactLine
      {...shared}
      item={item}
      isSelected={false}
      hasRows
      title={title}
      speech={[title, contactWords.rows(rows.length), wordsOf(true)]}
      icon={<Icon size={16} strokeWidth={1.75} aria-hidden className="text-muted" />}
      detail={isOpen ? '' : wordsOf(false)}
      kindsText=""
      value={contactWords.rows(rows.length)}
      badges={holders.length > mostBadges ? undefined : <SourceBadges sources={pickSources(holders, sources)} locale={locale} />}
    />
  );
});

/** More would not stand on one line. */
const mostBadges = 2;

function HeadDate({
  date,
  locale,
  thisYear,
}: {
  readonly date: ClinicalDate | undefined;
  readonly locale: string;
  readonly thisYear: string;
}) {
  if (!date) return contactWords.noDate;
  const { time } = formatRowDate(date, locale);
  return (
    <>
      <b>{shortDate(date, { locale, thisYear, most: 'day' })}</b> {time ? <span className="text-meta text-muted">{time}</span> : undefined}
    </>
  );
}
