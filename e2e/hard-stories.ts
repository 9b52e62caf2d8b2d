import type { BodyBlock, StoredPicture } from '#lib/articles/model.ts'
import { plainPicture } from './plain-picture.ts'

export type Story = {
  headline: string
  standfirst: string | null
  body: BodyBlock[]
  language: string
  picture: StoredPicture | null
}

/** Shapes that break pages: very long headlines and words, extreme pictures, wide tables, another direction. Invented. */
export function hardStories(): Story[] {
  return [longHeadline(), germanWords(), widePicture(), wideTable(), rightToLeft(), endlessWord()]
}

const paragraph =
  'Nobody had asked for it, and so nobody was ready when it came: a wet Thursday, a hall with too few chairs, and a question that would not go away.'

function story(fields: Partial<Story> & { headline: string }): Story {
  return {
    standfirst: null,
    body: [{ kind: 'html', html: `<p>${paragraph}</p><p>${paragraph}</p>` }],
    language: 'en',
    picture: null,
    ...fields,
  }
}

/** 200 characters. */
function longHeadline(): Story {
  const headline =
    'After eleven meetings, four petitions, two changes of mind and one memorable thunderstorm the parish council decides that the swings beside the pond may stay where they have stood since anyone remembers'
  return story({ headline, standfirst: `${paragraph} ${paragraph}`.slice(0, 300) })
}

function germanWords(): Story {
  const headline = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung tritt in Kraft'
  return story({
    headline,
    language: 'de',
    standfirst:
      'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz und Grundstücksverkehrsgenehmigungszuständigkeit.',
    body: [
      {
        kind: 'html',
        html: `<p>Die Straßenverkehrszulassungsordnungsänderungsverordnung gilt seit heute. ${paragraph}</p>`,
      },
    ],
  })
}

/** 10:1, as lead picture and in the text. */
function widePicture(): Story {
  const picture = plainPicture(1_500, 150)
  return story({
    headline: 'A panorama as long as the quay',
    picture,
    body: [
      { kind: 'html', html: `<p>${paragraph}</p>` },
      // In another size: else it would stand in the text alone.
      { kind: 'picture', pictures: [plainPicture(1_600, 160)], caption: 'The quay.' },
    ],
  })
}

/** Twelve columns. */
function wideTable(): Story {
  const months = 'January February March April May June July August September October November December'.split(' ')
  const head = months.map((month) => `<th>${month}</th>`).join('')
  const row = months.map((_, index) => `<td>${(index * 37) % 101} mm</td>`).join('')
  const html = `<p>${paragraph}</p><table tabindex="0"><thead><tr>${head}</tr></thead><tbody><tr>${row}</tr><tr>${row}</tr></tbody></table>`
  return story({ headline: 'A year of rain in twelve columns', body: [{ kind: 'html', html }] })
}

function rightToLeft(): Story {
  return story({
    headline: 'المكتبة الصغيرة التي تعير الآلات الموسيقية',
    standfirst: 'قصة قصيرة من اختراعنا عن مدينة وجسر ونهر.',
    language: 'ar',
    body: [
      { kind: 'html', html: '<p dir="rtl">كان الصباح هادئا، وكان النهر يجري كما جرى دائما. لم يسأل أحد عن السبب.</p>' },
    ],
  })
}

function endlessWord(): Story {
  const word = 'abcdefghij'.repeat(24)
  return story({
    headline: `The address ${word.slice(0, 120)}`,
    body: [{ kind: 'html', html: `<p>${word}</p><pre tabindex="0">${word}</pre>` }],
  })
}
