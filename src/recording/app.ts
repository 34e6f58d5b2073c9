/** An Agora app by the name that people use. Its credentials stay in `src/agora`. */
export interface App {
  readonly name: string;
  readonly appId: string;
  /** Base address of its files. */
  readonly fileBaseUrl?: string;
}
