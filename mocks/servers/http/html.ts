/** Markup that is already safe to write. */
export interface Markup {
  readonly markup: string;
}

const entities = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities.get(sign) ?? sign);

type Part = string | number | undefined | Markup | readonly Markup[];

/** A template whose texts are escaped and whose markup is not. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: strings.reduce((before, text, index) => before + written(parts[index - 1]) + text) };
}

function written(part: Part): string {
  if (part === undefined) return '';
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  if ('markup' in part) return part.markup;
  return part.map(({ markup }) => markup).join('');
}

const style = `
:root { color-scheme: light dark; --ink: light-dark(#1d2433, #e6e9ef); --soft: light-dark(#5a6478, #9aa4b6); --line: light-dark(#dde2ea, #313a4a);
  --page: light-dark(#f4f6f9, #12161e); --card: light-dark(#fff, #1a202b); --accent: var(--brand, light-dark(#1f5fa8, #7fb2ee)); }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--page); }
header { background: var(--card); border-bottom: 3px solid var(--accent); padding: 14px 24px; display: flex; gap: 16px; align-items: baseline; flex-wrap: wrap; }
header h1 { font-size: 18px; margin: 0; } header nav { margin-left: auto; display: flex; gap: 8px; align-items: baseline; flex-wrap: wrap; }
main { max-width: 1080px; margin: 24px auto; padding: 0 24px; } main.wide { max-width: none; width: 100%; margin: 0; padding: 0; flex: 1; } body:has(main.wide) { display: flex; flex-direction: column; height: 100vh; }
table { width: 100%; border-collapse: collapse; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
th, td { text-align: start; padding: 10px 14px; border-bottom: 1px solid var(--line); } th { color: var(--soft); font-weight: 500; font-size: 13px; }
td.actions { text-align: end; white-space: nowrap; } .soft { color: var(--soft); } .number { font-variant-numeric: tabular-nums; } td.number { white-space: nowrap; }
a { color: var(--accent); } .button { display: inline-block; font: inherit; color: light-dark(#fff, #0d131c); background: var(--accent); border: 1px solid var(--accent); border-radius: 6px; padding: 4px 12px; text-decoration: none; cursor: pointer; }
.button.quiet { color: var(--accent); background: transparent; border-color: var(--line); }
form.people { display: grid; gap: 8px; max-width: 520px; } form.people button { text-align: start; padding: 12px 16px; background: var(--card); color: var(--ink); border: 1px solid var(--line); border-radius: 8px; font: inherit; cursor: pointer; }
form.people button:hover, form.people button:focus-visible { border-color: var(--accent); } form.people small { display: block; color: var(--soft); }
iframe { display: block; width: 100%; height: 100%; border: 0; } select { font: inherit; padding: 6px; }
`;

/** A whole page of one of the mock systems. */
export function htmlPage(title: string, content: Markup, brand?: string): Response {
  const colour = brand === undefined ? '' : `:root { --brand: ${brand}; }`;
  const body = html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${{ markup: style + colour }}
        </style>
      </head>
      <body>
        ${content}
      </body>
    </html>`;
  return new Response(body.markup, { headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' } });
}
