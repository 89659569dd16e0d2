import type { Coding } from '#/lib/record/model/coded.ts';
import { effectOf } from '#/lib/record/security-labels/find-code.ts';
import { type LabelMeaning, type ReadLabel, readLabel } from '#/lib/record/security-labels/read-label.ts';
import { mayKeepBack } from './agreement.ts';
import type { LabelRules, PolicyRequest, PolicySource } from './policy.ts';

/** Rules of a configuration without `labels`. */
const noLabelRules: LabelRules = { open: [], keepBack: [], harmless: [] };

/** Tells whether labels keep a resource from this viewer: each label must allow it (the highest counts, DS4P). */
export function isKeptByLabel(request: PolicyRequest, source: PolicySource, labels: readonly Coding[]): boolean {
  return labels.length > 0 && mayKeepBack(request, source) && labels.some((label) => keepsBack(label, request, source));
}

function keepsBack(label: Coding, request: PolicyRequest, source: PolicySource): boolean {
  const read = readLabel(label);
  const { open, keepBack, harmless } = request.labels ?? noLabelRules;
  const names = foreignNames(read);
  if (names.some((name) => harmless.includes(name))) return false;
  const opened = (code: string): boolean =>
    open.some(
      ({ codes, to, roles, sources }) =>
        codes.includes(code) &&
        to.includes(request.viewer.organisation) &&
        roles.includes(request.viewer.role) &&
        (sources === undefined || sources.includes(source.network?.id ?? source.id)),
    );
  const keeps = (meaning: LabelMeaning): boolean => {
    switch (meaning.kind) {
      case 'unreadable':
        return true;
      case 'foreign':
        return !names.some(opened);
      case 'known':
        return (effectOf(meaning.code) === 'keeps-back' || keepBack.includes(meaning.code)) && !opened(meaning.code);
    }
  };
  return read.meanings.some(keeps);
}

/** Names by which configuration knows a label of another system: the system, and `system|code`. */
function foreignNames({ foreign }: ReadLabel): readonly string[] {
  if (foreign === undefined) return [];
  const joined = `${foreign.system}|${foreign.code}`;
  return foreign.system === '' ? [joined] : [foreign.system, joined];
}
