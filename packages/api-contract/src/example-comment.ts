import { PublicComment } from '@broadsheet/domain';
import { exampleOf } from './selection.ts';

/** The comment that stands in the examples. */
export const exampleComment = PublicComment.parse(exampleOf(PublicComment));
