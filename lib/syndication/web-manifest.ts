import type { Messages } from '#lib/messages/model.ts'
import type { PaperIdentity } from '#lib/paper/model.ts'

const PNG = 'image/png'
const RIGHT_TO_LEFT = /^(ar|arc|ckb|dv|fa|he|ps|sd|ug|ur|yi)(-|$)/i
const SHORT = 12

/**
 * What a system needs to put the paper among its own programs, and to hand it links that people share: they arrive at a page
 * that asks before anything is saved.
 *
 * @see https://www.w3.org/TR/appmanifest/
 */
export function webManifest(paper: PaperIdentity, words: Messages) {
  const icon = (name: string, size: number, purpose?: 'maskable') => ({
    src: `/${name}`,
    sizes: `${size}x${size}`,
    type: PNG,
    ...(purpose && { purpose }),
  })
  const icons = [icon('icon-192.png', 192)]
  return {
    id: '/',
    name: paper.name,
    short_name: paper.name.length > SHORT ? (paper.name.split(/\s+/).at(-1) ?? paper.name).slice(0, SHORT) : paper.name,
    ...(paper.tagline && { description: paper.tagline }),
    lang: paper.language,
    dir: RIGHT_TO_LEFT.test(paper.language) ? 'rtl' : 'ltr',
    start_url: '/',
    scope: '/',
    display: 'minimal-ui',
    background_color: '#fbfaf6',
    theme_color: '#fbfaf6',
    categories: ['news'],
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      ...icons,
      icon('icon-512.png', 512),
      icon('icon-maskable512.png', 512, 'maskable'),
    ],
    share_target: { action: '/save', method: 'GET', params: { title: 'title', text: 'text', url: 'url' } },
    shortcuts: [
      { name: words.syndication.latest, url: '/latest', icons },
      { name: words.syndication.saved, url: '/saved', icons },
    ],
  }
}
