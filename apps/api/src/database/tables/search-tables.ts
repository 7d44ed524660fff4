import type { Generated } from 'kysely';

/** An article or an approved comment as search knows it. Its words are kept as each database keeps them. */
export interface SearchDocumentTable {
  /** In the order of time; negative where readers may not see it. */
  docid: number;
  type: 'article' | 'comment';
  ref_id: string;
  article_id: string;
  section_id: string | null;
  year: number;
  /** What it can be filtered by, parted by blanks. */
  filters: string;
}

export interface SearchNameTable {
  id: Generated<number>;
  kind: 'author' | 'section' | 'tag';
  ref_id: string;
  name: string;
}
