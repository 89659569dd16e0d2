/** Name of what a part of a score measures: "Respiratory rate" of "NEWS2 respiratory rate score". */
export function scorePartName(text: string): string {
  const name = text
    .replace(
      /\b(?:Royal College of Physicians |NEWS ?2|National Early Warning Score 2|\(observable entity\)|sub-?score|score|points)\b/gi,
      '',
    )
    .replace(/[\s(),:–-]+/g, ' ')
    .trim();
  return name === '' ? text : `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
