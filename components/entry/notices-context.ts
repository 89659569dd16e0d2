'use client';
import { createContext, use } from 'react';
import type { HeldNotices } from '#/lib/record/decisions/held-notices.ts';
import type { Notice } from '#/lib/record/decisions/notice.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { contradictoryWords } from '#/lib/record/words/decision-words.ts';

/** Notices of the record, worked out once for strip, rows, drawer and paper. */
export const NoticesContext = createContext<HeldNotices>({ notices: [], ended: 0 });

/** The notice of a group, where one of its members is a decision, an order that forbids or an alert. */
export function useNoticeOf({ members }: Pick<Group, 'members'>): Notice | undefined {
  const { notices } = use(NoticesContext);
  return notices.find(({ id }) => members.some((member) => member.id === id));
}

/**
 * Words that must come before a decision's title in every row: "Made in a stay that ended 18-Nov-2026: " (H38). A title has the words
 * for its own status and for contradictions already.
 */
export function useStandingWords(entry: TimelineEntry): string {
  const { notices } = use(NoticesContext);
  if (entry.decision === undefined || entry.decision.lapse !== undefined) return '';
  const before = notices.find(({ id }) => id === entry.id)?.before.filter((words) => words !== contradictoryWords) ?? [];
  return before.map((words) => `${words}: `).join('');
}
