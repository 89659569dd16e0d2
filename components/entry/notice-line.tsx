import { Accessibility, Ban, FilePen, type LucideIcon, Siren } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import type { Notice, NoticeTone } from '#/lib/record/decisions/notice.ts';
import { foldedWords } from './fold-text.ts';
import { SourceBadges } from '#/components/source-badge/source-badges.tsx';
import { ValueText } from './written-text.tsx';

interface Look {
  readonly icon: LucideIcon;
  readonly iconClass: string;
  readonly textClass: string;
}

/** Only a decision in force that refuses treatment, and an order that forbids, look like danger; the first alone has its tint. */
const looks: Readonly<Record<NoticeTone, Look>> = {
  danger: { icon: Ban, iconClass: 'text-danger', textClass: 'text-danger' },
  forbids: { icon: Ban, iconClass: 'text-danger', textClass: 'text-danger' },
  plain: { icon: FilePen, iconClass: 'text-muted', textClass: 'text-text' },
  adjustment: { icon: Accessibility, iconClass: 'text-accent', textClass: 'text-text' },
  alert: { icon: Siren, iconClass: 'text-warning', textClass: 'text-text' },
};

/** Characters of a notice: it has the width of the screen. */
const mostOfNotice = 300;
/** Characters of a date or a name that stays on one line. */
const longestUnbroken = 40;

/** Dates as the record writes them: no line wraps inside one. */
const writtenDate = /(\d{2}-[A-Z][a-z]{2}-\d{4}|[A-Z][a-z]{2} \d{1,2}, \d{4})/;

function datesWhole(text: string): readonly ReactNode[] {
  return text.split(writtenDate).map((part, index) =>
    index % 2 === 1 ? (
      <span key={part} className="whitespace-nowrap">
        {part}
      </span>
    ) : (
      part
    ),
  );
}

interface Props {
  readonly notice: Notice;
  readonly locale: string;
}

/**
 * A notice in words: what changes its meaning, the source's words, date and who decided, sources. A text of many lines is folded, since
 * it would push the notices beside it off the screen; its entry and paper have all of it.
 */
export function NoticeLine({ notice, locale }: Props) {
  const { icon: Icon, iconClass, textClass } = looks[notice.tone];
  return (
    <span className="notice-line" data-tone={notice.tone}>
      <Icon size={16} aria-hidden className={`mt-0.5 flex-none ${iconClass}`} />
      <span className={`wrap-anywhere ${textClass}`}>
        {notice.before.length > 0 ? <span className="font-semibold">{datesWhole(`${notice.before.join(': ')}: `)}</span> : undefined}
        <span className="font-semibold">
          <ValueText text={notice.words} whole={false} most={mostOfNotice} />
        </span>
        {notice.after.map((part) => (
          <Fragment key={part}>
            {/* The point stays on the line before, so that none begins with it. */}
            {'\u00A0· '}
            <span className={part.length > longestUnbroken ? undefined : 'whitespace-nowrap'}>{foldedWords(part)}</span>
          </Fragment>
        ))}
      </span>
      <SourceBadges sources={notice.sources} locale={locale} />
    </span>
  );
}
