import { dirname, join } from 'node:path';
import type { Connection, DatabaseAddress } from '../database/connect.ts';
import { openPostgresBuckets } from './postgres-buckets.store.ts';
import { RateLimits } from './rate-limits.ts';
import { SharedBuckets } from './shared-buckets.ts';
import { openSqliteBuckets } from './sqlite-buckets.store.ts';

/** The limits that all processes on the same data share. `secret` is one that they share as well. */
export function openRateLimits({ db }: Connection, address: DatabaseAddress, secret: string): RateLimits {
  const store = 'file' in address ? openSqliteBuckets(fileBeside(address.file)) : openPostgresBuckets(db);
  return new RateLimits(new SharedBuckets(store), secret);
}

function fileBeside(database: string): string {
  return join(dirname(database), 'limits.db');
}
