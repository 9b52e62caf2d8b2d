import { Parser } from 'htmlparser2'
import { ALLOWED_ATTRIBUTES, ALLOWED_TAGS } from './sanitize.ts'

/** What stands in some HTML that the list does not allow, told by another parse than the one that cleaned it. For tests and benchmarks. */
export function forbiddenMarkup(html: string): string[] {
  const found: string[] = []
  new Parser({
    onopentag(name, attributes) {
      if (!ALLOWED_TAGS.includes(name)) found.push(`<${name}>`)
      for (const [attribute, value] of Object.entries(attributes)) {
        const allowed = [...(ALLOWED_ATTRIBUTES['*'] ?? []), ...(ALLOWED_ATTRIBUTES[name] ?? [])]
        if (!allowed.includes(attribute)) found.push(`<${name} ${attribute}>`)
        const address = attribute === 'href' || attribute === 'src' || attribute === 'poster'
        if (address && !/^(?:https?:\/\/[^/\\]|\/[^/\\])/.test(value)) found.push(`${name} ${attribute}=${value}`)
        if (attribute === 'rel' && value !== 'noopener nofollow ugc') found.push(`rel=${value}`)
      }
      if (name === 'a' && attributes.href?.startsWith('http') && !attributes.rel) found.push('link out without rel')
    },
    onprocessinginstruction: (name) => found.push(name),
    oncomment: (text) => found.push(`<!--${text}`),
  }).end(html)
  return found
}
