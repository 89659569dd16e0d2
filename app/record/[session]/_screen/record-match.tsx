'use client';
import { ConfirmMatch } from '#/components/source-panel/confirm-match.tsx';
import { renewSession } from '#/lib/queries/renew-session.ts';
import type { SourceTimeline } from '#/lib/record/stream/source-timeline.ts';
import { useRecord } from './record-context.tsx';

interface Props {
  /** The source whose match waits for the reader. */
  readonly checking: string;
  readonly onClose: () => void;
}

/** The reader says whether the person at a source is this one; the answer goes into the session, and the source is asked again. */
export function RecordMatch({ checking, onClose }: Props) {
  const { session, timeline, locale, now, askAgain } = useRecord();
  const checked = timeline.sources.get(checking);
  if (!checked || !timeline.patient) return undefined;
  const answer = (isSame: boolean) => {
    onClose();
    void renewSession(session, isSame ? { accept: accepted(checked) } : { reject: [checking] }).then(
      (renewal) => renewal.state === 'renewed' && askAgain([checking]),
    );
  };
  return (
    <ConfirmMatch
      source={checked.source}
      patient={timeline.patient}
      at={now}
      locale={locale}
      differences={checked.differences}
      isOne={checked.person !== undefined}
      onClose={onClose}
      onAnswer={answer}
    />
  );
}

/** The reader's word is about the person whom they saw, at that source (H04). */
const accepted = ({ source, person }: SourceTimeline): readonly string[] => (person === undefined ? [] : [`${source.id}~${person}`]);
