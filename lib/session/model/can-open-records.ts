import type { Config } from '#/lib/config/schema/schema.ts';
import type { Viewer } from '#/lib/record/model/viewer.ts';

/** Tells whether a viewer may open records at all (`viewers:`); `lib/policy` decides what they then see. */
export const canOpenRecords = (viewer: Viewer, config: Config): boolean =>
  config.viewers.some(({ organisation, roles }) => organisation === viewer.organisation && roles.includes(viewer.role));
