/** As `SourceAddress` has them, which is what the house calls tracking. */
const trackers = new Set(('fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid ttclid li_fat_id igshid igsh fb_action_ids fb_action_types fb_source '
  + '__twitter_impression ref_src ref_url soc_src soc_trk mc_cid mc_eid mkt_tok _hsenc _hsmi hsctatracking vero_id vero_conv oly_anon_id oly_enc_id '
  + 'ck_subscriber_id wickedid _ga _gl cmpid cmp mbid smid ncid s_cid ocid xtor at_medium at_campaign guccounter guce_referrer guce_referrer_sig '
  + 'wt_mc sr_share').split(' '));
const families = /^(utm_|mtm_|pk_|hsa_)/i;

/** Doors that others put before an address to see who goes through: the host, and where the address stands. */
const doors: [RegExp, string][] = [
  [/^(www\.)?google\.[a-z.]+\/url$/, 'q url'],
  [/\.safelinks\.protection\.outlook\.com\/?/, 'url'],
  [/^statics\.teams\.cdn\.office\.net\/evergreen-assets\/safelinks\//, 'url'],
  [/^slack-redir\.net\/link$/, 'url'],
  [/^lm?\.facebook\.com\/l\.php$/, 'u'],
  [/^(www\.)?linkedin\.com\/redir\/redirect$/, 'url'],
];

/** Characters that nobody sees and that copying brings along: zero-width ones, soft hyphens, marks of direction, as themselves or encoded. */
const invisible = /[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFE00-\uFE0F\uFEFF]|%E2%80%8[B-F]|%E2%80%A[A-E]|%E2%81%A[0-F]|%EF%BB%BF|%C2%AD/gi;
export const visible = (text: string) => text.replace(invisible, '');

/** Where a link leads, without what only follows the reader and what nobody sees; empty where it leads nowhere that a reader can go. */
export function address(written: string): { href: string; isTracked: boolean; isMended: boolean } {
  let typed = visible(written).trim();
  const isMended = typed !== written.trim();
  if (/^mailto:/i.test(typed)) return { href: typed, isTracked: false, isMended };
  if (!/^https?:\/\//i.test(typed)) return { href: '', isTracked: false, isMended: false };
  let isTracked = false;
  try {
    let url = new URL(typed);
    for (let times = 0; times < 3; times++) {
      const door = doors.find(([way]) => way.test(url.host + url.pathname));
      const behind = door?.[1].split(' ').map(name => url.searchParams.get(name)).find(value => /^https?:\/\//i.test(value ?? ''));
      if (!behind) break;
      url = new URL(behind);
      typed = behind;
      isTracked = true;
    }
    const parameters = url.search.slice(1).split('&').filter(parameter => parameter !== '');
    const kept = parameters.filter(parameter => !families.test(parameter) && !trackers.has(parameter.split('=', 1)[0]!.toLowerCase()));
    const text = url.hash.indexOf(':~:');
    // As it was typed where there is nothing to take away.
    if (kept.length === parameters.length && text < 0) return { href: typed, isTracked, isMended };
    url.search = kept.join('&');
    if (text >= 0) url.hash = url.hash.slice(0, text).replace(/^#$/, '');
    return { href: url.href, isTracked: true, isMended };
  } catch {
    return { href: '', isTracked, isMended: false };
  }
}
