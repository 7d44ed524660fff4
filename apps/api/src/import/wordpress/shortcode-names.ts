// The shortcodes that are known by name, and those that can be told from prose by their form.
import { hasQuotedArgument } from './shortcode-syntax.ts';
import type { ShortcodeTag } from './shortcode-syntax.ts';

/** What becomes of a shortcode: it is shown as what it did, its content stays, all of it goes, or it is prose. */
export type ShortcodeFate = 'render' | 'unwrap' | 'drop' | 'prose';

// Forms, lists of other posts, shops, counters, advertisements: what they showed is not in the file.
const dropped = wordSet(`
  contact-form contact-form-7 contact-field gravityform gravityforms ninja_form ninja_forms wpforms formidable
  mc4wp_form mailpoet_form subscribe newsletter jetpack_subscription_form sitemap archives recent-posts
  display-posts related related-posts jetpack-related-posts toc ez-toc nextpage more adrotate ad ads adsense
  rev_slider layerslider metaslider nggallery poll polldaddy crowdsignal survey products product add_to_cart paypal
  donate social share sharethis likebutton addtoany follow print_link wp_rss rss login loginform members
  simple-payment presentation tnt_video_list hr br divider spacer clear gap separator icon wpvideo videopress
`);

// Columns, boxes, tabs, marks: what they hold is text.
const unwrapped = wordSet(`
  row column columns col section container one_half one_half_last one_third one_third_last two_third two_third_last
  one_fourth one_fourth_last three_fourth three_fourth_last tabs tab accordion accordions toggle toggles spoiler
  expand collapse box note alert notice highlight dropcap intro lead raw noformat restrict visitor list checklist
  tooltip size color font center left right b i u s ul ol li pullright pullleft
`);

const builders =
  /^(?:vc|et_pb|et|fusion|su|av|mk|cs|x|wpb|fl|kc|tatsu|ult|dt|qode|themify|nectar|porto|bt|td|tdc|mkdf|edgtf)_\w/;

// Those that say enough without a word more. All others are, bare and alone, words that a person put in brackets.
const meaningfulAlone = new Set(['gallery', 'playlist', 'sitemap', 'toc', 'nextpage']);

/** What becomes of `tag`. `isPaired`: it is closed somewhere. `isKnown`: its name has a renderer. */
export function fateOf(
  tag: ShortcodeTag,
  { isPaired, isKnown }: { isPaired: boolean; isKnown: boolean },
): ShortcodeFate {
  if (!isPaired && isWordInBrackets(tag)) return 'prose';
  if (isKnown) return 'render';
  if (dropped.has(tag.name)) return 'drop';
  if (isPaired || builders.test(tag.name) || unwrapped.has(tag.name)) return 'unwrap';
  return isUnlikeProse(tag) ? 'drop' : 'prose';
}

function isWordInBrackets({ name, isEnd, argumentText }: ShortcodeTag): boolean {
  return !isEnd && argumentText === '' && /^[a-z]+$/i.test(name) && !meaningfulAlone.has(name);
}

function isUnlikeProse({ name, isSelfClosed, argumentText }: ShortcodeTag): boolean {
  return name.includes('_') || isSelfClosed || hasQuotedArgument(argumentText);
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}
