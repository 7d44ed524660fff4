import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import express from 'express';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { staticFiles } from './static-files.ts';

const script = 'export const tide = "in";\n'.repeat(200);
let folder: string;
let server: Server;
let url: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-files-'));
  await mkdir(join(folder, 'assets'));
  await mkdir(join(folder, '.vite'));
  await writeFile(join(folder, 'assets', 'islands-a1b2.js'), script);
  await writeFile(join(folder, 'assets', 'photo-c3d4.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47]));
  await writeFile(join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await writeFile(join(folder, '.vite', 'manifest.json'), '{}');
  await writeFile(join(folder, '.secret.js'), 'secret');
  const files = await staticFiles(pathToFileURL(`${folder}/`), { 'x-content-type-options': 'nosniff' });
  server = createServer(express().use(files)).listen(0);
  await once(server, 'listening');
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});

afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

describe('a file of the build', () => {
  test('with a hash in its name may be kept for good, and is sent compressed', async () => {
    const response = await fetch(`${url}/assets/islands-a1b2.js`, { headers: { 'accept-encoding': 'br' } });
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(response.headers.get('content-encoding')).toBe('br');
    expect(Number(response.headers.get('content-length'))).toBeLessThan(script.length / 10);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.text()).toBe(script);
  });

  test('is kept for good also where it is no text', async () => {
    const response = await fetch(`${url}/assets/photo-c3d4.png`);
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(await response.bytes()).toHaveLength(4);
  });

  test('without a hash in its name is asked for again after a day', async () => {
    const response = await fetch(`${url}/favicon.svg`);
    expect(response.headers.get('cache-control')).toBe('public, max-age=86400');
    expect(response.headers.get('content-type')).toMatch(/^image\/svg\+xml/);
  });

  test.each([
    '/.vite/manifest.json',
    '/.secret.js',
    '/assets/',
    '/assets',
    '/assets/../.secret.js',
    '/assets/nothing.js',
  ])('is not served where it is none for readers: %s', async (path) => {
    expect((await fetch(url + path)).status).toBe(404);
  });
});
