import 'server-only';
import type { Config } from '#/lib/config/schema/schema.ts';
import type { SummarySettings } from '#/lib/record/model/summary-settings.ts';
import type { Viewer } from '#/lib/record/model/viewer.ts';

/** The operator's part in the first screen of one reader: every section, and the one lens for their role and organisation; undefined: nothing. */
export function summarySettings(
  { sections, lenses }: Config['summary'],
  { role, organisation }: Pick<Viewer, 'role' | 'organisation'>,
): SummarySettings | undefined {
  const lens = lenses.find(({ roles, organisations }) => roles.includes(role) && (organisations?.includes(organisation) ?? true));
  if (sections.length === 0 && lens === undefined) return undefined;
  return { sections, lens: { order: lens?.order ?? [], folded: lens?.folded ?? [] } };
}
