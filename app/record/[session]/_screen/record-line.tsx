'use client';
import { CalendarClock, ListFilter, Printer } from 'lucide-react';
import { CompletenessLine } from '#/components/completeness/completeness-line.tsx';
import { countListed } from '#/components/source-panel/group-sources.ts';
import { Button } from '#/components/ui/button.tsx';
import { staleMinutes } from '#/lib/record/completeness/page-completeness.ts';
import { shortDate } from '#/lib/record/dates/short-date.ts';
import { sinceWords } from '#/lib/record/since/words.ts';
import { capitalise } from '#/lib/record/words/phrase.ts';
import { useRecordActions, useRecordData, useRecordSettings } from './record-context.tsx';
import type { DialogName } from './late/record-dialogs.tsx';
import { screenWords } from './words.ts';

interface Props {
  readonly hasSourcesButton: boolean;
  readonly onDialog: (name: DialogName) => void;
}

/** The completeness line, with the sheet of sources where there is no column for them, and print. */
export function RecordLine({ hasSourcesButton, onDialog }: Props) {
  const { completeness, serverTime, timeline, sources, slow } = useRecordData();
  const { change, askAgain } = useRecordActions();
  const { locale } = useRecordSettings();
  const stale = staleMinutes(completeness.asOf, serverTime);
  return (
    <CompletenessLine
      facts={completeness}
      slow={[...slow].flatMap((id) => sources.get(id)?.name ?? [])}
      locale={locale}
      {...(stale === undefined ? {} : { staleMinutes: stale })}
      onShowAll={() => change({ type: 'show-all' })}
      onAskAgain={(ids) => askAgain(ids ?? [...timeline.sources.keys()])}
      onDetails={() => onDialog('details')}
    >
      {hasSourcesButton ? (
        <>
          <Button onPress={() => onDialog('sources')}>
            <ListFilter size={16} aria-hidden className="max-sheet:hidden" /> {screenWords.sources(countListed([...sources.values()]))}
          </Button>
          <SinceButton onDialog={onDialog} />
        </>
      ) : undefined}
      <PrintButton onDialog={onDialog} />
    </CompletenessLine>
  );
}

/** Says where no column does it from which day the lists show what is new. */
function SinceButton({ onDialog }: Pick<Props, 'onDialog'>) {
  const { locale } = useRecordSettings();
  const { view, serverTime } = useRecordData();
  const { since } = view;
  const day =
    since && shortDate({ start: since.day, precision: 'day', kind: 'period' }, { locale, thisYear: serverTime.slice(0, 4), most: 'day' });
  return (
    <Button
      aria-label={since ? capitalise(sinceWords(since, locale)) : screenWords.sinceAllTime}
      className={since ? 'border-accent bg-selected font-semibold' : ''}
      onPress={() => onDialog('since')}
    >
      <CalendarClock size={16} aria-hidden className="max-sheet:hidden" /> {screenWords.filters}
      {day === undefined ? undefined : <span className="max-sheet:hidden">{day}</span>}
    </Button>
  );
}

/** Stands only where the deployment allows paper. */
function PrintButton({ onDialog }: Pick<Props, 'onDialog'>) {
  const { exports } = useRecordSettings();
  const { change } = useRecordActions();
  if (!exports.print) return undefined;
  return (
    <Button aria-label={screenWords.print} className="max-sheet:hidden" onPress={() => [change({ type: 'accept-all' }), onDialog('print')]}>
      <Printer size={16} aria-hidden /> <span className="max-wide:hidden">{screenWords.print}</span>
    </Button>
  );
}
