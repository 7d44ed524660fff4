import type { ChangeType } from '@broadsheet/domain';
import type { Generated } from 'kysely';

export interface ChangeTable {
  seq: Generated<number>;
  type: ChangeType;
  at: string;
  /** JSON: string[]. */
  subjects: string;
  /** 1 where it concerns what readers can see. */
  is_public: number;
}
