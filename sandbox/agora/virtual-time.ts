/** Time that can run faster than real time, in milliseconds since it began. */
export interface VirtualTime {
  now(): number;
  /** Calls `act` after this much virtual time. Returns a function that cancels the call. */
  after(ms: number, act: () => void): () => void;
  /** Makes one real second `factor` virtual seconds from now on. */
  speed(factor: number): void;
  /** Cancels all calls that are still to come. */
  stop(): void;
}

interface Appointment {
  readonly at: number;
  readonly act: () => void;
}

export function createVirtualTime(): VirtualTime {
  const appointments = new Set<Appointment>();
  let factor = 1;
  let passed = 0;
  let since = performance.now();
  let timer: NodeJS.Timeout | undefined;

  const now = () => passed + (performance.now() - since) * factor;

  function arm(): void {
    clearTimeout(timer);
    const next = earliest(appointments);
    if (next) timer = setTimeout(keep, Math.max(0, (next.at - now()) / factor));
  }

  function keep(): void {
    // One at a time and in order, because one call may cancel the next.
    for (let next = earliest(appointments); next && next.at <= now(); next = earliest(appointments)) {
      appointments.delete(next);
      next.act();
    }
    arm();
  }

  return {
    now,
    after(ms, act) {
      const appointment = { at: now() + ms, act };
      appointments.add(appointment);
      arm();
      return () => {
        appointments.delete(appointment);
        arm();
      };
    },
    speed(value) {
      if (!(value > 0)) throw new RangeError('time can only go forward');
      passed = now();
      since = performance.now();
      factor = value;
      arm();
    },
    stop() {
      appointments.clear();
      clearTimeout(timer);
    },
  };
}

/** The appointment that is due first; of several at one moment, the first added. */
function earliest(appointments: ReadonlySet<Appointment>): Appointment | undefined {
  let first: Appointment | undefined;
  for (const appointment of appointments) if (!first || appointment.at < first.at) first = appointment;
  return first;
}
