/**
 * The legacy charset that bytes without any declaration are most likely in; null if none convinces. Each candidate is
 * judged by what its text would be made of: the share of the letters its language uses, less those it never would.
 */
export function guessCharset(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 65_536)
  if (!hasForeignWords(sample)) return null
  let best: { charset: string; score: number } | null = null
  for (const { charset, common, rare, weight } of CANDIDATES) {
    const text = new TextDecoder(charset).decode(sample)
    const foreign = count(text, /\P{ASCII}/gu)
    if (foreign === 0) return null
    const faults = count(text, /[\ufffd\u0080-\u009f\ue000-\uf8ff]/g)
    const score = (weight * count(text, common) - 2 * count(text, rare) - 10 * faults) / foreign
    if (score > 0.6 && score > (best?.score ?? 0)) best = { charset, score }
  }
  return best?.charset ?? null
}

/** Languages of Latin letters have single bytes above ASCII among letters below it; the others have whole words of them. */
function hasForeignWords(bytes: Uint8Array): boolean {
  let high = 0
  let beside = 0
  for (let at = 0; at < bytes.length; at++) {
    if ((bytes[at] ?? 0) < 0x80) continue
    high++
    if ((bytes[at + 1] ?? 0) >= 0x80 || (bytes[at - 1] ?? 0) >= 0x80) beside++
  }
  return beside > high * 0.6
}

const count = (text: string, letters: RegExp) => text.match(letters)?.length ?? 0

const KANA = /[ぁ-んァ-ヶー、。]/g
const HALF_WIDTH = /[｡-ﾟ]/g
const RUSSIAN = /[а-яё]/g
/** Letters that Russian lacks or hardly uses, box drawing, and capitals in the middle of a word. */
const NOT_RUSSIAN = /[ъЂЃѓЉЊЌЋЏђљњќћџЎўЈҐЄЇІіґєјЅѕї─-╿]|(?<=[а-яё])[А-ЯЁ]/g
/** The most used characters of Chinese, plain and traditional: about half of any text. Japanese has kana instead. */
const HAN =
  /[的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于着下自之年过過发發后後作里用道行所然家种事成方多经經么去法学學如都同现現当没動动面起看定天分还進进好小部其些主样樣理心本前开開但因只从從想实實日军者意无無力它与與长長把机機十民第公此已工使情明性知全三又关關点點正业業外将將高间間由问很最重并物手应應战向头頭文体體政美相见見利等二产產或新己制身加西月话合回特代内信表化老给世位次度门任常先海通教原东提立及比员員解水名真论論处走义各入几口认条條平系气題题活更别打女变四神总何电電数数安少报報才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基书非则听白界达光放强即像难且权思王象完设式色路记記南品住告类求据程北边张该交规万取拉格望觉术领共确传师观清今切院让识带导争运标訊網页頁，。]/g

const CANDIDATES = [
  { charset: 'euc-jp', common: KANA, rare: HALF_WIDTH, weight: 2 },
  { charset: 'shift_jis', common: KANA, rare: HALF_WIDTH, weight: 2 },
  { charset: 'euc-kr', common: /[가-힣]/g, rare: /[一-龠ぁ-んァ-ヶ]/g, weight: 1 },
  { charset: 'gb18030', common: HAN, rare: KANA, weight: 2 },
  { charset: 'big5', common: HAN, rare: KANA, weight: 2 },
  { charset: 'koi8-r', common: RUSSIAN, rare: NOT_RUSSIAN, weight: 1 },
  { charset: 'windows-1251', common: RUSSIAN, rare: NOT_RUSSIAN, weight: 1 },
  { charset: 'windows-1255', common: /[א-ת]/g, rare: /[\p{L}--[א-ת\p{ASCII}]]/gv, weight: 1 },
  { charset: 'windows-874', common: /\p{Script=Thai}/gu, rare: /[๏๚๛]/g, weight: 1 },
]
