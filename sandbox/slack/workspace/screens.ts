import type { Ephemeral, Notice, OpenView, View } from '../state.ts';
import type { Changes } from './changes.ts';
import { freshId } from './ids.ts';

/** Content that only one person sees: ephemeral messages, notices, modals and the Home tab. */
export interface Screens {
  ephemerals(): readonly Ephemeral[];
  addEphemeral(message: Ephemeral): void;
  replaceEphemeral(message: Ephemeral): void;
  removeEphemeral(ts: string): void;
  notices(): readonly Notice[];
  notify(notice: Omit<Notice, 'id'>): void;
  /** A person's modals, the topmost last. */
  stack(user: string): readonly OpenView[];
  setStack(user: string, stack: readonly OpenView[]): void;
  stacks(): Readonly<Record<string, readonly OpenView[]>>;
  homes(): Readonly<Record<string, View>>;
  setHome(user: string, view: View): void;
}

const KEPT_NOTICES = 50;

export function createScreens(changes: Changes): Screens {
  let ephemerals: readonly Ephemeral[] = [];
  let notices: readonly Notice[] = [];
  const stacks = new Map<string, readonly OpenView[]>();
  const homes = new Map<string, View>();
  const setEphemerals = (next: readonly Ephemeral[]): void => {
    ephemerals = next;
    changes.announce();
  };
  return {
    ephemerals: () => ephemerals,
    addEphemeral: (message) => setEphemerals([...ephemerals, message]),
    replaceEphemeral: (message) =>
      setEphemerals(ephemerals.map((each) => (each.ts === message.ts ? message : each))),
    removeEphemeral: (ts) => setEphemerals(ephemerals.filter((each) => each.ts !== ts)),
    notices: () => notices,
    notify(notice) {
      notices = [...notices, { ...notice, id: freshId('N') }].slice(-KEPT_NOTICES);
      changes.announce();
    },
    stack: (user) => stacks.get(user) ?? [],
    setStack(user, stack) {
      if (stack.length === 0) stacks.delete(user);
      else stacks.set(user, stack);
      changes.announce();
    },
    stacks: () => Object.fromEntries(stacks),
    homes: () => Object.fromEntries(homes),
    setHome(user, view) {
      homes.set(user, view);
      changes.announce();
    },
  };
}
