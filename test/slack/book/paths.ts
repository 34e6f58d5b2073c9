import { Session } from 'node:inspector/promises';

/** A function or a branch of one that nothing has gone through, as it is written. */
export interface Unread {
  readonly file: string;
  readonly code: string;
}

export interface Paths {
  /** Functions and branches that V8 tells apart. */
  readonly total: number;
  readonly unread: readonly Unread[];
}

/** Code that the test runner writes around the exports of a module. */
const MADE_BY_VITE = /^\s*catch \{\}\s*$/;

/**
 * Counts the ways through the code of some modules while `run` works, by V8's own block coverage. The modules must be
 * loaded for the first time inside `run`.
 * @param isOurs by the module's address
 */
export async function pathsThrough(
  isOurs: (url: string) => boolean,
  run: () => Promise<void>,
): Promise<Paths> {
  const session = new Session();
  session.connect();
  try {
    await session.post('Debugger.enable');
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    await run();
    const { result } = await session.post('Profiler.takePreciseCoverage');
    const unread: Unread[] = [];
    let total = 0;
    for (const { url, scriptId, functions } of result.filter((script) => isOurs(script.url))) {
      const { scriptSource } = await session.post('Debugger.getScriptSource', { scriptId });
      const file = url.split('/').slice(-2).join('/');
      for (const { ranges } of functions) {
        total += ranges.length;
        const never = ranges.filter(
          ({ count, startOffset, endOffset }) =>
            count === 0 && !MADE_BY_VITE.test(scriptSource.slice(startOffset, endOffset)),
        );
        // Ranges inside something that was never reached are not counted again.
        const outermost = never.filter(
          (one) =>
            !never.some(
              (other) =>
                other !== one && other.startOffset <= one.startOffset && other.endOffset >= one.endOffset,
            ),
        );
        for (const { startOffset, endOffset } of outermost)
          unread.push({
            file,
            code: scriptSource.slice(startOffset, Math.min(endOffset, startOffset + 160)),
          });
      }
    }
    return { total, unread };
  } finally {
    session.disconnect();
  }
}
