declare module 'class-transformer/cjs/storage.js' {
  /** Where the decorators of class-transformer are kept, as far as they are asked for here. */
  export const defaultMetadataStorage: {
    findTypeMetadata(
      target: object,
      property: string,
    ): { typeFunction: () => unknown; reflectedType: unknown; options?: { discriminator?: unknown } } | undefined;
    /** 0 is the transformation of plain data into a class. */
    findTransformMetadatas(target: object, property: string, transformation: 0): readonly unknown[];
    getExposedProperties(target: object, transformation: 0): readonly string[];
    getExcludedProperties(target: object, transformation: 0): readonly string[];
    getStrategy(target: object): string;
  };
}
