import { OutcomeSign } from '#/components/entry/outcome-sign.tsx';
import { NoticeButton } from './notice-button.tsx';
import type { SummaryProps } from './summary-props.ts';
import { noticesWords } from './words.ts';

/** Decisions first, then orders that forbid, then alerts; it never vanishes, and says what is not known. */
export function NoticesBlock({ summary: { alerts }, locale, selected, onOpen }: SummaryProps) {
  const { notices, notRecorded } = alerts;
  return (
    <section aria-label={noticesWords.title} className="px-4 pt-1">
      {notices.map((notice) => (
        <NoticeButton key={notice.id} notice={notice} locale={locale} selected={selected} onOpen={onOpen} />
      ))}
      {notices.length === 0 ? <p className="summary-said">{notRecorded.strip}</p> : undefined}
      <p className={`m-0 flex items-start gap-1.5 pt-1 text-meta ${notRecorded.isMissing ? 'text-warning' : 'text-muted'}`}>
        {notRecorded.isMissing ? <OutcomeSign icon="broken-cloud" /> : undefined}
        {notRecorded.line}
      </p>
    </section>
  );
}
