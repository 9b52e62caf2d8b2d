import { expect, it } from 'vitest'
import { isPublicAddress } from './public-address.ts'

it.each([
  'https://pine.example.org/feed.xml',
  'https://www.example.org/feeds/world-news/rss?lang=en&section=world',
  'https://example.org/2025/08/a-very-long-section-name-with-1234-in-it/feed',
  'https://feeds.example.org/the-daily-harbour-and-river-report-2025.xml',
  'https://www.youtube.com/feeds/videos.xml?channel=abc',
])('may be told: %s', (address) => {
  expect(isPublicAddress(address)).toBe(true)
})

it.each([
  'http://127.0.0.1:8099/feed',
  'http://[fd00::1]/feed',
  'http://localhost/feed',
  'http://nas/feed',
  'http://nas.home/feed',
  'https://wiki.corp.internal/feed',
  'http://router.fritz.box/feed',
  'https://me:secret@example.org/feed',
  'https://example.org/feed?token=abc',
  'https://example.org/feed?API_KEY=1',
  'https://example.org/rss?x=9f86d081884c7d659a2feaa0c55ad015',
  'https://example.org/private/9f86d081884c7d659a2feaa0c55ad015/rss.xml',
  'https://www.patreon.example.org/rss/show?auth=Zx81',
  'ftp://example.org/feed',
  'city-desk',
])('is kept here: %s', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})
