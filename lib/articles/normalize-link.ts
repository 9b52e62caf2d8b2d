/** Parameters that say where a reader came from, never what is read. */
const TRACKERS =
  /^(?:utm_\w+|pk_\w+|mtm_\w+|piwik_\w+|matomo_\w+|hsa_\w+|at_(?:medium|campaign|custom\d|link_\w+|format|ptr_name|bbc_team)|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_cid|mc_eid|_hsenc|_hsmi|mkt_tok|vero_id|vero_conv|oly_anon_id|oly_enc_id|wt_mc|wt_zmc|wt\.mc_id|ns_mchannel|ns_source|ns_campaign|ns_linkname|ns_fee|cmpid|cmp|ncid|ito|sr_share|smid|smtyp|xtor|ocid|rss|feedtype|feedname|partner|ftag|guccounter|guce_referrer\w*|s_cid|spm|ref_src|ref_url|_ga|_gl|srsltid|icid|ic?md|mbid|soc_src|soc_trk|share_id|at_xt)$/i

/**
 * An address as it is compared, never as it is linked: known trackers, default port, "www.", trailing slash and
 * fragment do not count, http counts as https, and the order of parameters does not matter.
 *
 * @param keepFragment for the items of a feed that differ only there
 * @returns null for what is no http(s) address
 */
export function normalizeLink(
  address: string,
  { keepFragment = false }: { keepFragment?: boolean } = {},
): string | null {
  const url = URL.parse(address.trim())
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.hostname === '') return null
  const host = url.hostname.replace(/^(?:www\.)+/, '').replace(/\.$/, '')
  const path = url.pathname.replace(/\/{2,}/g, '/').replace(/(?:\/(?:index\.html?|index\.php)?)+$/i, '')
  const parameters = [...url.searchParams].filter(([name]) => !TRACKERS.test(name))
  parameters.sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
  const query = parameters.length === 0 ? '' : `?${new URLSearchParams(parameters)}`
  return `https://${host}${url.port && `:${url.port}`}${path}${query}${keepFragment ? url.hash : ''}`
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
