import type { BrowserContext } from '@playwright/test'
import { type Answered, ask } from './ask.ts'

/** Somebody who has signed up through the paper's own form. */
export type Person = {
  handle: string
  /** What a browser of theirs would send. */
  cookie: string
  /** Sends a form as their browser does; what its answer sets is in `cookie` from then on. */
  send(path: string, fields: Record<string, string>, as?: 'form' | 'script'): Promise<Answered>
}

/**
 * Signs somebody up at a paper, which keeps them signed in.
 *
 * @param host what their browser calls the paper, where that is not the address itself
 */
export async function signUp(
  url: string,
  fields: { handle: string; name?: string; email?: string; password?: string },
  host = new URL(url).host,
): Promise<Person> {
  const jar = new Map<string, string>()
  const person: Person = {
    handle: fields.handle,
    cookie: '',
    async send(path, sent, as = 'form') {
      const answered = await ask(url + path, {
        method: 'POST',
        headers: {
          host,
          origin: `http://${host}`,
          'content-type': 'application/x-www-form-urlencoded',
          ...(as === 'script' ? { accept: 'application/json' } : {}),
          ...(person.cookie ? { cookie: person.cookie } : {}),
        },
        body: new URLSearchParams(sent).toString(),
      })
      for (const line of answered.cookies) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
        if (value) jar.set(name, value)
        else jar.delete(name)
      }
      person.cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
      return answered
    },
  }
  const sent = { password: 'two herons by the weir', to: '/', ...fields }
  const answered = await person.send('/send/sign-up', sent, 'script')
  if (!person.cookie.includes('session=')) {
    throw new Error(`${fields.handle} could not sign up: ${answered.status} ${answered.body}`)
  }
  return person
}

/** Gives a browser what somebody's own would have: it is theirs from the next page on. */
export function comeAs(context: BrowserContext, url: string, { cookie }: Person): Promise<void> {
  const cookies = cookie.split('; ').map((pair) => {
    const at = pair.indexOf('=')
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url }
  })
  return context.addCookies(cookies)
}
