import { readFileSync } from 'node:fs';

/** Resources that processes used. */
interface Used {
  /** CPU time as a share of one core, in percent. */
  readonly cpu: number;
  /** The most memory they held at one time, in megabytes (10^6 bytes). */
  readonly rss: number;
}

export interface Meter {
  stop(): Used;
}

/** `USER_HZ` of Linux, the same on every machine. */
const TICKS_PER_SECOND = 100;

const SAMPLE_MS = 500;

/**
 * Watches living processes together, as Linux counts them in /proc.
 * @throws where there is no /proc, or a process has ended
 */
export function startMeter(pids: readonly number[]): Meter {
  const began = performance.now();
  const before = sum(pids.map(cpuMs));
  let rss = 0;
  const sample = () => {
    rss = Math.max(rss, sum(pids.map(residentBytes)));
  };
  sample();
  const timer = setInterval(sample, SAMPLE_MS);
  return {
    stop() {
      clearInterval(timer);
      sample();
      const cpu = (100 * (sum(pids.map(cpuMs)) - before)) / (performance.now() - began);
      return { cpu, rss: rss / 1e6 };
    },
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** User and system time: fields 14 and 15 of `stat`, counted behind the name, which may hold anything. */
function cpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1_000) / TICKS_PER_SECOND;
}

/** @throws when the process has ended */
export function residentBytes(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  if (kilobytes === undefined) throw new Error(`Process ${pid} has ended.`);
  return Number(kilobytes) * 1_024;
}
