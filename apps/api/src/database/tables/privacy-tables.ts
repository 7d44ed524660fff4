/** Which key everything that is sealed lies under. One row, or none before the first start. */
export interface DataKeyTable {
  row_number: number;
  key_id: string;
}

/** An address of which everything is to be forgotten. It is deleted when that is done. */
export interface ErasureTable {
  id: string;
  email_sealed: string;
  email_hash: string;
}
