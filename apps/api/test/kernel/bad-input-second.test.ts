import { describe } from 'vitest';
import { describeBadInput } from './bad-input-requests.ts';

describe('bad input is refused as a problem, in the reader’s language, and changes nothing, second half', () => {
  describeBadInput('second');
});
