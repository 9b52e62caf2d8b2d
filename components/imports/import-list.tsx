import { LooksAgain } from '#components/setup/looks-again.client.tsx'
import type { ImportView, ToldLine } from '#lib/imports/queries.ts'
import type { PageView } from '#lib/paper/page-view.ts'
import { ImportState } from './import-state.tsx'
import { ToldLines } from './told-lines.tsx'

type Props = { imports: ImportView[]; told: ReadonlyMap<number, ToldLine[]>; view: PageView }

/** What somebody has brought: how far it is, and what could not be taken in. */
export function ImportList({ imports, told, view }: Props) {
  const say = view.words.imports
  const running = imports.some(({ state }) => state === 'waiting' || state === 'running')
  return (
    <section aria-labelledby="imports" className="mt-10 border-rule-strong border-t pt-5">
      <h2 id="imports" className="text-head-m">
        {say.broughtTitle}
      </h2>
      {running && (
        <p className="mt-2 font-sans text-ui">
          <a className="link-quiet" href="/saved/import">
            {say.look}
          </a>
          <LooksAgain />
        </p>
      )}
      <ul>
        {imports.map((one) => (
          <li key={one.id} className="border-rule border-b py-5 last:border-0">
            <h3 className="font-semibold text-[1.12rem] [overflow-wrap:anywhere]">{one.name}</h3>
            <ImportState item={one} view={view} />
            <Few item={one} lines={told.get(one.id) ?? []} view={view} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The first lines that there is something to say of; all of them where they are few, else the way to the others. */
function Few({ item, lines, view }: { item: ImportView; lines: ToldLine[]; view: PageView }) {
  const say = view.words.imports
  const all = item.lines.failed + item.leftOut
  if (all === 0) return null
  const more = all > lines.length
  return (
    <>
      <details className="mt-3" open={!more}>
        <summary className="w-fit cursor-pointer py-0.5 font-sans text-ui underline underline-offset-[0.16em]">
          {say.told(item.lines.failed, item.leftOut)}
        </summary>
        <ToldLines lines={lines} format={item.format} words={view.words} />
      </details>
      {more && (
        <p className="mt-2 font-sans text-ui">
          <a className="link-quiet" href={`/saved/import?of=${item.id}`}>
            {say.allLines(all)}
          </a>
        </p>
      )}
    </>
  )
}
