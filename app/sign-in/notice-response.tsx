import 'server-only';
import { NoticeDocument } from '#/components/notice/notice-document.tsx';
import type { NoticeProps } from '#/components/notice/notice.tsx';
import { config } from '#/lib/config/config.ts';

/** A notice as an answer with its own status: a page of Next's cannot choose one. */
export async function noticeResponse(notice: Omit<NoticeProps, 'contact'>, status: number, headers = new Headers()): Promise<Response> {
  // Imported here: Next refuses the static import in what it takes for a server component.
  const { renderToStaticMarkup } = await import('react-dom/server');
  const { organisation, locale, help } = config();
  const page = renderToStaticMarkup(
    <NoticeDocument
      {...notice}
      {...(help.contact !== undefined && { contact: help.contact })}
      service={organisation.name}
      language={locale}
      stylesheet="/sign-in/notice.css"
    />,
  );
  headers.set('Content-Type', 'text/html; charset=utf-8');
  headers.set('Cache-Control', 'no-store');
  headers.set('Referrer-Policy', 'no-referrer');
  return new Response(`<!doctype html>${page}`, { status, headers });
}
