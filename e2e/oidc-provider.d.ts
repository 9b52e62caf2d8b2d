/** As much of it as the journeys use; the package brings no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'

  export default class Provider {
    constructor(issuer: string, configuration: object)
    callback(): RequestListener
    /** Ends what a page of ours was asked to settle, and goes on. */
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: object): Promise<void>
  }
}
