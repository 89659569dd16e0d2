import { Course } from './course.tsx';
import { Growth } from './growth.tsx';
import type { ObservationsProps } from './observations-props.ts';
import { OtherObservations } from './other-observations.tsx';
import { ScoreDays } from './score-days.tsx';

/** The observations of a record: scores by day, vital signs over time, growth, and whatever stands in none of them. */
export function Observations(props: ObservationsProps) {
  return (
    <>
      <ScoreDays {...props} />
      <Course {...props} />
      <Growth {...props} />
      <OtherObservations {...props} />
    </>
  );
}
