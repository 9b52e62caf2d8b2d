/** So many times in so many seconds, and after a burst at that pace. The key names what is counted: `sign-in:person:7`. */
export type Limit = { key: string; times: number; seconds: number }
