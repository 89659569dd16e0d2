import { Accessibility, Ban, FilePen, type LucideIcon, Siren } from 'lucide-react';
import type { Notice, NoticeTone } from '#/lib/record/decisions/notice.ts';
import { foldedWords } from './fold-text.ts';
import { SourceBadges } from '#/components/source-badge/source-badges.tsx';
import { Unbroken } from './unbroken/unbroken.tsx';
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

interface Props {
  readonly notice: Notice;
  readonly locale: string;
}

/**
 * A notice in words: a tag with what changes its meaning and the source's words, then date and who decided, then sources. A text of many
 * lines is folded, since it would push the notices beside it off the screen; its entry and paper have all of it.
 */
export function NoticeLine({ notice, locale }: Props) {
  const { icon: Icon, iconClass, textClass } = looks[notice.tone];
  return (
    <span className="notice-line" data-tone={notice.tone}>
      <span className="notice-words">
        <span className="notice-tag">
          <Icon size={16} aria-hidden className={`mt-1 flex-none ${iconClass}`} />
          <span className={`font-semibold wrap-anywhere ${textClass}`}>
            {notice.shortBefore.length > 0 ? <Unbroken text={`${notice.shortBefore.join(': ')}: `} /> : undefined}
            <ValueText text={notice.words} whole={false} most={mostOfNotice} />
          </span>
        </span>
        <After notice={notice} />
        {notice.notes.map((note) => (
          <span key={note} className="notice-after font-semibold text-warning">
            {foldedWords(note)}
          </span>
        ))}
      </span>
      <SourceBadges sources={notice.sources} locale={locale} />
    </span>
  );
}

/** Day and who decided; the day of an order that forbids stands in its entry, for it is in force until it is ended. */
function After({ notice: { tone, day, shortDay = day, by, isOver } }: Pick<Props, 'notice'>) {
  const shownDay = tone === 'forbids' ? undefined : shortDay;
  if (shownDay === undefined && by === undefined) return undefined;
  return (
    <span className="notice-after text-muted">
      {shownDay === undefined ? undefined : <span className="whitespace-nowrap">{foldedWords(shownDay)}</span>}
      {by === undefined ? undefined : (
        <span data-over={isOver} className="notice-by">
          {/* The point stays on the line before, so that none begins with it. */}
          {shownDay === undefined ? ' ' : '\u00A0· '}
          <span className={by.length > longestUnbroken ? undefined : 'whitespace-nowrap'}>{foldedWords(by)}</span>
        </span>
      )}
    </span>
  );
}
