export * from './drain.ts';
export * from './listen.ts';
export * from './secret.ts';
export * from './settings.ts';
