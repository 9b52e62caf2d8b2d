import type { Picture } from '#lib/articles/model.ts'
import { pictureSources } from '#lib/pictures/sources.ts'

/** A picture with the size it will have, so that nothing jumps; its caption and credit beneath. */
export function Figure({
  picture,
  sizes,
  className = '',
  frame = 'aspect-[3/2]',
  caption = true,
  eager = false,
  whole = false,
}: {
  picture: Picture
  /** How wide it is shown, for the browser's choice among the widths that we have. */
  sizes: string
  className?: string
  /** The shape that the picture is cut to. */
  frame?: string
  caption?: boolean
  eager?: boolean
  /** A tall picture is not cut either: only a wide one never is. */
  whole?: boolean
}) {
  const ratio = picture.width / picture.height
  const cut = ratio < 2.6 && (ratio > 0.9 || !whole)
  const words = [picture.caption, picture.credit].filter(Boolean).join(' ')
  return (
    <figure className={className}>
      <img
        {...pictureSources(picture)}
        sizes={sizes}
        width={picture.width}
        height={picture.height}
        alt={picture.alt}
        loading={eager ? 'eager' : 'lazy'}
        fetchPriority={eager ? 'high' : 'auto'}
        decoding="async"
        // Faces and suns are above the middle.
        className={`picture block w-full ${
          cut ? `${frame} bg-wash object-cover object-[50%_20%]` : 'h-auto max-h-[45svh] object-contain'
        }`}
      />
      {caption && words && <figcaption className="mt-2 font-sans text-ink-3 text-meta">{words}</figcaption>}
    </figure>
  )
}
