import { isSamePicture } from '#lib/articles/lead-picture.ts'
import type { ArticlePage, Picture } from '#lib/articles/model.ts'
import { Figure } from './figure.tsx'

/** The picture that stands for a story, above its text; nothing where it stands in the text anyway. */
export function LeadFigure({ article }: { article: ArticlePage }) {
  const { picture } = article
  if (!picture || standsInText(article, picture)) return null
  return (
    <Figure
      picture={picture}
      sizes="(min-width: 56rem) 54rem, 100vw"
      className="mx-auto mt-6 max-w-[54rem]"
      // So low that the first lines stand on the first screen, where that leaves a picture at all.
      frame="aspect-[3/2] max-h-[45svh] lg:max-h-[clamp(15rem,100svh-35.5rem,45svh)]"
      whole
      eager
    />
  )
}

function standsInText({ body }: ArticlePage, { address }: Picture): boolean {
  return body.some(
    (block) => block.kind === 'picture' && block.pictures.some((one) => isSamePicture(one.address, address)),
  )
}
