/**
 * The texts of a language that has one more plural form than English: beside each `…_other` a `…_many` (Spanish:
 * millions).
 */
export type WithMany<T> = { [K in keyof T]: T[K] extends string ? string : WithMany<T[K]> } & {
  [K in keyof T as K extends `${infer Base}_other` ? `${Base}_many` : never]: string;
};
