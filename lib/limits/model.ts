/** The press tells a page here in how many seconds its address may ask for it again; absent where it may now. */
export const WAIT_HEADER = 'x-broadsheet-wait'

/** So many times in so many seconds, and after a burst at that pace. The key names what is counted: `sign-in:person:7`. */
export type Limit = { key: string; times: number; seconds: number }
