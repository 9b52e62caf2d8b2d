/** `340 kB`, `1.2 MB`, `64 GB`: as one says it. */
export function sizeText(bytes: number, language: string): string {
  const [unit, per] =
    bytes < 999_500
      ? (['kilobyte', 1e3] as const)
      : bytes < 999.5e6
        ? (['megabyte', 1e6] as const)
        : (['gigabyte', 1e9] as const)
  const amount = bytes / per
  const digits = unit === 'kilobyte' || amount >= 100 ? 0 : 1
  return amount.toLocaleString(language, { style: 'unit', unit, maximumFractionDigits: digits })
}
