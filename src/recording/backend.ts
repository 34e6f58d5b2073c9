/** A program that calls the API, as its key describes it. */
export interface Backend {
  /** Name of its key, shown to people. */
  readonly name: string;
  /** The only apps whose recordings it may register, read, change and forget; absent: all. */
  readonly apps?: readonly string[];
  /** Promise that every end of what comes by this key is reported; absent: the promise of the app holds. */
  readonly reportsStop?: boolean;
}

/** Name under which everything is done that comes by one of `API_TOKENS`. No key can have it: it holds a space. */
export const API_TOKEN_NAME = 'api token';

/** Whether recordings of this app concern the backend at all. */
export const isOpenTo = ({ apps }: Backend, app: string): boolean => apps === undefined || apps.includes(app);
