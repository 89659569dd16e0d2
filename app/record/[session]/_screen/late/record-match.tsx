'use client';
import { ConfirmMatch } from '#/components/source-panel/confirm-match.tsx';
import { renewSession } from '#/lib/queries/renew-session.ts';
import type { SourceTimeline } from '#/lib/record/stream/source-timeline.ts';
import { useRecordActions, useRecordData, useRecordSettings } from '#/app/record/[session]/_screen/record-context.tsx';

interface Props {
  /** The source whose match waits for the reader. */
  readonly checking: string;
  readonly onClose: () => void;
}

/** Asks the reader whether the person at a source is this patient; the answer goes into the session, and the source is asked again. */
export function RecordMatch({ checking, onClose }: Props) {
  const { session, locale } = useRecordSettings();
  const { timeline, serverTime } = useRecordData();
  const { askAgain } = useRecordActions();
  const checked = timeline.sources.get(checking);
  if (!checked || !timeline.patient) return undefined;
  const answer = async (isSame: boolean) => {
    onClose();
    const renewal = await renewSession(session, isSame ? { accept: accepted(checked) } : { reject: [checking] });
    if (renewal.state === 'renewed') askAgain([checking]);
  };
  return (
    <ConfirmMatch
      source={checked.source}
      patient={timeline.patient}
      at={serverTime}
      locale={locale}
      differences={checked.differences}
      isOne={checked.person !== undefined}
      onClose={onClose}
      onAnswer={(isSame) => void answer(isSame)}
    />
  );
}

/** The reader accepts the person whom they saw, at that source (H04). */
const accepted = ({ source, person }: SourceTimeline): readonly string[] => (person === undefined ? [] : [`${source.id}~${person}`]);
