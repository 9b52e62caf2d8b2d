/** The store cannot be opened, migrated or restored: its message is the one sentence that the operator reads. */
export class StoreError extends Error {
  override name = 'StoreError'
}
