import { deviceRequestAddress, type DeviceRequest } from '@tierline/domain';
import { describe, expect, it } from 'vitest';
import { readDevices } from '../../src/features/entitlements/activation-batch/read-devices.ts';

const portal = 'https://licences.example.com/velkamo';
const request: DeviceRequest = {
  hostId: '00:1A:2B:3C:4D:5E',
  copies: 3,
  nonce: 'b0Vd9kQ2',
  activationId: null,
  deviceKey: { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) },
  knownKeys: [],
};
const text = deviceRequestAddress(portal, request);
const read = (content: string, language = 'en') =>
  readDevices('file', content, { vendor: 'velkamo', language }).devices;
const brief = (content: string, language?: string) =>
  read(content, language).map(({ line, hostId, copies, activationId, deviceName, trouble }) =>
    trouble ? [line, trouble.kind] : [line, hostId, copies, activationId, deviceName],
  );

describe('E14 the files of a batch', () => {
  it('E14 a request file has one request, or one in each line; a broken line does not matter', () => {
    expect(read(text)).toMatchObject([{ line: 1, hostId: request.hostId, copies: 3, deviceKey: request.deviceKey }]);
    expect(read(`\uFEFF${text.slice(0, 60)}\r\n${text.slice(60)}\n`)).toMatchObject([{ copies: 3, trouble: null }]);
    const other = deviceRequestAddress(portal, { ...request, hostId: 'MX-1', copies: 1 });
    expect(brief(`${text}\n\n${other}\n${text.slice(0, -2)}\n4711\n`)).toEqual([
      [1, request.hostId, 3, '', ''],
      [3, 'MX-1', 1, '', ''],
      [4, 'cut-off'],
      [5, 'other'],
    ]);
    expect(brief(text.replace('velkamo', 'talvoro'))).toEqual([[1, 'other-vendor']]);
  });

  it.each([
    ['Host ID,Copies,Device name,Activation ID\nMX-1,2,Gate,ABCD', 'en'],
    ['Gerätename;MAC-Adresse;Anzahl;Bemerkung;Aktivierungs-ID\nGate;MX-1;2;x;ABCD', 'de'],
    ['sep=;\nID de activación;Número de serie;Copias;Nombre del dispositivo\nABCD;MX-1;2;Gate', 'es'],
    ['MX-1\t2\tGate\tABCD', 'en'],
  ])('E14 a CSV file with the headings of people, or with none (%#)', (content, language) => {
    expect(read(content, language)).toMatchObject([
      { hostId: 'MX-1', copies: 2, deviceName: 'Gate', activationId: 'ABCD', trouble: null },
    ]);
  });

  it.each([
    ['MAC,Copies per device,Building\nMX-1,2,7\nMX-2,2,', ['Copies per device', 'Building']],
    ['MAC;Building;Copies;\nMX-1;;2;left over', ['D']],
    [`MAC${';'.repeat(27)}\nMX-1${';'.repeat(27)}left over`, ['AB']],
    ['Host;Anzahl Kopien;Aktivierungscode\nMX-1;2;ABCD', []],
    ['Host,Name,Device\nMX-1,Gate,Camera', ['Device']],
    ['MX-1,2,Gate,ABCD,no heading', []],
  ])('E14 columns that are not read are named, where something stands in them (%#)', (content, notRead) => {
    expect(readDevices('file', content, { vendor: 'velkamo', language: 'en' }).notRead).toEqual(notRead);
  });

  it('E14 what is missing or wrong is said of its row; nothing is guessed', () => {
    expect(brief('Host ID;Copies\nMX-1;\n;2\nMX-2;1,5\nMX-3;0\n\nMX-4;1.000\n', 'de')).toEqual([
      [2, 'MX-1', undefined, '', ''],
      [3, 'no-host'],
      [4, 'copies'],
      [5, 'copies'],
      [7, 'MX-4', 1000, '', ''],
    ]);
    // A host ID that begins like a heading is none.
    expect(brief('HOST-0,1\nHOST-1,1')).toEqual([
      [1, 'HOST-0', 1, '', ''],
      [2, 'HOST-1', 1, '', ''],
    ]);
    expect(read('')).toEqual([]);
    expect(read('Host ID;Copies\n')).toEqual([]);
  });
});
