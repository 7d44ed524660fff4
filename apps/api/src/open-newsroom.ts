import { readOrCreateSecret } from '@broadsheet/service';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { connect } from './database/connect.ts';
import { migrate } from './database/migrate.ts';
import { createNewsroom, type Newsroom } from './newsroom.ts';

/** Opens the newsroom that the settings name: its database, brought to the newest schema, and its key. */
export async function openNewsroom(config: Config, log: Logger): Promise<Newsroom> {
  const dataKey = await readOrCreateSecret(config.dataDir, 'data-key');
  const connection = connect(config.database);
  try {
    await migrate(connection);
  } catch (error) {
    await connection.db.destroy();
    throw error;
  }
  return createNewsroom(connection, { ...config, dataKey, log });
}
