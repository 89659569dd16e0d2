'use client';
import { useSelectedLayoutSegment } from 'next/navigation';
import { DecisionsStrip } from '#/components/patient-banner/decisions-strip.tsx';
import { PatientBanner } from '#/components/patient-banner/patient-banner.tsx';
import { WaitingSources } from '#/components/source-panel/waiting-sources.tsx';
import { OpeningSummary } from '#/components/summary/opening-summary.tsx';
import { WaitingRows } from '#/components/ui/waiting-rows.tsx';
import { notRecorded } from '#/lib/record/decisions/not-recorded.ts';
import { emptyTimeline } from '#/lib/record/stream/timeline.ts';
import { RecordTabs } from './record-tabs.tsx';
import { screenWords } from './words.ts';

interface Props {
  readonly session: string;
  readonly locale: string;
}

/**
 * The frame before anything is known of the patient: painted by the server, the same for every patient (design §2), and kept until the
 * stream has begun. Its parts are as high as those that follow, so that nothing moves.
 */
export function OpeningFrame({ session, locale }: Props) {
  const segment = useSelectedLayoutSegment();
  if (segment === 'print') return <OpeningPaper />;
  return (
    <div className="record-screen">
      <PatientBanner banner={undefined} serverTime="" locale={locale} differing={[]} allergies={undefined} />
      <DecisionsStrip
        notices={[]}
        absence={notRecorded(emptyTimeline(session), [])}
        hasSecondLine={segment === null}
        isReserved
        locale={locale}
        onOpen={doNothing}
      />
      <OpeningLine />
      <div className="record-columns">
        <div className="record-sources">
          <div className="panel-head">
            <h2 className="m-0">{screenWords.sourcesHeading}</h2>
          </div>
          <WaitingSources />
        </div>
        <main className="record-main" aria-busy>
          <div className="record-bar">
            <RecordTabs session={session} locale={locale} hasSafeguarding={false} />
            <div className="search-field" />
          </div>
          <div className="record-pane">
            {segment === null ? (
              <OpeningSummary />
            ) : (
              <div className="waiting-list">
                <WaitingRows count={24} />
              </div>
            )}
          </div>
        </main>
      </div>
    </div>
  );
}

/** In the place of the state line. */
function OpeningLine() {
  return (
    <div className="state-line-opening">
      <p role="status" className="m-0">
        {screenWords.opening}
      </p>
      <noscript>{screenWords.needsScript}</noscript>
    </div>
  );
}

function OpeningPaper() {
  return (
    <div className="record-screen record-plain">
      <OpeningLine />
    </div>
  );
}

const doNothing = () => undefined;
