const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

interface Units {
  readonly second: string;
  readonly minute: string;
  /** Unit of minutes that follow hours. */
  readonly minuteOfHour: string;
  readonly hour: string;
  readonly day: string;
}

/** Writes milliseconds in the one or two units that matter: "40 s", "4 min", "1 h 12 min", "3 d 4 h". */
export const durationIn =
  ({ second, minute, minuteOfHour, hour, day }: Units) =>
  (ms: number): string => {
    const length = Math.max(0, ms);
    // Seconds up to two minutes, so that a wait of 92 s can be compared with a patience of 90 s.
    if (length < 2 * MINUTE - SECOND / 2) return `${Math.round(length / SECOND)} ${second}`;
    const minutes = Math.round(length / MINUTE);
    if (minutes < 60) return `${minutes} ${minute}`;
    if (minutes < 48 * 60) return joined(Math.floor(minutes / 60), hour, minutes % 60, minuteOfHour);
    const hours = Math.round(length / HOUR);
    return joined(Math.floor(hours / 24), day, hours % 24, hour);
  };

const joined = (large: number, largeUnit: string, small: number, smallUnit: string): string =>
  small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
