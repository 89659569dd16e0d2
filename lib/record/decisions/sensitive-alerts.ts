import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

/** Words and names of safeguarding: child protection, FGM, domestic abuse and alike. */
const safeguarding =
  /\bsafeguard|\bchild(?:ren)? (?:in need|protection|at risk)|\bat[- ]risk child|\bprotection plan\b|\blooked[- ]after child|\bfgm\b|genital mutilation|\bdomestic (?:abuse|violence)|\bmarac\b|\bhonou?r[- ]based|\bmodern slavery|\bsexual exploitation|\btrafficking/i;
/** Ways into a home. */
const access = /\bkey[ -]?(?:safe|code|box)\b|\b(?:door|gate|entry|access|alarm)[ -]?(?:code|number|pin)\b/i;

/**
 * Safeguarding flags and access details: they stand on no first screen, in no strip, search preview or paper (design §8).
 * Recognised by their words, for no code system has them all.
 */
export function isSensitiveAlert(entry: TimelineEntry): boolean {
  if (entry.category !== 'alerts') return false;
  const displays = entry.code?.codings.flatMap(({ display }) => display ?? []) ?? [];
  const words = [entry.title, entry.detail ?? '', ...displays].join('\n');
  return access.test(words) || safeguarding.test(words);
}
