import { describe, expect, it } from 'vitest';
import { readAddresses } from '../src/features/seat/seat-paste.ts';

describe('O8 a list of users', () => {
  it('O8 has one address a line, each once, whatever else stands there', () => {
    expect(readAddresses('ann@one.example\r\n\r\n Ben <ben@one.example>\nANN@one.example')).toEqual({
      emails: ['ANN@one.example', 'ben@one.example'],
      without: 0,
    });
  });

  it('O8 may be a CSV file: headings are no user, a line without an address is counted', () => {
    expect(readAddresses('Name;E-Mail\n"Carla, C.";carla@one.example\nDavid;\n')).toEqual({
      emails: ['carla@one.example'],
      without: 1,
    });
  });

  it('O8 without any address has nobody', () => {
    expect(readAddresses('Anna Ahrens')).toEqual({ emails: [], without: 1 });
    expect(readAddresses('  ')).toEqual({ emails: [], without: 0 });
  });
});
