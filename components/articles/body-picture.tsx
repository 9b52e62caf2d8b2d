import type { ReactNode } from 'react'
import type { Picture } from '#lib/articles/model.ts'
import { pictureSources } from '#lib/pictures/sources.ts'

/** Pictures among the text, one below the other, and what their source says under them. */
export function BodyPicture({ pictures, caption }: { pictures: Picture[]; caption: ReactNode }) {
  // A caption under nothing says nothing; pictures that cannot be shown leave no gap.
  if (!pictures.length) return null
  return (
    <figure className="article-figure">
      {pictures.map((picture) => (
        // A key is sent to the browser, and nothing of a picture's source may be.
        <Boxed key={pictureSources(picture).src} picture={picture} />
      ))}
      {caption}
    </figure>
  )
}

/** How wide a picture of a shape may be in the column: a tower would fill the screen. */
function narrowed({ width, height }: Picture): string {
  const ratio = width / height
  if (ratio < 0.6) return 'max-w-[17rem]'
  return ratio < 0.95 ? 'max-w-[26rem]' : ''
}

/**
 * The box has the picture's shape by itself, by an empty drawing of that shape: it is the same before the picture comes,
 * when it never comes, and when it turns out to have another shape than was written down.
 */
function Boxed({ picture }: { picture: Picture }) {
  const { width, height, alt } = picture
  return (
    <span className={`relative block w-fit max-w-full bg-wash ${narrowed(picture)}`}>
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        className="h-auto max-w-full"
        aria-hidden="true"
      />
      <img
        {...pictureSources(picture)}
        sizes="(min-width: 42rem) 40rem, 100vw"
        alt={alt}
        loading="lazy"
        decoding="async"
        className="picture absolute inset-0 size-full object-contain"
      />
    </span>
  )
}
