import { describe } from 'vitest';
import { describeWalls } from './walls-cells.ts';

describe('the walls: every endpoint × everybody × every relation, first half', () => {
  describeWalls('first');
});
