import 'server-only';
import { OpeningDocument, type OpeningDocumentProps } from '#/components/notice/opening-document.tsx';
import { config } from '#/lib/config/config.ts';
import { goToSignIn } from '#/lib/queries/go-to-sign-in.ts';
import { htmlResponse } from '#/lib/session/open/html-response.ts';

type Opening = Pick<OpeningDocumentProps, 'way' | 'ticket' | 'withoutScript'> & { readonly nonce: string | null };

/** The page that begins a prepared sign-in under a lock of the whole browser. */
export async function openingResponse(opening: Opening): Promise<Response> {
  // Next refuses the static import in a module that it takes for a server component.
  const { renderToStaticMarkup } = await import('react-dom/server');
  return htmlResponse(renderToStaticMarkup(<OpeningPage {...opening} />), 200);
}

function OpeningPage({ nonce, ...opening }: Opening) {
  const { organisation, locale, help } = config();
  return (
    <OpeningDocument
      {...opening}
      links={help.links}
      {...(help.contact !== undefined && { contact: help.contact })}
      service={organisation.name}
      language={locale}
      stylesheet="/sign-in/notice.css"
      script={`(${goToSignIn.toString()})()`}
      nonce={nonce ?? ''}
    />
  );
}
