import { notOpened } from '#/lib/sources/documents/words.ts';
import { afterEach, describe, expect, test } from 'vitest';
import { openConnection } from '#/lib/sources/fetch/connection.ts';
import { attachmentFile } from '#/lib/sources/documents/attachment-file.ts';
import { SourceFailure } from '#/lib/sources/http/source-failure.ts';
import { byteBudget } from '#/lib/sources/reading/read-body.ts';
import { sourceAt, user } from '#/lib/sources/testing/fake-record.ts';
import { plainMock, servePlatform, type ServedPlatform } from '#/mocks/servers/platforms/serve-platform.ts';
import { goodSignature, signedFiles } from '#/mocks/servers/platforms/signed-files.ts';

const served: ServedPlatform[] = [];
afterEach(async () => {
  await Promise.all(served.splice(0).map(({ close }) => close()));
});

/** A platform, and a store of files on another path of its host; each is another host to the other. */
async function serve(): Promise<ServedPlatform & { readonly origin: string }> {
  const server = await servePlatform(
    plainMock,
    (inner) => (request) => (request.url.includes('/files/') ? signedFiles(request) : inner(request)),
  );
  served.push(server);
  return { ...server, origin: new URL(server.url).origin };
}

/** Attachment of a source whose requests carry a token. */
async function open(base: string, url: string, origins: readonly string[]): Promise<string> {
  const authorization = [{ kind: 'static-headers', headers: { Authorization: 'Bearer secret' } }];
  const connection = openConnection(sourceAt(base, {}, { authorization }), user, new AbortController().signal);
  try {
    const file = await attachmentFile(
      { index: 0, contentType: 'text/plain', url },
      { connection, origins, requestId: 'r1', budget: byteBudget(1) },
    );
    return file.ok ? Buffer.from(file.bytes).toString() : file.why;
  } catch (error) {
    return error instanceof SourceFailure ? error.failure.kind : 'unforeseen';
  } finally {
    await connection.close();
  }
}

describe('attachments that a platform keeps elsewhere, signed', () => {
  test.each([
    ['on another path of its host', true],
    ['on another host', false],
  ])('%s: asked only where configured, and then without the token', async (_, sameHost) => {
    const [platform, elsewhere] = await Promise.all([serve(), serve()]);
    const store = sameHost ? platform : elsewhere;
    const file = `${store.origin}/files/letter?${goodSignature}`;
    expect(await open(platform.url, file, [])).toBe(notOpened.notConfigured);
    expect(store.requests).toEqual([]);
    // With the token beside the signature the store would refuse.
    expect(await open(platform.url, file, [store.origin])).toBe('Discharge letter');
    expect(await open(platform.url, `${store.origin}/files/letter?signature=old`, [store.origin])).toBe('denied');
  });

  test('an origin that only looks like the configured one is another', async () => {
    const platform = await serve();
    const { port } = new URL(platform.url);
    for (const address of [`http://ok@127.0.0.1:${port}/files/letter?${goodSignature}`, `http://127.0.0.1.example:${port}/files/letter`])
      expect(await open(platform.url, address, [platform.origin])).toContain('not configured');
    expect(platform.requests).toEqual([]);
  });
});
