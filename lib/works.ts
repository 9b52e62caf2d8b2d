import type { SignInProviders } from '#lib/accounts/providers.ts'
import type { Place } from '#lib/places/model.ts'

/**
 * What the paper does outside its store, for whoever runs it: the server sets it at its start, so that pages and
 * actions need nothing of the engine.
 */
export type Works = {
  /** Signing in by accounts elsewhere, for those providers that are set up. */
  providers: SignInProviders
  /**
   * Asks for every address that waits to be a source, a few at a time, and stores what they bring. Settles when none
   * waits any more; a second call joins the first. Never throws for what a source does.
   */
  askSources(): Promise<void>
  /**
   * Reads one source now, paused or not, and stores what it brings. What goes wrong is in its health.
   *
   * @returns false if somebody reads it already
   */
  readSource(id: number): Promise<boolean>
  /** The id of the section of this name, which is made where there is none; null for a name that is none. */
  sectionNamed(name: string): Promise<number | null>
  /** Something may be due to be read. */
  wake(): void
  /** Asks for the weather of the paper's place, and waits no longer than a reader would. */
  askWeather(): Promise<void>
  /** Stores what a hub has pushed. Never throws for what is in it. */
  takePush(push: { sourceId: number; topic: string; bytes: Uint8Array; contentType: string | null }): Promise<void>
  /** Somebody at this address looks at the bar of a place of their own (see lib/weather/on-demand.ts). */
  wantWeather(place: Place, address: string): void
  /** Takes the sample edition away, whole. */
  removeSample(): Promise<void>
}
