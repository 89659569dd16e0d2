import { WaitingRows } from '#/components/ui/waiting-rows.tsx';

/** Rows of a usual exchange, before its sources are known. */
const usualSources = 7;

/** Grey bars in the place of the sources. */
export const WaitingSources = () => <WaitingRows count={usualSources} />;
