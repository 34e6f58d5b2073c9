/** One log line per decision, named for its outcome. */
export interface Log {
  info(facts: Record<string, unknown>, outcome: string): void;
  warn(facts: Record<string, unknown>, outcome: string): void;
  error(facts: Record<string, unknown>, outcome: string): void;
}
