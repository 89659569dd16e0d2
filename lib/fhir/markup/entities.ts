/** Named characters of XHTML 1.0 that clinical text uses; any other name is left as it was written. */
const characters = `
  amp & lt < gt > quot " apos ' ndash – mdash — lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ laquo « raquo » hellip … bull •
  middot · deg ° micro µ plusmn ± times × divide ÷ le ≤ ge ≥ ne ≠ asymp ≈ minus − infin ∞ radic √ sum ∑ permil ‰ frac14 ¼
  frac12 ½ frac34 ¾ sup1 ¹ sup2 ² sup3 ³ not ¬ para ¶ sect § dagger † prime ′ Prime ″ larr ← uarr ↑ rarr → darr ↓ harr ↔ rArr ⇒
  check ✓ copy © reg ® trade ™ pound £ euro € cent ¢ yen ¥ alpha α beta β gamma γ delta δ epsilon ε theta θ kappa κ lambda λ mu μ
  pi π sigma σ omega ω Delta Δ Omega Ω Sigma Σ agrave à aacute á acirc â atilde ã auml ä aring å aelig æ ccedil ç egrave è
  eacute é ecirc ê euml ë igrave ì iacute í icirc î iuml ï ntilde ñ ograve ò oacute ó ocirc ô otilde õ ouml ö oslash ø szlig ß
  ugrave ù uacute ú ucirc û uuml ü yacute ý yuml ÿ eth ð thorn þ Agrave À Aacute Á Acirc Â Auml Ä Aring Å AElig Æ Ccedil Ç
  Egrave È Eacute É Ecirc Ê Euml Ë Iacute Í Ntilde Ñ Oacute Ó Ocirc Ô Ouml Ö Oslash Ø Uacute Ú Uuml Ü oelig œ OElig Œ ordm º
  ordf ª iexcl ¡ iquest ¿
`;

/** Spaces, and marks that are seen only by what they do to the letters beside them. */
const spaces: readonly (readonly [string, string])[] = [
  ['nbsp', '\u00A0'],
  ['shy', ''],
  ['ensp', ' '],
  ['emsp', ' '],
  ['thinsp', ' '],
  ['zwnj', ''],
  ['zwj', ''],
  ['lrm', ''],
  ['rlm', ''],
];

const named = new Map([...spaces, ...pairs(characters.trim().split(/\s+/))]);

/** Character references to characters; once only, so that `&amp;lt;` stays `&lt;`. */
export function decodeEntities(text: string): string {
  return text.includes('&') ? text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z][a-z0-9]{1,11}));/gi, decodeOne) : text;
}

function decodeOne(whole: string, hex: string | undefined, decimal: string | undefined, name: string | undefined): string {
  if (name !== undefined) return named.get(name) ?? whole;
  const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  const character = point > 0 && point <= 0x10_ff_ff && !(point >= 0xd8_00 && point <= 0xdf_ff);
  return character ? String.fromCodePoint(point) : '\uFFFD';
}

function pairs(words: readonly string[]): readonly (readonly [string, string])[] {
  return words.flatMap((name, index) => (index % 2 === 0 ? [[name, words[index + 1] ?? ''] as const] : []));
}
