import type { ImportedArticle } from './imported.ts';
import type { WxrItem } from './wxr.ts';

type Status = ImportedArticle['status'];

/** Where an item is in its life, with a sentence where that is another place than before; or why it is left out. */
export type MappedStatus = { ok: true; status: Status; note?: string } | { ok: false; reason: string };

const drafts: Readonly<Record<string, string | undefined>> = {
  draft: undefined,
  'auto-draft': undefined,
  private: 'It was private and is a draft here.',
};

export function mapStatus({ status, password, type }: Pick<WxrItem, 'status' | 'password' | 'type'>): MappedStatus {
  if (status === 'trash') return { ok: false, reason: 'It was in the trash.' };
  if (status === 'inherit') return { ok: false, reason: `It is part of another item (${type}).` };
  const isShown = status === 'publish' || status === 'future';
  if (isShown && password !== '') {
    return {
      ok: true,
      status: 'draft',
      note: 'It was protected by a password and is a draft here, so that it is not exposed.',
    };
  }
  if (isShown) return { ok: true, status: status === 'publish' ? 'published' : 'scheduled' };
  if (status === 'pending') return { ok: true, status: 'in-review' };
  const isKnown = Object.hasOwn(drafts, status);
  const note = isKnown ? drafts[status] : `Its state “${status}” is not known here; it is a draft.`;
  return { ok: true, status: 'draft', ...(note === undefined ? {} : { note }) };
}
