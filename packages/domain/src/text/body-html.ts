// What HTML an article's body may hold, as data: the sanitiser, the editor and the documentation read this one list.

const textAlignment = ['has-text-align-left', 'has-text-align-center', 'has-text-align-right'] as const;
const boxAlignment = ['alignleft', 'aligncenter', 'alignright', 'alignwide', 'alignfull'] as const;

/** Elements that may stand in a body, each with the attributes it may carry. Everything else is taken out. */
export const bodyAllowList = {
  elements: {
    p: ['id', 'dir', 'lang'], br: [], hr: [],
    h2: ['id'], h3: ['id'], h4: ['id'], h5: ['id'], h6: ['id'],
    blockquote: ['cite', 'lang', 'dir'], q: ['cite', 'lang'], cite: [],
    ul: [], ol: ['start', 'reversed', 'type'], li: ['id', 'value'],
    dl: [], dt: [], dd: [],
    pre: [], code: [], kbd: [], samp: [], var: [],
    strong: [], em: [], b: [], i: [], u: [], s: [], small: [], mark: [], sub: [], sup: ['id'],
    del: ['cite', 'datetime'], ins: ['cite', 'datetime'],
    abbr: ['title'], dfn: ['title'], time: ['datetime'], bdi: ['dir', 'lang'], bdo: ['dir', 'lang'], span: ['lang', 'dir'],
    ruby: [], rt: [], rp: [], address: [],
    a: ['href', 'title', 'hreflang', 'lang', 'id', 'rel'],
    figure: [], figcaption: [],
    img: ['src', 'srcset', 'sizes', 'alt', 'title', 'width', 'height', 'loading', 'decoding'],
    audio: ['src', 'controls', 'preload'], video: ['src', 'controls', 'preload', 'poster', 'width', 'height'],
    source: ['src', 'type'], track: ['src', 'kind', 'srclang', 'label'],
    table: [], caption: [], thead: [], tbody: [], tfoot: [], tr: [],
    th: ['scope', 'colspan', 'rowspan'], td: ['colspan', 'rowspan'], colgroup: [], col: ['span'],
    details: ['open'], summary: [],
  },
  /** The only classes there are: how text and pictures are set. Their names are WordPress's own. */
  classes: {
    p: textAlignment, h2: textAlignment, h3: textAlignment, h4: textAlignment, h5: textAlignment, h6: textAlignment,
    th: textAlignment, td: textAlignment,
    figure: boxAlignment, img: boxAlignment, table: boxAlignment, blockquote: boxAlignment,
  },
  /** Elements that are no longer written, and what takes their place. `h1` is the headline's alone. */
  renamed: {
    h1: 'h2', tt: 'code', strike: 's', acronym: 'abbr', font: 'span', big: 'span',
    listing: 'pre', xmp: 'pre', plaintext: 'pre', dir: 'ul', menu: 'ul',
  },
  /** Elements that show another page: a link to it takes their place. */
  linked: ['iframe', 'embed', 'object'],
  /** Stands before every id, so that no body can name something that the page around it relies on. */
  idPrefix: 'user-',
  /** What a link may say of where it leads. `target` is not among its attributes: links open where they stand. */
  linkRelations: ['nofollow', 'sponsored', 'ugc', 'noopener', 'noreferrer', 'license'],
  /** Where a link may lead. */
  linkSchemes: ['http', 'https', 'mailto', 'tel'],
  /** Where media may come from. */
  mediaSchemes: ['http', 'https'],
  /** Elements that are taken out with everything in them. */
  dropWithContent: ['script', 'style', 'textarea', 'select', 'option', 'noscript', 'noembed', 'noframes', 'template', 'svg', 'math', 'title', 'head', 'applet'],
} as const satisfies {
  elements: Record<string, readonly string[]>;
  classes: Record<string, readonly string[]>;
  renamed: Record<string, string>;
  linked: readonly string[];
  idPrefix: string;
  linkRelations: readonly string[];
  linkSchemes: readonly string[];
  mediaSchemes: readonly string[];
  dropWithContent: readonly string[];
};
