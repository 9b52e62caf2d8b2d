/** Refused or failed for a foreseeable reason: one sentence, exit 1. */
export class CommandRefusal extends Error {
  override name = 'CommandRefusal'
}
