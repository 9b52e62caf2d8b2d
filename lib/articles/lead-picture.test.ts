import { describe, expect, test } from 'vitest'
import { cleanArticle } from './clean-article.ts'
import { isMinor, isSamePicture, type Offered } from './lead-picture.ts'
import type { PictureOf } from './pieces.ts'

const HOST = 'https://news.example'
const any: PictureOf = (url, written) => ({ src: url, width: written?.width ?? null, height: written?.height ?? null })
const offer = (path: string, fields: Partial<Offered> = {}): Offered => ({
  from: 'feed',
  url: `${HOST}${path}`,
  width: null,
  height: null,
  alt: null,
  caption: null,
  credit: null,
  ...fields,
})

function clean(html: string, ...offered: Offered[]) {
  const raw = { headline: 'x', base: `${HOST}/a/b`, link: null, language: 'en', summaryHtml: null, licence: null }
  const article = cleanArticle({ ...raw, html, offered }, any)
  const inText = article.body.flatMap((block) => (block.kind === 'picture' ? block.pictures : []))
  return { picture: article.picture, inText: inText.map(({ src }) => src.slice(HOST.length)) }
}

describe('the picture that stands for an article', () => {
  test('is the one that the feed gives for that', () => {
    const { picture, inText } = clean('<p>a</p><img src="/other-view-of-it.jpg">', offer('/harbour-by-night.jpg'))
    expect(picture).toMatchObject({ src: `${HOST}/harbour-by-night.jpg`, from: 'feed' })
    expect(inText).toEqual(['/other-view-of-it.jpg'])
  })
  test('is in the text too: once, in the wider file, with the words that stand under it there', () => {
    const html =
      '<figure><img src="/harbour-night-1024x683.jpg" alt="Lamps"><figcaption>The harbour. Photo: A. Maker</figcaption></figure><p>a</p>'
    const { picture, inText } = clean(html, offer('/harbour-night-300x200.jpg', { width: 300, height: 200 }))
    expect(picture).toEqual({
      src: `${HOST}/harbour-night-1024x683.jpg`,
      width: 1024,
      height: 683,
      alt: 'Lamps',
      caption: 'The harbour.',
      credit: 'Photo: A. Maker',
      from: 'feed',
    })
    expect(inText).toEqual([])
  })
  test('is the first of the text where the feed gives none, or only a small one', () => {
    const html =
      '<p>a</p><img src="/first.jpg" width="900" height="600"><img src="/second.jpg" width="900" height="600">'
    expect(clean(html).picture).toMatchObject({ src: `${HOST}/first.jpg`, from: 'text' })
    const small = offer('/thumbnail.jpg', { width: 240, height: 160 })
    expect(clean(html, small).picture).toMatchObject({ src: `${HOST}/first.jpg`, from: 'text' })
    expect(clean('<p>a</p>', small).picture).toMatchObject({ src: `${HOST}/thumbnail.jpg`, from: 'feed' })
  })
  test('is what the page gives for previews only where there is no other', () => {
    const page = offer('/preview-of-page.jpg', { from: 'page' })
    expect(clean('<p>a</p>', page).picture).toMatchObject({ from: 'page' })
    expect(clean('<p>a</p><img src="/in-text.jpg">', page).picture).toMatchObject({ from: 'text' })
  })
  test('is never a logo, an icon, an author’s portrait or a tiny one', () => {
    for (const path of [
      '/img/site-logo.png',
      '/avatars/7.jpg',
      '/static/icons/mail.png',
      '/authors/ada.jpg',
      '/logo.png',
    ]) {
      expect([path, clean(`<p>a</p><img src="${path}">`, offer(path)).picture]).toEqual([path, null])
    }
    expect(clean('<p>a</p><img src="/x.jpg" width="120" height="90">').picture).toBeNull()
    expect(clean('<p>a</p><img class="author-avatar" src="/x.jpg">').picture).toBeNull()
    expect(isMinor({ src: 'https://secure.gravatar.com/avatar/7', width: null })).toBe(true)
    expect(isMinor({ src: `${HOST}/2025/08/iconic-bridge-authority.jpg`, width: null })).toBe(false)
  })
  test('of the text keeps the size that its file or its mark says, if one of a picture', () => {
    expect(clean('<p>a</p><img src="/q.jpg" width="640" height="480">').picture).toMatchObject({
      width: 640,
      height: 480,
    })
    expect(clean('<p>a</p><img src="/q.jpg" width="100%" height="480">').picture).toMatchObject({ width: null })
    expect(clean('<p>a</p><img src="/q.jpg" width="9000" height="300">').picture).toMatchObject({ width: null })
  })
})

test('two addresses of one file are one picture; a common name alone is none', () => {
  expect(isSamePicture(`${HOST}/u/harbour-lamps-300x200.jpg`, 'https://i0.wp.example/u/harbour-lamps.jpg?w=900')).toBe(
    true,
  )
  expect(isSamePicture(`${HOST}/u/harbour-lamps.webp`, `${HOST}/u/harbour-lamps-scaled.jpg`)).toBe(true)
  expect(isSamePicture(`${HOST}/2025/07/1.jpg`, `${HOST}/2025/08/1.jpg`)).toBe(false)
  expect(isSamePicture(`${HOST}/a.jpg`, `${HOST}/b.jpg`)).toBe(false)
})
