import { boundaryBreaches } from './boundaries.ts';
import { untestedDecisions, unwrappedDecisions } from './decisions.ts';
import { besideTheDoor } from './door.ts';
import { staleFiles } from './generated.ts';
import { mergedReads } from './merged-reads.ts';
import { untrueSecurity } from './security.ts';
import { untidyPlaces } from './tidy.ts';

// `npm run tidy` says what no compiler sees: imports across areas, wording, lengths, rules without a test, stale files.
const stale = (await staleFiles()).map((file) => `${file} is stale`);
const places = [
  ...boundaryBreaches(),
  ...untidyPlaces(),
  ...untestedDecisions(),
  ...unwrappedDecisions(),
  ...mergedReads(),
  ...besideTheDoor(),
  ...untrueSecurity(),
  ...stale,
];
for (const place of places) console.error(place);
if (places.length > 0) process.exitCode = 1;
