import { noticeStyle } from '#/components/notice/notice-style.ts';

/** The notice's stylesheet as a file of our own origin: the content security policy allows no style in the page itself. */
export function GET(): Response {
  return new Response(noticeStyle, { headers: { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'no-store' } });
}
