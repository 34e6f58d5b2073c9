import { setFlagsFromString } from 'node:v8';

/** Time between two readings of how busy the process is, in milliseconds. */
const READ_MS = 10_000;

/** Share of a core that a busy process uses, as with some three hundred looks a second. */
const BUSY = 0.15;

/**
 * Prepares V8 for a long-running process. Called when everything is loaded, because V8 accepts the compiled code of the
 * build only under its default settings (ADR 41).
 */
export function tuneV8(readMs = READ_MS): void {
  // V8 would let garbage grow to several times the 40 MB in use before it collects it. This sets no limit: a heap that
  // is needed still grows (ADR 40).
  setFlagsFromString('--heap-growing-percent=80');
  // With fifty looks a second most code would be interpreted for minutes before V8 compiles it (ADR 40). Later versions
  // of V8 compile sooner by themselves, do not know this flag, and would complain on stderr.
  if (Number.parseInt(process.versions.v8, 10) < 12) setFlagsFromString('--interrupt-budget=10000');
  // A command without a smaller size would leave it at 1 MB where the process is not busy.
  if (process.execArgv.some((flag) => flag.startsWith('--min-semi-space-size'))) growWhileBusy(readMs);
}

/**
 * Lets the young generation grow from the smaller to the larger size that the command gives, but only while the process
 * is busy: it saves a tenth of the CPU there, and would only take memory where less is due (ADR 40). Two readings in a
 * row count, because every process is busy when it has just started.
 */
function growWhileBusy(readMs: number): void {
  let before = process.cpuUsage();
  let wasBusy = false;
  const allow = (isAllowed: boolean): void =>
    setFlagsFromString(`--semi-space-growth-factor=${isAllowed ? 2 : 1}`);
  allow(false);
  setInterval(() => {
    const { user, system } = process.cpuUsage(before);
    const isBusy = (user + system) / 1_000 >= BUSY * readMs;
    allow(isBusy && wasBusy);
    wasBusy = isBusy;
    before = process.cpuUsage();
  }, readMs).unref();
}
