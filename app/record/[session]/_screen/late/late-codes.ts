import { bannerDetailsCode } from '#/components/patient-banner/late-details.ts';
import { sourceFactsCode } from '#/components/source-panel/late-facts.ts';
import { moreBelowCode } from '#/components/summary/late-more-below.ts';
import { chartCode } from '#/components/trend/late-chart.ts';
import { lateCode } from '#/components/ui/late-code.ts';
import { modalCode, popoverCode } from '#/components/ui/late-overlays.ts';
import { filtersCode, matchCode, matchesCode } from './sources-code.ts';

export const openedEntryCode = lateCode(() => import('./opened-entry.tsx').then(({ OpenedEntry }) => OpenedEntry));
export const dialogsCode = lateCode(() => import('./record-dialogs.tsx').then(({ RecordDialogs }) => RecordDialogs));
export const timelineHeadCode = lateCode(() => import('./timeline-head.tsx').then(({ TimelineHead }) => TimelineHead));
export const peopleHeadCode = lateCode(() => import('./people-head.tsx').then(({ PeopleHead }) => PeopleHead));
export const contactRowsCode = lateCode(() => import('./contact-rows.tsx').then(({ ContactRows }) => ContactRows));
export const searchCode = lateCode(() => import('./record-search.tsx').then(({ RecordSearch }) => RecordSearch));
export const observationsCode = lateCode(() => import('./record-observations.tsx').then(({ RecordObservations }) => RecordObservations));
export const flowsheetCode = lateCode(() => import('./record-flowsheet.tsx').then(({ RecordFlowsheet }) => RecordFlowsheet));

/** With the tables of names, which the search has too: they are fetched once. */
export const medicinesCode = lateCode(() =>
  Promise.all([import('./record-medicines.tsx'), import('#/lib/record/search/names/all-names.ts')]).then(
    ([{ recordMedicines }, { nameGroups }]) => recordMedicines(nameGroups),
  ),
);

/** Code that the first screen does not need, in the order in which a reader may reach for it; first what signs out, also offline. */
export const lateCodes = [
  popoverCode,
  bannerDetailsCode,
  sourceFactsCode,
  moreBelowCode,
  openedEntryCode,
  modalCode,
  dialogsCode,
  searchCode,
  matchesCode,
  timelineHeadCode,
  peopleHeadCode,
  flowsheetCode,
  contactRowsCode,
  medicinesCode,
  filtersCode,
  chartCode,
  observationsCode,
  matchCode,
];
