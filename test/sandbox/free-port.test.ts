import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { freePort, listenAt, reserve } from '../../sandbox/free-port.ts';

it('gives a port to one caller only, who may listen there', async () => {
  const port = await freePort();
  expect(await reserve(port)).toBe(false);
  const server = createServer();
  expect(await listenAt(server, port)).toBe(port);
  server.close();
});
