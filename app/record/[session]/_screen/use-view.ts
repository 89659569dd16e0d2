'use client';
import { useCallback, useLayoutEffect, useReducer, useRef } from 'react';
import { changeView, type ViewChange } from '#/lib/record/list/change-view.ts';
import { type View, wholeView } from '#/lib/record/model/view.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';

interface Step {
  readonly timeline: Timeline;
  readonly change: ViewChange;
}

/**
 * The reader's choices, in memory only, so that they never pass to another patient (H21). `change` keeps its identity;
 * it works on the record that the reader sees when they choose.
 */
export function useView(timeline: Timeline): readonly [View, (change: ViewChange) => void] {
  const [view, dispatch] = useReducer((before: View, step: Step) => changeView(before, step.timeline, step.change), wholeView);
  const painted = useRef(timeline);
  useLayoutEffect(() => {
    painted.current = timeline;
  }, [timeline]);
  const change = useCallback((choice: ViewChange) => dispatch({ timeline: painted.current, change: choice }), []);
  return [view, change];
}
