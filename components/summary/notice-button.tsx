import { NoticeLine } from '#/components/entry/notice-line.tsx';
import type { Notice } from '#/lib/record/decisions/notice.ts';
import { noticeWords } from '#/lib/record/decisions/words.ts';

interface Props {
  readonly notice: Notice;
  readonly locale: string;
  /** Id of the group that the drawer shows. */
  readonly selected: string | undefined;
  readonly onOpen: (id: string) => void;
}

/** A notice as a row of its block. */
export function NoticeButton({ notice, locale, selected, onOpen }: Props) {
  return (
    <button
      type="button"
      aria-current={notice.id === selected ? 'true' : undefined}
      onClick={() => onOpen(notice.id)}
      className="min-h-(--row-min) w-full border-0 border-b border-solid border-line bg-transparent px-1 py-1.5 text-left text-row text-text hover:bg-sunken focus-visible:-outline-offset-2 aria-[current=true]:bg-selected"
    >
      {notice.differs ? <span className="block text-detail font-semibold text-warning">{noticeWords.differ}</span> : undefined}
      <NoticeLine notice={notice} locale={locale} />
    </button>
  );
}
