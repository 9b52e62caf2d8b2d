/** A place for weather and date. `id` is stable and public (cookie, `/api/weather?place=ID`). */
export type Place = { id: number; name: string; country: string; latitude: number; longitude: number; timeZone: string }
