'use client';
import { CloudOff } from 'lucide-react';
import { type Ref, useRef, useState } from 'react';
import { foldedWords } from '#/components/entry/fold-text.ts';
import { spokenNotice } from '#/components/entry/speech/spoken-notice.ts';
import { NoticeLine } from '#/components/entry/notice-line.tsx';
import { Announcer } from '#/components/ui/announcer.tsx';
import { BareButton, LinkButton } from '#/components/ui/button.tsx';
import { useOneStop } from '#/components/ui/use-one-stop.ts';
import type { NotRecorded } from '#/lib/record/decisions/not-recorded.ts';
import { type Notice, noticeText } from '#/lib/record/decisions/notice.ts';
import { noticeWords } from '#/lib/record/decisions/words.ts';
import { useAlertsThatFit } from './use-alerts-that-fit.ts';
import { bannerScreenWords } from './words.ts';
import { Unbroken } from '#/components/entry/unbroken/unbroken.tsx';

interface Props {
  readonly notices: readonly Notice[];
  readonly absence: NotRecorded;
  /** The second line stands on the Summary: what is not known, once. */
  readonly hasSecondLine: boolean;
  /** A second row is kept free for what may still come. */
  readonly isReserved: boolean;
  readonly locale: string;
  readonly onOpen: (id: string) => void;
  readonly ref?: Ref<HTMLElement>;
}

/** Every decision, order that forbids and alert of every source asked, whatever is unticked; in whole words, never left out. */
export function DecisionsStrip({ notices, absence, hasSecondLine, isReserved, locale, onOpen, ref }: Props) {
  // With nothing held, the first row says of everything what the second line would say of each kind.
  const isSaidAlready = notices.length === 0 && !absence.isMissing && !absence.isAsking;
  const spokenNotices = notices.length > 0 ? bannerScreenWords.noticesAre(notices.map((notice) => foldedWords(noticeText(notice)))) : '';
  return (
    <section
      ref={ref}
      aria-labelledby="decisions-head"
      className="decisions-strip"
      data-reserved={isReserved ? true : undefined}
      data-asking={absence.isAsking ? true : undefined}
    >
      <Announcer text={spokenNotices} everyMs={1_000} />
      <h2 id="decisions-head" className="decisions-head">
        {bannerScreenWords.decisionsAndAlerts}
      </h2>
      {notices.length === 0 ? (
        <p className={`decisions-rows ${absence.isMissing ? 'text-warning' : 'text-muted'}`}>
          {absence.isMissing ? <CloudOff size={16} aria-hidden className="flex-none" /> : undefined}
          {absence.strip}
        </p>
      ) : (
        <Rows notices={notices} isReserved={isReserved} locale={locale} onOpen={onOpen} />
      )}
      {hasSecondLine && absence.line !== '' && !isSaidAlready ? (
        <p className={`decisions-line ${absence.isMissing ? 'text-warning' : 'text-muted'}`}>
          {absence.isMissing ? <CloudOff size={14} aria-hidden className="mt-[3px] flex-none" /> : undefined}
          <Unbroken text={absence.line} />
        </p>
      ) : undefined}
    </section>
  );
}

type RowsProps = Pick<Props, 'notices' | 'isReserved' | 'locale' | 'onOpen'>;

/** All that is never cut, then as many other alerts as there is room for. */
function Rows({ notices, isReserved, locale, onOpen }: RowsProps) {
  const list = useRef<HTMLUListElement>(null);
  const [isOpen, setOpen] = useState(false);
  useOneStop(list);
  const { count: room, beginRow } = useAlertsThatFit(list, notices, isReserved);
  const whole = notices.filter(({ kind }) => kind !== 'alert');
  const alerts = notices.filter(({ kind }) => kind === 'alert');
  const shownCount = isOpen ? alerts.length : Math.min(room, alerts.length);
  return (
    <ul ref={list} className="decisions-rows">
      {besideEachOther(whole).map((together) => (
        <li key={together[0]?.id} data-whole className={together.length > 1 ? 'decisions-differ' : undefined}>
          {together[0]?.differs === true ? <span className="font-semibold text-warning">{noticeWords.differ}: </span> : undefined}
          {together.map((notice) => (
            <NoticeButton key={notice.id} notice={notice} locale={locale} onOpen={onOpen} />
          ))}
        </li>
      ))}
      {beginRow ? <li aria-hidden className="decisions-break" /> : undefined}
      {alerts.map((notice, index) => (
        <li key={notice.id} data-alert data-cut={index < shownCount ? undefined : true}>
          <NoticeButton notice={notice} locale={locale} onOpen={onOpen} />
        </li>
      ))}
      {alerts.length > 1 ? (
        <li data-more data-cut={shownCount < alerts.length || isOpen ? undefined : true}>
          <LinkButton aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
            {isOpen ? bannerScreenWords.fewerAlerts : bannerScreenWords.moreAlerts(alerts.length - shownCount)}
          </LinkButton>
        </li>
      ) : undefined}
    </ul>
  );
}

function NoticeButton({ notice, locale, onOpen }: Pick<RowsProps, 'locale' | 'onOpen'> & { readonly notice: Notice }) {
  // A fact of the source's own Patient has no entry to open.
  if (notice.isOfPatient)
    return (
      <span className="notice-fact">
        <NoticeLine notice={notice} locale={locale} />
      </span>
    );
  return (
    <BareButton aria-label={spokenNotice(notice, locale)} className="notice-button" onPress={() => onOpen(notice.id)}>
      <NoticeLine notice={notice} locale={locale} />
    </BareButton>
  );
}

/** Decisions of one kind that differ stand under one heading; every other notice stands alone. */
function besideEachOther(notices: readonly Notice[]): readonly (readonly Notice[])[] {
  return [...Map.groupBy(notices, ({ id, kind, differs }) => (differs ? kind : id)).values()];
}
