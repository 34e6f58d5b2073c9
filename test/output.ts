import type { Readable } from 'node:stream';

/** Everything that a process has said so far, on both channels. */
export function outputOf(child: {
  readonly stdout: Readable | null;
  readonly stderr: Readable | null;
}): () => string {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  return () => output;
}
