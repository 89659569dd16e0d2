'use client';
import { CloudOff } from 'lucide-react';
import { foldedWords } from '#/components/entry/fold-text.ts';
import { NoticeLine } from '#/components/entry/notice-line.tsx';
import { Announcer } from '#/components/ui/announcer.tsx';
import { LinkButton } from '#/components/ui/button.tsx';
import type { NotRecorded } from '#/lib/record/decisions/not-recorded.ts';
import { type Notice, noticeText } from '#/lib/record/decisions/notice.ts';
import { noticeWords } from '#/lib/record/decisions/words.ts';
import { bannerScreenWords } from './words.ts';

interface Props {
  readonly notices: readonly Notice[];
  readonly absence: Pick<NotRecorded, 'strip' | 'isMissing'>;
  readonly locale: string;
  readonly onOpen: (id: string) => void;
}

/** Every decision, order that forbids and alert of every source asked, whatever is unticked; in whole words, never left out. */
export function AlertsStrip({ notices, absence: { strip, isMissing }, locale, onOpen }: Props) {
  return (
    <section aria-label={bannerScreenWords.decisionsAndAlerts} className="alerts-strip">
      <Announcer
        text={notices.length > 0 ? bannerScreenWords.noticesAre(notices.map((notice) => foldedWords(noticeText(notice)))) : ''}
        everyMs={1_000}
      />
      {notices.length === 0 ? (
        <span className={`flex items-start gap-2 ${isMissing ? 'text-warning' : 'text-muted'}`}>
          {isMissing ? <CloudOff size={16} aria-hidden className="mt-0.5 flex-none" /> : undefined}
          {strip}
        </span>
      ) : (
        <ul className="m-0 flex list-none flex-wrap gap-x-4 gap-y-1 p-0">
          {notices.map((notice, index) => (
            <li key={notice.id} className="flex items-start gap-2">
              {isFirstDiffering(notices, index) ? <span className="font-semibold text-warning">{noticeWords.differ}: </span> : undefined}
              <LinkButton className="link-current inline-block text-start" onPress={() => onOpen(notice.id)}>
                <NoticeLine notice={notice} locale={locale} />
              </LinkButton>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function isFirstDiffering(notices: readonly Notice[], index: number): boolean {
  const notice = notices[index];
  return notice?.differs === true && notices.findIndex(({ differs, kind }) => differs && kind === notice.kind) === index;
}
