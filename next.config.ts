import type { NextConfig } from 'next';

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  agentRules: false,
  poweredByHeader: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  images: { unoptimized: true },
  // Next holds a request's body in memory for proxy.ts, before anyone is asked who sent it; ours are a few words.
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
