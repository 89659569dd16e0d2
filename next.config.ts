import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import type { NextConfig } from 'next';

/** Files that do not shrink are not worth a second copy. */
const leastBytes = 1_000;

/** Compresses the files of the page better than there is time for at a request (decision 0044); `compressed-files.ts` sends them. */
async function compressFiles({ distDir }: { readonly distDir: string }): Promise<void> {
  const folder = join(distDir, 'static');
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.(?:js|mjs|css)$/.test(name));
  const compress = async (path: string): Promise<void> => {
    const bytes = await readFile(path);
    if (bytes.length >= leastBytes) await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes));
  };
  await Promise.all(names.map((name) => compress(join(folder, name))));
}

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  agentRules: false,
  poweredByHeader: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  images: { unoptimized: true },
  // Next holds a request's body in memory for proxy.ts, before anyone is asked who sent it; ours are a few words.
  compiler: { runAfterProductionCompile: compressFiles },
  experimental: { proxyClientMaxBodySize: '1mb' },
  // Types are a step of their own (`npm run types`), tests and mocks included; the build need not do it twice.
  typescript: { ignoreBuildErrors: true },
  // oidc and FHIR clients are used on the server as they are published.
  serverExternalPackages: ['fhirclient', 'openid-client', 'undici'],
  async headers() {
    return [
      {
        // Declared here, not in the handler, so that Next gzips the stream without holding it back:
        // a handler's own content type is compressed only for the types in Next's list.
        source: '/record/:session/stream',
        headers: [{ key: 'Content-Type', value: 'text/x-ndjson; charset=utf-8' }],
      },
    ];
  },
};

export default config;
