import { once } from 'node:events';
import { expect, test } from 'vitest';
import { openDoor } from './door.ts';
import { silentConnection } from './silent.ts';

test('a connection ends that says nothing, or does not say the rest, however few there are', async () => {
  const { port } = await openDoor((_, response) => response.end('here'));
  const [silent, slow] = [await silentConnection(port), await silentConnection(port)];
  slow.write('GET / HTTP/1.1\r\nhost: ');
  slow.resume();
  const ends = [silent, slow].map((socket) => socket.closed || once(socket.resume(), 'close'));
  await expect(Promise.all(ends)).resolves.toHaveLength(2);
}, 25_000);
