import { paragraphsOf } from '#lib/comments/paragraphs.ts'

/** What somebody wrote: paragraphs, lines, and links that vouch for nothing. */
export function CommentText({ text }: { text: string }) {
  return (
    <div className="c-text" dir="auto">
      {paragraphsOf(text).map((lines, paragraph) => (
        // The order of a text is what tells its parts apart.
        <p key={String(paragraph)}>
          {lines.map((pieces, line) => [
            line > 0 && <br key={`end-${String(line)}`} />,
            ...pieces.map(({ text: words, href }, piece) =>
              href ? (
                <a key={`${String(line)}-${String(piece)}`} href={href} rel="nofollow ugc noopener">
                  {words}
                </a>
              ) : (
                words
              ),
            ),
          ])}
        </p>
      ))}
    </div>
  )
}
