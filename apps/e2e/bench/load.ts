/** How hard and how long the servers are asked. */
export interface Load {
  readonly connections: number;
  readonly seconds: number;
  readonly rounds: number;
  readonly warmUpSeconds: number;
}

/** What the askers accept; all rivals send the same bytes. */
export const encoding = 'br';
