declare module 'miniprogram-simulate' {
  /** A component that was rendered, as far as the tests look at it. */
  export interface Rendered {
    readonly dom: HTMLElement;
    readonly instance: { readonly data: Readonly<Record<string, unknown>> };
    dispatchEvent(name: string, options?: object): void;
    querySelector(selector: string): Rendered | undefined;
    querySelectorAll(selector: string): readonly Rendered[];
    attach(parent: Node): void;
    detach(): void;
    toJSON(): { readonly event: Readonly<Record<string, { readonly handler: string }>> };
    triggerPageLifeTime(name: 'show' | 'hide', given: object): void;
    addEventListener(name: string, heard: (event: { readonly detail: unknown }) => void): void;
  }
  export function load(path: string, options: { compiler: 'official'; rootPath: string }): string;
  export function render(id: string, properties: object): Rendered;
  const simulate: { readonly load: typeof load; readonly render: typeof render };
  // biome-ignore lint/style/noDefaultExport: it is how a CommonJS module is imported.
  export default simulate;
}

declare module 'miniprogram-compiler/src/wcsc.js' {
  /** One function for each file, or the error that WeChat's compiler told. */
  const compile: (root: string, files: readonly string[]) => object;
  // biome-ignore lint/style/noDefaultExport: it is how a CommonJS module is imported.
  export default compile;
}
