declare const brand: unique symbol;

/** A `T` that may not be swapped for another `T` by accident. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
