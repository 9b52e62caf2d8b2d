import { FullDate } from '#components/articles/when.tsx'
import { Parts } from '#components/ui/parts.tsx'
import type { PageView } from '#lib/paper/page-view.ts'
import type { Version } from '#lib/versions/model.ts'

/** Every text of an article, each with its address. */
export function VersionList({ address, versions, view }: { address: string; versions: Version[]; view: PageView }) {
  const say = view.words.versions.versions
  return (
    <section aria-labelledby="versions" className="py-7">
      <h2 id="versions" className="text-head-m">
        {say.title}
      </h2>
      <ol className="mt-3 font-sans text-ui">
        {versions.map((version) => (
          <li key={version.number} className="flex flex-wrap gap-x-3 border-rule border-b py-2.5 last:border-0">
            <a
              className="font-semibold underline underline-offset-[0.16em]"
              href={version.until === null ? address : `${address}/version/${version.number}`}
            >
              {say.number(version.number)}
            </a>
            <Parts className="text-ink-2">
              <FullDate iso={version.from} view={view} />
              {version.until === null ? <span>{say.present}</span> : <FullDate iso={version.until} view={view} />}
            </Parts>
          </li>
        ))}
      </ol>
    </section>
  )
}
