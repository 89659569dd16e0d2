import { experimental_streamedQuery as streamedQuery, QueryClient, queryOptions } from '@tanstack/react-query';
import { emptyTimeline, type Timeline } from '#/lib/record/stream/timeline.ts';
import { streamTimeline, type TimelineFold } from './stream-timeline.ts';

export const timelineKey = (session: string): readonly ['timeline', string] => ['timeline', session];

/** Query of the whole record, asked once when it opens; never repeated by itself, and dropped when the page leaves. */
export function timelineQuery(session: string) {
  return queryOptions({
    queryKey: timelineKey(session),
    queryFn: streamedQuery<TimelineFold, Timeline, ReturnType<typeof timelineKey>>({
      streamFn: ({ signal }) => streamTimeline({ session, attempt: 1 }, signal),
      reducer: (timeline, fold) => fold(timeline),
      initialValue: emptyTimeline(session),
      refetchMode: 'append',
    }),
    // Comparing 50,000 entries at each batch would cost ten times the rest.
    structuralSharing: false,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    refetchOnMount: false,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
    networkMode: 'always',
  });
}

/** Client in this page's memory only: no persister, ever. */
export const memoryClient = (): QueryClient => new QueryClient();
