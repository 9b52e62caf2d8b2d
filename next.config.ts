import type { NextConfig } from 'next'

const config: NextConfig = {
  // The build on an operator's machine does not check types again: `npm run check` does.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  // The press compresses and makes ETags; Next would do it again for each request.
  compress: false,
  generateEtags: false,
  images: { unoptimized: true },
  // Titles and OpenGraph belong in the head for everybody, not only for known robots.
  htmlLimitedBots: /.*/,
  serverExternalPackages: ['@electric-sql/pglite', 'drizzle-orm', 'pg', 'sanitize-html', 'undici'],
  devIndicators: false,
}

export default config
