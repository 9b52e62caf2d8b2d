import { headers } from 'next/headers'
import { BarLine } from '#components/masthead/bar-line.tsx'
import { ADDRESS_HEADER } from '#lib/forms/model.ts'
import { runtime } from '#lib/runtime.ts'
import { readerBar } from '#lib/weather/paper-bar.ts'
import { openPaper } from '../../paper.ts'

/** The bar alone, between two marks: the press prints it apart from the pages that it stands on (lib/press/bars.ts). */
export default async function Page() {
  const open = await openPaper()
  const line = await readerBar(open)
  if (open.locale.place !== null) {
    runtime().works.wantWeather(open.place, (await headers()).get(ADDRESS_HEADER) ?? '')
  }
  return (
    <>
      <i data-slot-begin="bar" />
      <BarLine line={line} words={open.words} />
      <i data-slot-end="bar" />
    </>
  )
}
