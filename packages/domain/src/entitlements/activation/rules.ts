import type { HostScheme } from '../licence.ts';

/**
 * How a product is activated (E10). `leaseDays`: for how many days a file is good, null for the whole term of the line
 * item. `graceDays`: how long a device goes on after that. `copiesPerHost`: the most copies that one device may have,
 * null for any number. `movesPerYear`: how often a year a copy may move to another device without a receipt (E13).
 */
export type ActivationRules = {
  leaseDays: number | null;
  graceDays: number;
  hostScheme: HostScheme;
  copiesPerHost: number | null;
  movesPerYear: number;
  features: readonly string[];
};

/** The rules of a product for which nothing was set. */
export const defaultActivationRules: ActivationRules = {
  leaseDays: 30,
  graceDays: 14,
  hostScheme: 'free',
  copiesPerHost: null,
  movesPerYear: 2,
  features: [],
};

/** The bounds of the rules' numbers. */
export const activationBounds = {
  leaseDays: { minimum: 1, maximum: 366 },
  graceDays: { minimum: 0, maximum: 60 },
  copiesPerHost: { minimum: 1, maximum: 1_000_000_000 },
  movesPerYear: { minimum: 0, maximum: 100 },
} as const;
