export interface Dated {
  created_at: string;
  updated_at: string;
  version: number;
}
