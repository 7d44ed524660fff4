import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { connect } from './database/connect.ts';
import { migrate } from './database/migrate.ts';
import { createNewsroom, type Newsroom } from './newsroom.ts';
import { readDataKey } from './privacy/data-key.ts';

/** Opens the newsroom that the settings name: its database, brought to the newest schema, and its key. */
export async function openNewsroom(config: Config, log: Logger): Promise<Newsroom> {
  const connection = connect(config.database);
  try {
    await migrate(connection);
    const dataKey = await readDataKey(connection, config.dataDir);
    const newspaper = { name: config.siteName, url: config.siteUrl };
    return createNewsroom(connection, { ...config, newspaper, dataKey, log });
  } catch (error) {
    await connection.db.destroy();
    throw error;
  }
}
