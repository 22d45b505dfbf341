declare module 'class-transformer/cjs/storage.js' {
  /** Where @Type decorators are kept. */
  export const defaultMetadataStorage: unknown;
}
