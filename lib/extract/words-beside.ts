/** The words by which a page names what stands beside a story, in English and German: in its marks and to its readers. */

const marked = (names: string) => new RegExp(`(?:^|[\\s-])(?:${names})(?=$|[\\s-])`)

/** Notices about cookies and consent, whatever their length. They say what they are about, too. */
export const NOTICE_WORDS = /cookie|privacy|consent|personal data|datenschutz|privatsph|einwillig|personenbezogen/i
export const NOTICE_MARK = marked(
  'cookies?(?:-\\w+)*|cookiebot|consent|gdpr|dsgvo|cmp|onetrust|didomi|usercentrics|borlabs|sp-message|privacy-(?:banner|notice|overlay)',
)
export const COMMENTS_MARK = marked(
  'comments?|commentlist|comment-(?:list|section|thread|area|form|body|content)|disqus(?:-thread)?|kommentare?|leserkommentare?|leserbriefe?|respond|replies',
)
export const PAYWALL_MARK = marked(
  'paywall|regwall|pay-?gate|subscriber-wall|piano-\\w+|tp-(?:container|modal)|bezahlschranke',
)
export const PROMO_MARK = marked(
  'newsletters?|newsletter-\\w+|signup|sign-up|subscribe|mailing-list|abo-?box|upsell|inline-promo|membership',
)
/** Links to other stories. */
export const LINKS_MARK = marked(
  'related|recirc\\w*|recommend\\w*|more-on|read-(?:more|next|also|on)|also-read|up-next|trending|most-(?:read|popular|viewed)|popular|meistgelesen|teasers?|promoted|outbrain|taboola|mehr-zum-thema|linkbox|link-list|similar|zum-thema|explore',
)
/** Boxes that may hold sentences. */
export const BOX_MARK = marked(
  'author-(?:bio|box|info|card|profile|note)|about-(?:the-)?author|autor(?:en)?-?(?:box|info|kasten|profil)|bio|biography|gallery|photo-gallery|slideshow|carousel|bildergalerie|fotostrecke|ticker|live-?ticker|news-?ticker|ads?|advert\\w*|anzeigen?|werbung|sponsored?|dfp',
)
/** Furniture, which holds none. */
export const FURNITURE_MARK = marked(
  'share|shares|sharing|share-?bar|sharedaddy|social|socials|teilen|addtoany|breaking(?:-news)?|eilmeldung|breadcrumbs?|tags|tag-?list|topics|toolbar|article-(?:tools|actions)|audio-?player|listen(?:-\\w+)?|vorlesen|print-?(?:button|link|btn)|visually-hidden|sr-only|screen-reader(?:-text)?|screenreader|skip-link',
)

/** Over a story's first sentence, where they mark who wrote it and when. */
export const TOP_MARK = marked(
  'by-?lines?|authors?|author-\\w+|autor(?:en)?|(?:post|entry|article|story)-(?:meta|info|date)|meta|date-?line|date|timestamp|time|published|publish-date|datum',
)

/** Over a box of links. */
export const LINKS_LABEL =
  /^\W*(?:related(?: (?:stories|articles|content|posts|links|topics|coverage|reading))?|read (?:more|next|also|this next)|more (?:on this(?: (?:story|topic))?|from .{2,60}|stories|like this|to read|news)|most (?:read|popular|viewed)|trending(?: now)?|popular(?: now| stories)?|you (?:may|might) (?:also )?(?:like|be interested in)|recommended(?: for you| stories)?|up next|don['’]t miss|editors?['’]? picks?|in this section|also in .{2,40}|see also|further reading|mehr zum thema|mehr (?:dazu|aus .{2,40}|von .{2,40}|artikel)|lesen sie (?:auch|mehr)|lesen sie mehr zum thema|auch interessant|das könnte sie auch interessieren|meistgelesen\w*|meist gelesen|weitere (?:artikel|meldungen|themen|beiträge)|verwandte (?:artikel|themen)|zum thema|ähnliche (?:artikel|beiträge)|top-?themen|empfehlungen(?: der redaktion)?)\W*$/iu
/** Over what is told of whoever wrote the story. */
export const AUTHOR_LABEL =
  /^\W*(?:about the (?:author|writer)s?|about .{3,40}, (?:author|reporter)|über (?:den|die) autor(?:in|en|innen)?|zur person|zum autor|zur autorin|autor(?:in)?|the author)\W*$/iu
export const COMMENTS_LABEL =
  /^\W*(?:\d+ )?(?:comments?|replies|responses|reader comments|join the (?:conversation|discussion)|leave a (?:comment|reply)|kommentare?|leserkommentare|kommentar schreiben|diskussion)(?: ?\(\d+\))?\W*$/iu
const GALLERY_LABEL =
  /^\W*(?:(?:photo|picture) gallery|in pictures|bildergalerie|fotostrecke|slideshow|gallery)(?:\W.{0,60})?$/iu
const TICKER_LABEL =
  /^\W*(?:breaking(?: news)?|live(?:-?ticker| updates)?|latest updates|eilmeldung|newsticker|just in)\W*$/iu
const SHARE_LABEL =
  /^\W*(?:share(?: (?:this|on|via|with).{0,40})?|teilen(?: (?:auf|via|per).{0,30})?|artikel teilen|follow us.{0,40}|folgen sie uns.{0,40})\W*$/iu

export function isBoxLabel(text: string): boolean {
  return LINKS_LABEL.test(text) || GALLERY_LABEL.test(text) || TICKER_LABEL.test(text) || SHARE_LABEL.test(text)
}

/** A line of a page's furniture: what its buttons, counters and players say. */
const FURNITURE =
  /^\W*(?:share|teilen|tweet|print|drucken|e-?mail|merken|save|bookmark|copy (?:the )?link|link kopieren|(?:\d+ )?(?:comments?|kommentare?|shares?|likes?)|kommentieren|listen(?: to (?:this )?(?:article|story))?(?:\W.{0,20})?|(?:artikel )?anhören(?:\W.{0,20})?|artikel vorlesen|\d+:\d\d|\d+ ?(?:min(?:ute)?s?\.?)(?: read)?|lesezeit:?.{0,20}|(?:back )?to (?:the )?top|nach oben|skip to (?:main )?content|zum inhalt springen|load(?:ing)?(?: more)?(?: comments)?|mehr laden|show (?:more|all)|view (?:all )?(?:photos|gallery|comments)|alle bilder anzeigen|bild \d+ von \d+|photo \d+ of \d+|\d+ (?:of|von|\/) \d+|advertisement|anzeige|werbung|facebook|twitter|x|whatsapp|linkedin|reddit|telegram|pocket|xing|mastodon|bluesky|flipboard|pinterest|follow(?: us)?|folgen|sign in|log in|anmelden|close|schließen|accept(?: all)?|reject(?: all)?|alle akzeptieren|ablehnen|skip ad(?:vertisement)?|play|pause|mute|enlarge|vergrößern|report (?:an )?error|fehler melden|give this article|gift article)\W*$/iu

/** Whether a short line is no sentence of the story. */
export function isFurniture(text: string): boolean {
  return text.length <= 80 && !/["“”„«»]/.test(text) && (FURNITURE.test(text) || SHARE_LABEL.test(text))
}

const TAGS = /^\W*(?:tag(?:s|ged)?|filed under|topics|categories|schlag(?:worte|wörter)|themen|stichworte)\b/i

/** A line of links to lists of stories. */
export function isTagLine(text: string): boolean {
  return text.length <= 200 && TAGS.test(text)
}

const WALLS = [
  '(?:please )?(?:subscribe|sign in|log ?in|register|create (?:a |your )?(?:free )?account|become a (?:member|subscriber)|start your .{0,30}trial|already a (?:subscriber|member)|members? only)\\b.{0,120}\\b(?:to|for|and) (?:continue|keep|read|finish|unlock|access|full access|unlimited)',
  'this (?:article|story|content) is (?:for|reserved for|only available to|exclusive to) (?:our )?(?:paying )?(?:subscribers|members)',
  "you(?:['’]ve| have) (?:reached|used|read) (?:your|all|the) .{0,40}(?:limit|free (?:articles|stories))",
  'to (?:continue|keep) reading,? .{0,80}(?:subscri|sign|log|register|account)',
  'weiterlesen mit',
  '(?:jetzt |diesen |den (?:ganzen |vollständigen )?)?(?:artikel |beitrag |text )?(?:jetzt )?(?:weiterlesen|freischalten)\\b',
  '(?:um|damit sie) (?:den|diesen) (?:ganzen |vollständigen )?(?:artikel|beitrag|text).{0,60}(?:lesen|weiterlesen)',
  '(?:dieser|dieses|diese) (?:artikel|inhalt|beitrag|text) ist (?:nur |exklusiv )?für (?:unsere )?(?:abonnent|mitglieder|registriert)',
  'bereits (?:abonnent|registriert|mitglied|kunde)',
]
/** Where a sentence begins: what is only told of subscribers is part of the story. */
const WALL = new RegExp(`(?:^|[.!?:]\\s+)\\W*(?:${WALLS.join('|')})`, 'iu')

/** A line that lets only those go on who pay or register. */
export function isWall(text: string): boolean {
  return text.length <= 400 && WALL.test(text)
}

const BYLINE =
  /^\W*(?:[Bb]y|BY|[Vv]on|VON|[Tt]ext|[Ww]ords|[Ss]tory by|[Rr]eported by|[Aa]utor(?:in)?):?\s+\p{Lu}[\p{L}.'’-]*(?:[\s,]+(?:and|und|&|von|van|de|da|del|la|\p{Lu}[\p{L}.'’-]*)){0,9}(?:\s*[,|·•–—-].{0,80}|\s+\d.{0,60})?$/u
const DATELINE =
  /^\W*(?:(?:published|updated|posted|last (?:updated|modified)|first published|veröffentlicht|aktualisiert|stand|erschienen|zuletzt aktualisiert)\b.{0,100}|(?:(?:mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?|mo|di|mi|do|fr|sa|so|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)?[.,]*\s*\d{1,2}\.?\s*(?:\p{L}{3,9}\.?|\d{1,2}\.?)\s*\d{4}.{0,40}|\p{L}{3,9}\.? \d{1,2},? \d{4}.{0,40}|\d{4}-\d\d-\d\d.{0,30})$/iu

/** A line above the story's first sentence that only says who wrote it, or when. */
export function isTopLine(text: string): boolean {
  return text.length <= 140 && (BYLINE.test(text) || DATELINE.test(text))
}
