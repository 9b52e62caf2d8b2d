/** The paper cannot be put up: the start ends with this one line. */
export class StartError extends Error {
  override name = 'StartError'
}
