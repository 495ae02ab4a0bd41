import { expect, it } from 'vitest';
import { personName } from '../../src/features/accounts/user/user-parts.tsx';

it('A8 somebody without a name is called by the address in its own letters', () => {
  const named = (email: string) => personName({ firstName: '', lastName: ' ', email });
  expect(named('anna@xn--strae-oqa.example')).toBe('anna@straße.example');
  expect(named('anna@plain.example')).toBe('anna@plain.example');
  expect(personName({ firstName: 'Änne', lastName: 'Groß', email: 'anna@xn--strae-oqa.example' })).toBe('Änne Groß');
});
