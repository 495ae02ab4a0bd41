import { describe } from 'vitest';
import { describeBadInput } from './bad-input-requests.ts';

describe('bad input is refused with a problem document, in the reader’s language, and changes nothing, first half', () => {
  describeBadInput('first');
});
