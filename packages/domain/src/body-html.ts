// What HTML an article's body may hold, as data: the sanitiser, the editor and the documentation read this one list.

/** Elements that may stand in a body, each with the attributes it may carry. Everything else is taken out. */
export const bodyAllowList = {
  elements: {
    p: ['dir', 'lang'], br: [], hr: [],
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
  /** Where a link may lead. */
  linkSchemes: ['http', 'https', 'mailto', 'tel'],
  /** Where media may come from. */
  mediaSchemes: ['http', 'https'],
  /** Elements that are taken out with everything in them. */
  dropWithContent: ['script', 'style', 'textarea', 'option', 'noscript', 'template', 'svg', 'math', 'title', 'head', 'object', 'embed', 'applet'],
} as const satisfies {
  elements: Record<string, readonly string[]>;
  linkSchemes: readonly string[];
  mediaSchemes: readonly string[];
  dropWithContent: readonly string[];
};
