import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/**
 * Starts a script as a process of its own and answers its first message.
 * @param order sent to it as its first message
 * @throws when it ends without a message
 */
export async function answerOf(
  script: URL,
  { args = [], order }: { readonly args?: readonly string[]; readonly order?: object },
): Promise<unknown> {
  const child = fork(fileURLToPath(script), args);
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${script.pathname} ended with ${code}`);
  });
  // It also ends after its message, when nobody waits for that any more.
  ended.catch(() => undefined);
  if (order) child.send(order);
  const [answer] = await Promise.race([once(child, 'message'), ended]);
  if (child.connected) child.disconnect();
  return answer;
}
