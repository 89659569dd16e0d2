/**
 * The notice's own stylesheet: it must stand when nothing else of the product does, so it takes no other file.
 * Colours are those of `components/ui/tokens.css`.
 */
export const noticeStyle = `
:root { color-scheme: light dark; --canvas: #f4f6f8; --surface: #fff; --sunken: #eceff3; --line: #d8dde2; --control: #79818b; --text: #1b212a; --muted: #505762; --accent: #0d5c9c; --on-accent: #fff; }
@media (prefers-color-scheme: dark) { :root { --canvas: #101318; --surface: #171a20; --sunken: #1f232a; --line: #30343b; --control: #7a818b; --text: #e5e8ec; --muted: #adb3bc; --accent: #86c1f4; --on-accent: #101318; } }
body { margin: 0; padding: 32px 16px; background: var(--canvas); color: var(--text); font: 400 0.9375rem/1.5rem system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif; font-variant-numeric: tabular-nums; }
.notice-service { max-width: 40rem; margin: 0 auto 12px; color: var(--muted); font-size: 0.8125rem; line-height: 1.25rem; }
.notice { max-width: 40rem; margin: 0 auto; padding: 24px; box-sizing: border-box; border: 1px solid var(--line); border-radius: 6px; background: var(--surface); }
.notice h1 { margin: 0 0 8px; font-size: 1.25rem; line-height: 1.75rem; font-weight: 600; }
.notice h2 { margin: 16px 0 4px; font-size: 0.9375rem; line-height: 1.25rem; font-weight: 600; }
.notice p { margin: 0 0 8px; max-width: 60ch; }
.notice ul { margin: 0; padding-inline-start: 20px; max-width: 60ch; }
.notice li { margin: 0 0 4px; }
.notice .notice-actions { display: flex; flex-wrap: wrap; gap: 8px; margin: 16px 0 8px; }
.notice-actions a { display: inline-flex; align-items: center; min-height: 44px; padding: 0 16px; border: 1px solid var(--control); border-radius: 6px; color: var(--text); text-decoration: none; }
.notice-actions a:hover { background: var(--sunken); }
.notice-actions a.notice-primary { border-color: var(--accent); background: var(--accent); color: var(--on-accent); font-weight: 600; }
.notice-actions a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.notice .notice-small { margin: 16px 0 0; color: var(--muted); font-size: 0.8125rem; line-height: 1.25rem; }
.notice .notice-small + .notice-small { margin-top: 4px; }
.notice-links a { margin-right: 16px; color: var(--accent); }
`;
