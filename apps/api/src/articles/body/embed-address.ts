// The page on which a reader finds what a player in an iframe plays.

const players: readonly { host: RegExp; path: RegExp; toPage: (id: string) => string }[] = [
  {
    host: /^(?:www\.)?youtube(?:-nocookie)?\.com$/,
    path: /^\/embed\/(?!videoseries)([\w-]{6,})$/,
    toPage: (id) => `https://www.youtube.com/watch?v=${id}`,
  },
  {
    host: /^(?:www\.)?youtube\.com$/,
    path: /^\/v\/([\w-]{6,})/,
    toPage: (id) => `https://www.youtube.com/watch?v=${id}`,
  },
  { host: /^player\.vimeo\.com$/, path: /^\/video\/(\d+)/, toPage: (id) => `https://vimeo.com/${id}` },
  {
    host: /^(?:www\.)?dailymotion\.com$/,
    path: /^\/embed\/video\/(\w+)/,
    toPage: (id) => `https://www.dailymotion.com/video/${id}`,
  },
  { host: /^open\.spotify\.com$/, path: /^\/embed\/(.+)$/, toPage: (id) => `https://open.spotify.com/${id}` },
];

/** Where a reader can open what is embedded from `address`: the player's own page where it is known. */
export function toPageAddress(address: string): string {
  const url = URL.parse(address);
  if (url === null) return address;
  const named = url.searchParams.get('href') ?? url.searchParams.get('url');
  const isWidget = /^w\.soundcloud\.com$|^www\.facebook\.com$/.test(url.hostname);
  if (isWidget && named !== null && URL.parse(named)?.protocol === 'https:') return named;
  for (const { host, path, toPage } of players) {
    const id = host.test(url.hostname) ? path.exec(url.pathname)?.[1] : undefined;
    if (id !== undefined) return toPage(id);
  }
  return address;
}

/** An address as a reader reads it: without scheme, `www.` and closing slash. */
export function toReadableAddress(address: string): string {
  const readable = address.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/$/, '');
  return readable === '' ? address : readable;
}
