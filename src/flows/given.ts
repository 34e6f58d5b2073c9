type Flow = (...all: never[]) => unknown;

/** Flows by name; the last argument of each is what it needs. */
type Flows = Readonly<Record<string, Flow>>;

type Last<All> = All extends readonly [...unknown[], infer Needs] ? Needs : never;

type Asked<All> = All extends readonly [...infer Rest, unknown] ? Rest : never;

/** The needs of all flows together. */
export type NeedsOf<Some extends Flows> = {
  [Name in keyof Some]: (needs: Last<Parameters<Some[Name]>>) => void;
}[keyof Some] extends (needs: infer Needs) => void
  ? Needs
  : never;

/** The flows without their last argument, for callers who do not know their needs. */
export type Given<Some extends Flows> = {
  readonly [Name in keyof Some]: (...asked: Asked<Parameters<Some[Name]>>) => ReturnType<Some[Name]>;
};

/** Binds each flow to what it needs. */
export function given<Some extends Flows>(flows: Some, needs: NeedsOf<Some>): Given<Some> {
  const bound = Object.entries(flows).map(([name, flow]) => {
    const called = flow as (...all: unknown[]) => unknown;
    return [name, (...asked: readonly unknown[]) => called(...asked, needs)];
  });
  return Object.fromEntries(bound) as Given<Some>;
}
