/** What the files of the corpora whose names promise something must come out as. `text` stands in a title or a body. */
export type Promised = { file: string; entries: number; text?: string; link?: string; date?: string }

export const BROKEN: Promised[] = [
  { file: 'AtomFeedWithSpacesAroundEquals.xml', entries: 1, text: 'Winter Weather Advisory', date: '2012-11-07T09:09' },
  { file: 'DuplicateContentAtomFeed.xml', entries: 10, text: 'Down time', date: '2014-07-21T19:14:39' },
  { file: 'FeedBurnerUrlNoAlternate.xml', entries: 1, link: 'http://example.com/QQQQ.html' },
  { file: 'ITunesWithSingleQuotedAttributes.xml', entries: 3, text: 'Shake Shake Shake', date: '2005-06-15T19:00:00' },
  {
    file: 'ITunesWithSpacesInAttributes.xml',
    entries: 3,
    text: 'salt and pepper shakers',
    date: '2005-06-15T19:00:00',
  },
  { file: 'InvalidDateFormat.xml', entries: 2, text: 'Item 0 with an invalid date', date: '2017-10-16T15:10:00' },
  { file: 'complexNamespaceFeed.xml', entries: 1, text: 'Hello World', date: '2012-08-04T01:29:34' },
  { file: 'feed-with-whitespace-before-xml-declaration.xml', entries: 0, text: 'Whitespace before XML declaration' },
  { file: 'illegally-nested.xml', entries: 10, text: 'Armchair Analysis', link: 'http://www.pcmag.com/article2/' },
  { file: 'incomplete-fields.atom', entries: 1 },
  { file: 'invalid-characters.xml.gz', entries: 25, text: 'NSOperation', link: 'http://nshipster.com/nsoperation/' },
  { file: 'saxerror.xml', entries: 3, text: 'Item After Error', link: 'http://example.com/bad?foo=1&bar=2' },
]

export const ENCODINGS: Promised[] = [
  { file: 'big5.xml', entries: 0 },
  { file: 'encoding_ISO-8859-1.xml', entries: 40, text: 'Viele Spieler wünschen sich' },
  { file: 'encoding_WINDOWS-1251.xml', entries: 50, text: 'Цитата #17703' },
  { file: 'euc-kr.xml', entries: 0, text: '년' },
  { file: 'eucjp.xml', entries: 1, text: 'ゲーム三昧な正月' },
  { file: 'feed-utf16be.xml', entries: 1, text: 'Test feed title 1' },
  { file: 'feed-utf16le.xml', entries: 1, text: 'Test feed title 1' },
  { file: 'gb2312.xml', entries: 1, text: '不归移民漫画系列：专业工作' },
  { file: 'iconv.xml', entries: 10, text: 'Новости Оренбурга и области' },
  { file: 'koi8r.xml', entries: 1, text: 'Как пережить новогоднюю ночь' },
  { file: 'no_encoding_ISO-8859-1.xml', entries: 10, text: 'les perturbateurs endocriniens pourraient être à' },
  { file: 'shiftjis.xml', entries: 1, text: '記事投稿が反映されない' },
  { file: 'tis620.xml', entries: 1, text: 'สำนักงานส่งเสริมอุตสาหกรรมซอฟต์แวร์' },
  { file: 'utf-16be-bom.xml', entries: 0 },
  { file: 'utf-32le-bom.xml', entries: 0 },
  { file: 'windows1255.xml', entries: 1, text: 'האם תדפיס נייר של אתר אינטרנט' },
]

/** Fields that entries of captured feeds do not have, with how many lack them: nothing in the file could fill them. */
export const ABSENT_IN_REAL: {
  file: string
  field: 'title' | 'link' | 'date' | 'body'
  entries: number
  reason: string
}[] = [
  { file: 'manton.rss', field: 'title', entries: 4, reason: 'a microblog: its short notes have empty titles' },
  { file: 'rdf_UTF8.xml', field: 'date', entries: 60, reason: 'RSS 0.90, which has no dates' },
  { file: 'rss-1.rss', field: 'body', entries: 69, reason: 'every description is empty' },
  { file: 'uolNoticias.rss', field: 'body', entries: 4, reason: 'these descriptions are empty' },
]

const PEOPLE = 'a byline is a name: pages and mail addresses of authors are left out on purpose'

/** Checks of feeds-expect on fields that the paper reads, which do not count, each with its reason. */
export const EXCLUDED: { [check: string]: string } = {
  'atom10/entry_author_url.xml entries.0.author_detail.url': PEOPLE,
  'atom10/entry_authors_url.xml entries.0.authors.0.url': PEOPLE,
  'atom10/entry_authors_url.xml entries.0.authors.1.url': PEOPLE,
  'base/cdf_item_abstract_xml_base.xml entries.0.summary_detail.base': 'CDF, a format before RSS, is not read',
  'base/http_entry_author_url_base_docuri.xml entries.0.author_detail.url': PEOPLE,
  'rss/item_author_map_author_detail_email2.xml entries.0.author_detail.email': PEOPLE,
}
