/** Words and names of safeguarding: child protection, FGM, domestic abuse and alike. */
const safeguarding =
  /\bsafeguard|\bchild(?:ren)? (?:in need|protection|at risk)|\bat[- ]risk child|\bprotection plan\b|\blooked[- ]after child|\bfgm\b|genital mutilation|\bdomestic (?:abuse|violence)|\bmarac\b|\bhonou?r[- ]based|\bmodern slavery|\bsexual exploitation|\btrafficking/i;
/** Ways into a home. */
const access = /\bkey[ -]?(?:safe|code|box)\b|\b(?:door|gate|entry|access|alarm)[ -]?(?:code|number|pin)\b/i;

/** Tells whether words speak of safeguarding or of a way into a home: no code system has them all. */
export const saysSafeguarding = (words: string): boolean => access.test(words) || safeguarding.test(words);
