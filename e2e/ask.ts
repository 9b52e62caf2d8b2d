import { request } from 'node:http'
import { filesOf } from './book-files.ts'

export type Answered = {
  status: number
  headers: Record<string, string>
  cookies: string[]
  /** Status, headers and body as one text, to be searched. */
  whole: string
  /** Of a book, its files one after the other. */
  body: string
}

type Asked = { method?: string; headers?: Record<string, string>; body?: string }

/** One request with exactly these headers, `Host` among them: a browser and `fetch` add some of their own. */
export function ask(url: string, { method = 'GET', headers = {}, body = '' }: Asked = {}): Promise<Answered> {
  return new Promise((settle, fail) => {
    const length = body ? { 'content-length': String(Buffer.byteLength(body)) } : {}
    const asking = request(url, { method, headers: { ...headers, ...length }, agent: false }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part) => parts.push(part))
      response.once('error', fail)
      response.once('end', () => {
        const bytes = Buffer.concat(parts)
        const isBook = response.headers['content-type'] === 'application/epub+zip'
        const text = isBook ? [...filesOf(bytes).values()].join('\n') : bytes.toString('utf8')
        const fields = Object.entries(response.headers).map(([name, value]) => [name, String(value)])
        settle({
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(fields),
          cookies: response.headers['set-cookie'] ?? [],
          whole: `${response.statusCode} ${response.rawHeaders.join('\n')}\n\n${text}`,
          body: text,
        })
      })
    })
    asking.once('error', fail)
    asking.end(body)
  })
}
