/** A program that calls the API, as its key describes it. */
export interface Backend {
  /** Name of its key, shown to people. */
  readonly name: string;
  /** Apps whose recordings it may register, read, change and forget; absent: all. */
  readonly apps?: readonly string[];
  /** Whether it promises to report every end of what it registers; absent: as the app promises. */
  readonly reportsStop?: boolean;
}

/** Name of every backend that uses one of `API_TOKENS`. It has a space, so no key can have the same. */
export const API_TOKEN_NAME = 'api token';

/** Whether the backend may use recordings of this app. */
export const isOpenTo = ({ apps }: Backend, app: string): boolean => apps === undefined || apps.includes(app);
