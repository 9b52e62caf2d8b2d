import type { Metadata, Viewport } from 'next'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { cardOf } from '#lib/pictures/sources.ts'
import { feedLinks } from './feed-links.ts'
import { libreFranklin, newsreader } from './fonts.ts'
import { openPaper } from './paper.ts'
import './globals.css'

export async function generateMetadata(): Promise<Metadata> {
  await connection()
  const { config, paper, view } = await openPaper()
  const card = cardOf('paper', { paper: paper.name, headline: '', source: '' })
  return {
    metadataBase: new URL(config.publicUrl),
    title: { default: paper.name, template: `%s · ${paper.name}` },
    description: paper.tagline,
    applicationName: paper.name,
    alternates: { types: feedLinks(paper.name) },
    manifest: '/manifest.webmanifest',
    icons: {
      icon: [
        { url: '/favicon.ico', sizes: '48x48' },
        { url: '/icon.svg', type: 'image/svg+xml', sizes: 'any' },
      ],
      apple: '/apple-touch-icon.png',
    },
    openGraph: { siteName: paper.name, locale: view.language.replace('-', '_'), images: [card] },
    twitter: { card: 'summary_large_image', images: [card] },
  }
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf6' },
    { media: '(prefers-color-scheme: dark)', color: '#131416' },
  ],
}

/** Pages bring their own bar, masthead and footer by `PageFrame`: a layout does not know which page is current. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  // Every page carries what only the running paper knows, and the press's nonce: none may be made by the build.
  await connection()
  const { view } = await openPaper()
  return (
    <html
      lang={view.language}
      data-theme="auto"
      className={`${newsreader.className} ${libreFranklin.className}`}
      // The press fills in the reader's own choice when it sends the page.
      suppressHydrationWarning
    >
      <body>{children}</body>
    </html>
  )
}
