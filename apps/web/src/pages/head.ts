/** The same as a page, or something about it, in another form. */
export interface Alternate {
  readonly type: string;
  readonly title: string;
  readonly url: string;
}

/** What a page says of itself to browsers, search engines and other sites. All URLs are absolute. */
export interface Head {
  /** Without the newspaper's name; the document adds it. */
  readonly title: string;
  readonly description: string;
  readonly canonical: string;
  readonly type: 'website' | 'article' | 'profile';
  readonly image?: { readonly url: string; readonly alt: string };
  readonly publishedAt?: string;
  readonly updatedAt?: string;
  readonly authors?: readonly { readonly name: string; readonly url: string }[];
  readonly section?: string;
  readonly tags?: readonly string[];
  readonly feeds?: readonly { readonly title: string; readonly url: string }[];
  readonly alternates?: readonly Alternate[];
  readonly indexed?: boolean;
  readonly jsonLd?: readonly object[];
}
