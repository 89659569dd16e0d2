'use client';
import { useRouter, useSelectedLayoutSegment } from 'next/navigation';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { PrintChoice } from '#/components/print/print-choice.ts';
import type { ListHandle } from '#/components/timeline/timeline-list.tsx';
import { pageCompleteness } from '#/lib/record/completeness/page-completeness.ts';
import { arrangePage } from '#/lib/record/list/arrange-page.ts';
import { type Category, categories } from '#/lib/record/model/category.ts';
import type { HelloMessage } from '#/lib/record/model/timeline-message.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { ActionsContext, DataContext, type ExportRules, type RecordActions, type RecordData, SettingsContext } from './record-context.tsx';
import { RecordFrame } from './record-frame.tsx';
import { useActs } from './recording/use-acts.ts';
import { useServerTime } from './clock/use-server-time.ts';
import { useSlowSources } from './clock/use-slow-sources.ts';
import { useView } from './use-view.ts';

interface Props {
  readonly session: string;
  readonly timeline: Timeline;
  readonly hello: HelloMessage;
  readonly exports: ExportRules;
  readonly askAgain: (sources: readonly string[]) => void;
  readonly onSignOut: () => void;
  readonly children: ReactNode;
}

/** Shares one record among its pages; the frame is drawn again only where it reads what changed. */
export function RecordShell({ session, timeline, hello, exports, askAgain, onSignOut, children }: Props) {
  const settings = useMemo(() => ({ session, locale: hello.locale, hello, exports }), [session, hello, exports]);
  const [data, actions] = useRecord({ session, timeline, hello, askAgain });
  return (
    <SettingsContext value={settings}>
      <ActionsContext value={actions}>
        <DataContext value={data}>
          <RecordFrame onSignOut={onSignOut}>{children}</RecordFrame>
        </DataContext>
      </ActionsContext>
    </SettingsContext>
  );
}

function useRecord({
  session,
  timeline,
  hello,
  askAgain,
}: Pick<Props, 'session' | 'timeline' | 'hello' | 'askAgain'>): readonly [RecordData, RecordActions] {
  const [view, change] = useView(timeline);
  useActs(session, view);
  const [selected, setSelected] = useState<string>();
  const [printed, setPrinted] = useState<PrintChoice>();
  const router = useRouter();
  const list = useRef<ListHandle>(null);
  const actions = useMemo(() => {
    const print = (choice: PrintChoice) => {
      change({ type: 'accept-all' });
      setPrinted(choice);
      router.push(`/record/${session}/print`);
    };
    return { change, open: (id: string | undefined) => setSelected(id), askAgain, print, list };
  }, [session, change, askAgain, router]);
  const segment = useSelectedLayoutSegment();
  const category = categories.find((name): name is Category => name === segment);
  const sources = useMemo(() => new Map([...timeline.sources].map(([id, { source }]) => [id, source])), [timeline.sources]);
  const arrangement = useMemo(() => arrangePage(timeline, view, category), [timeline, view, category]);
  const completeness = useMemo(() => pageCompleteness(timeline, view, category), [timeline, view, category]);
  const serverTime = useServerTime(hello.at);
  const slow = useSlowSources(timeline);
  const data = useMemo(
    () => ({ timeline, sources, serverTime, category, view, arrangement, completeness, selected, slow, printed }),
    [timeline, sources, serverTime, category, view, arrangement, completeness, selected, slow, printed],
  );
  return [data, actions];
}
