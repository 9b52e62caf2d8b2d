const RIGHT_TO_LEFT = /^(ar|arc|ckb|dv|fa|he|ks|ku-Arab|ps|sd|ug|ur|yi)(-|$)/i

/** Whether a language is written from right to left. */
export const isRightToLeft = (language: string): boolean => RIGHT_TO_LEFT.test(language)
