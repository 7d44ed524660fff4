export * from './drain.ts';
export * from './listen.ts';
export * from './run.ts';
export * from './secret.ts';
export * from './settings.ts';
