/** An address of a website as people write it, made whole: `example.org` begins with https://. */
export function completeWebsite(text: string): string {
  const trimmed = text.trim();
  return looksLikeHost.test(trimmed) ? `https://${trimmed}` : trimmed;
}

// A name with a dot in it, perhaps a port, and then nothing, a path or a query.
const looksLikeHost = /^[^\s/:?#@]+\.[^\s/:?#@.]{2,}\.?(?::\d{1,5})?(?:[/?#]|$)/;
