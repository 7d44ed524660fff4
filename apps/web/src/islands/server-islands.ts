// The islands as the server renders them, and what each is drawn from. The browser finds the same ones by their file
// names.
import type { Component } from 'vue';
import type { CommentFormProps } from './comment-form.ts';
import CommentForm from './CommentForm.island.vue';

/** Name of an island → what it is drawn from. All of it goes to the browser as JSON. */
export interface IslandProps {
  readonly CommentForm: CommentFormProps;
}

export const islands: { readonly [Name in keyof IslandProps]: Component<IslandProps[Name]> } = { CommentForm };
