import type { Messages } from '#lib/messages/model.ts'

/**
 * Makes a feed that somebody has opened in a browser a page that can be read: what it is, and what is in it. Works without
 * script and without XSLT, which browsers are giving up.
 */
export function feedStyle(words: Messages): string {
  const told = JSON.stringify(words.syndication.isFeed).replaceAll('<', '\\3c ')
  return `@namespace atom url("http://www.w3.org/2005/Atom");
rss, atom|feed { display: block; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; color-scheme: light dark;
  color: CanvasText; background: Canvas; font: 1.05rem/1.5 Georgia, serif; }
rss::before, atom|feed::before { content: ${told}; display: block; padding: 0.8rem 1rem; margin-bottom: 1.5rem;
  border: 1px solid; font: 0.95rem/1.5 system-ui, sans-serif; }
channel, item, atom|entry { display: block; }
item, atom|entry { padding: 0.8rem 0; border-top: 1px solid color-mix(in srgb, currentColor 25%, transparent); }
rss *, atom|feed * { display: none; }
rss > channel, channel > item, channel > title, channel > description, item > title, item > link, item > pubDate,
atom|feed > atom|title, atom|feed > atom|subtitle, atom|feed > atom|entry, atom|entry > atom|title,
atom|entry > atom|published { display: block; }
channel > title, atom|feed > atom|title { font-size: 2rem; line-height: 1.15; }
channel > description, atom|feed > atom|subtitle { margin-bottom: 1.5rem; }
item > title, atom|entry > atom|title { font-size: 1.2rem; font-weight: bold; }
item > link, item > pubDate, atom|entry > atom|published { font: 0.85rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
`
}
