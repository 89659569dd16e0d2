import { localDay } from '#/lib/record/dates/local-days.ts';
import { useRecordData, useRecordSettings } from '#/app/record/[session]/_screen/record-context.tsx';

/** The reader's day by the server's clock, `yyyy-mm-dd` in the zone of the locale. */
export function useToday(): string {
  const { locale } = useRecordSettings();
  const { serverTime } = useRecordData();
  return localDay(serverTime, locale) ?? serverTime.slice(0, 10);
}
