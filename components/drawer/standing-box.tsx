import { isDecision, type Notice } from '#/lib/record/decisions/notice.ts';
import { noticeWords } from '#/lib/record/decisions/words.ts';

/** How a decision stands today; the form itself is at its source. */
export function StandingBox({ notice }: { readonly notice: Notice }) {
  if (!isDecision(notice)) return undefined;
  const before = [notice.differs ? noticeWords.differ : undefined, ...notice.before].flatMap((part) => part ?? []);
  return (
    <div className="mt-3 rounded-control bg-warning-tint px-3 py-2 text-detail text-warning">
      {before.length > 0 ? <p className="m-0 font-semibold">{before.join(': ')}</p> : undefined}
      <p className="m-0">{noticeWords.notAForm}</p>
    </div>
  );
}
