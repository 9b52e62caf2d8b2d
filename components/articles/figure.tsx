import type { Picture } from '#lib/articles/model.ts'

/** A picture with the size it will have, so that nothing jumps; its caption and credit beneath. */
export function Figure({
  picture,
  className = '',
  frame = 'aspect-[3/2]',
  caption = true,
  eager = false,
}: {
  picture: Picture
  className?: string
  /** The shape that the picture is cut to; a picture far from it is shown whole. */
  frame?: string
  caption?: boolean
  eager?: boolean
}) {
  const ratio = picture.width / picture.height
  const cut = ratio > 0.9 && ratio < 2.6
  const words = [picture.caption, picture.credit].filter(Boolean).join(' ')
  return (
    <figure className={className}>
      <img
        src={picture.src}
        width={picture.width}
        height={picture.height}
        alt={picture.alt}
        loading={eager ? 'eager' : 'lazy'}
        fetchPriority={eager ? 'high' : 'auto'}
        decoding="async"
        className={`block w-full bg-wash ${cut ? `${frame} object-cover` : 'h-auto max-h-[45vh] object-contain'}`}
      />
      {caption && words && <figcaption className="mt-2 font-sans text-ink-3 text-meta">{words}</figcaption>}
    </figure>
  )
}
