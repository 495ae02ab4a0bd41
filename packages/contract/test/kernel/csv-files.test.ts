import { expect, it } from 'vitest';
import { csvColumns } from '../../src/kernel/csv-columns.ts';
import { csvFileName } from '../../src/kernel/csv.ts';
import type { ListName } from '../../src/kernel/lists.ts';

it.each(['en', 'de', 'es'])('X3 in %s the file of each list has a name that every system takes', (language) => {
  // The keys of the table, which Object.keys forgets.
  for (const name of Object.keys(csvColumns) as ListName[])
    expect(csvFileName(name, { language, programme: { slug: 'velkamo' }, day: '2026-12-01' })).toMatch(
      /^velkamo(?:-[a-z]+)+-2026-12-01\.csv$/u,
    );
});
