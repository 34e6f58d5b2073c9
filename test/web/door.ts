import { onTestFinished } from 'vitest';
import { type Door, listen, type RequestListener } from '../../src/web/listen.ts';

/** A door on a free port, which is shut when the test is over. */
export async function openDoor(listener: RequestListener): Promise<Door & { readonly url: string }> {
  const door = await listen(listener, { port: 0, host: '127.0.0.1', variable: 'PORT' });
  onTestFinished(() => door.close());
  return { ...door, url: `http://127.0.0.1:${door.port}` };
}
