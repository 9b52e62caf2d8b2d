import { escapeMarkup } from '#lib/sample/markup.ts'
import { SAMPLE_ORIGIN } from '#lib/sample/model.ts'
import { chromeOf } from '#lib/sample/page-chrome.ts'
import type { SampleSource, SampleStory } from '#lib/sample/read-edition.ts'
import { feedName, figure } from '#lib/sample/write-feed.ts'

// The pages play careless sites, in those sites' words: they are the edition's material, not our interface.

function each(tag: string, texts: readonly string[]): string {
  return texts.map((text) => `<${tag}>${text}</${tag}>`).join('')
}

function frame(source: SampleSource, title: string, main: string, tracked: string): string {
  const at = `/sample/${source.slug}/`
  const chrome = chromeOf(source)
  return `<!doctype html>
<html lang="${source.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeMarkup(title)} | ${escapeMarkup(source.title)}</title>
<link rel="stylesheet" href="${at}style.css">
<link rel="icon" type="image/gif" href="${at}pixel.gif?from=icon">
<link rel="alternate" type="application/${source.format === 'json' ? 'feed+json' : 'rss+xml'}" title="${escapeMarkup(source.title)}" href="${at}${feedName(source)}">
</head>
<body>
<div class="cookie-banner" role="note"><p>${escapeMarkup(source.cookieBanner)}</p><span class="button">${chrome.accept}</span> <span class="link">${chrome.partners}</span></div>
<div class="topbar">${each('span', chrome.bar)}</div>
<header class="site"><a class="logo" href="${at}">${escapeMarkup(source.title)}</a><p>${escapeMarkup(source.tagline)}</p></header>
<nav class="mega"><ul>${each('li', chrome.menu)}</ul></nav>
<div class="ad leaderboard"><small>${chrome.ad}</small><p>${escapeMarkup(source.unsoldBox)}</p></div>
<div class="columns">
${main}
<aside class="sidebar"><div class="promo"><h3>${chrome.promo}</h3><p>${escapeMarkup(source.newsletter)}</p><span class="button">${chrome.signUp}</span></div>
<div class="ad"><small>${chrome.ad}</small><p>${escapeMarkup(source.unsoldBox)}</p></div>
<div class="trending"><h3>${chrome.trending}</h3><ol>${each('li', chrome.trends)}</ol></div></aside>
</div>
<footer class="site"><p>${escapeMarkup(source.title)} ${chrome.invented}</p></footer>
<img class="pixel" src="${at}pixel.gif?from=page&amp;story=${tracked}" width="1" height="1" alt="">
</body>
</html>
`
}

/** A story's page as its careless paper serves it. */
export function writePage(source: SampleSource, story: SampleStory): string {
  const chrome = chromeOf(source)
  const date = story.published.slice(0, 16).replace('T', ' ')
  const cut = story.kind === 'cut'
  const goOn = cut ? `<div class="paywall"><p>${chrome.goOn}</p></div>` : ''
  const body = cut ? story.body.replace(/<\/p>\s*$/, ' …</p>') : story.body
  const share = `<div class="share">${each('span', chrome.share)}</div>`
  const main = `<main><article class="story" lang="${story.language ?? source.language}">
<p class="crumbs">Home » ${escapeMarkup(story.section)} » ${escapeMarkup(story.kicker ?? story.section)}</p>
<h1>${escapeMarkup(story.title)}</h1>
${story.standfirst ? `<p class="standfirst">${escapeMarkup(story.standfirst)}</p>` : ''}
<p class="byline">${chrome.by} <span rel="author">${escapeMarkup(story.author)}</span> · <time datetime="${story.published}">${date}</time></p>
${share}
${figure(story)}
<div class="text">
${body.replaceAll(SAMPLE_ORIGIN, '')}
</div>${goOn}
${share}
</article></main>`
  return frame(source, story.title, main, story.slug)
}

/** A source's own front page, which names its feed. */
export function writeSitePage(source: SampleSource, stories: SampleStory[]): string {
  const items = stories.map(
    (story) =>
      `<li><a href="/sample/${source.slug}/${story.slug}">${escapeMarkup(story.title)}</a> <small>${story.published.slice(0, 10)}</small></li>`,
  )
  return frame(
    source,
    source.title,
    `<main><h1>${chromeOf(source).top}</h1><ul class="index">${items.join('\n')}</ul></main>`,
    'index',
  )
}

export function writeStyle(source: SampleSource): string {
  return `body{margin:0;font:17px/1.5 Arial,Helvetica,sans-serif;color:#222;background:#fff}
a{color:${source.colour}}
img{max-width:100%;height:auto}
.pixel{position:absolute}
.cookie-banner{background:#222;color:#fff;padding:12px 20px;font-size:14px}
.cookie-banner p{margin:0 0 8px}
.button{display:inline-block;background:${source.colour};color:#fff;padding:6px 14px;font-weight:bold}
.link{text-decoration:underline;margin-left:12px}
.topbar{display:flex;gap:18px;justify-content:flex-end;padding:6px 20px;font-size:12px;background:#f2f2f2}
header.site{padding:14px 20px;border-bottom:4px solid ${source.colour}}
header.site p{margin:0;color:#777;font-size:13px}
.logo{font:bold 38px/1 Georgia,serif;text-decoration:none}
.mega ul{display:flex;flex-wrap:wrap;gap:4px 18px;list-style:none;margin:0;padding:10px 20px;background:${source.colour};color:#fff;font-size:14px}
.ad,.ad-slot{border:1px dashed #aaa;background:#fafad8;text-align:center;padding:18px;margin:16px 20px;color:#666}
.columns{display:flex;flex-wrap:wrap;gap:30px;padding:0 20px}
main{flex:1 1 420px;max-width:720px}
.sidebar{flex:1 1 220px;max-width:300px;font-size:14px}
.promo{background:#eef;padding:14px}
h1{font:bold 34px/1.15 Georgia,serif}
.crumbs,.byline{color:#888;font-size:13px}
.standfirst{font-weight:bold}
.share,.share-bar{display:flex;gap:8px;font-size:12px;margin:12px 0}
.share span,.share-bar span{background:#ddd;padding:4px 10px}
figure{margin:0}figcaption{font-size:13px;color:#777}
blockquote{border-left:4px solid ${source.colour};margin-left:0;padding-left:16px}
table{border-collapse:collapse}td,th{border:1px solid #bbb;padding:4px 8px;text-align:left}
pre{background:#f2f2f2;padding:12px;overflow:auto}
.paywall{background:linear-gradient(#fff0,#fff 30%);padding:30px 0;text-align:center;font-weight:bold}
footer.site{border-top:1px solid #ccc;margin-top:30px;padding:16px 20px;font-size:13px;color:#777}
`
}
