import 'server-only';
import { NoticeDocument } from '#/components/notice/notice-document.tsx';
import type { NoticeProps } from '#/components/notice/notice.tsx';
import { config } from '#/lib/config/config.ts';
import { htmlResponse } from '#/lib/session/open/html-response.ts';

/** A notice as an answer with its own status: a page of Next's cannot choose one. */
export async function noticeResponse(notice: NoticeProps, status: number, headers?: Headers): Promise<Response> {
  // Next refuses the static import in a module that it takes for a server component.
  const { renderToStaticMarkup } = await import('react-dom/server');
  return htmlResponse(renderToStaticMarkup(<NoticePage {...notice} />), status, headers);
}

function NoticePage(notice: NoticeProps) {
  const { organisation, locale, help } = config();
  return (
    <NoticeDocument
      {...notice}
      links={help.links}
      {...(help.contact !== undefined && { contact: help.contact })}
      service={organisation.name}
      language={locale}
      stylesheet="/sign-in/notice.css"
    />
  );
}
