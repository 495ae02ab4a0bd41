import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compare } from './model-compare.ts';
import { commands, stock, type Real } from './model-commands.ts';
import { day, type Model } from './model.ts';
import { accounts, openTrade, related, type Trade } from './model-world.ts';
import { proof } from './world.ts';

// `npm run model` plays a thousand long runs, others each time; the tests thirty, most of them short, and always the
// same.
const asked = process.env['TIERLINE_MODEL_RUNS'];
const runs = Number(asked ?? 30);
const seed = Number(process.env['TIERLINE_MODEL_SEED'] ?? (asked === undefined ? 7 : Date.now() % 2 ** 31));
const upTo = (maxCommands: number) => fc.commands(commands, { maxCommands, size: 'max' });
const trades =
  asked === undefined ? fc.oneof({ weight: 3, arbitrary: upTo(20) }, { weight: 1, arbitrary: upTo(50) }) : upTo(50);

describe('the product and the model of SPEC', () => {
  let trade: Trade;
  // Noon of tomorrow, so that every run sees the same days, later than anything that made the world.
  const start = (Math.floor(Date.now() / day) + 1.5) * day;

  beforeAll(async () => {
    trade = await openTrade();
  });
  afterAll(() => trade.close());

  const executed: Real[] = [];

  async function begin(byHttp: boolean): Promise<{ model: Model; real: Real }> {
    await trade.at(start);
    await trade.reset();
    const products = await trade.products();
    const real: Real = {
      trade,
      byHttp,
      steps: 0,
      products: products.ids,
      search: products.search,
      lines: [],
      requests: [],
      deeds: [],
    };
    const model: Model = {
      now: start,
      accounts: structuredClone(accounts),
      related,
      lines: [],
      requests: [],
      deeds: [],
    };
    executed.push(real);
    await stock(model, real);
    return { real, model };
  }

  it(
    'SPEC §1 A2 A3 A4 A6 E2–E9 X8 random trade: results, refusals, views and sums are those of the model',
    { timeout: 3_600_000 },
    async () => {
      console.log(
        `seed ${seed}: TIERLINE_MODEL_SEED=${seed}${asked === undefined ? '' : ` TIERLINE_MODEL_RUNS=${asked}`} repeats these ${runs} runs`,
      );
      await fc.assert(
        fc.asyncProperty(fc.nat({ max: 9 }), trades, async (way, chosen) => {
          const { model, real } = await begin(way === 9);
          await fc.asyncModelRun(() => ({ model, real }), chosen);
          await compare(model, real, 'everybody');
        }),
        { numRuns: runs, seed },
      );
      expect(await proof(trade.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
      console.log(
        [
          `${executed.length} runs, ${executed.reduce((sum, { steps }) => sum + steps, 0)} commands,`,
          `${executed.filter((each) => each.byHttp).length} runs by HTTP`,
        ].join(' '),
      );
    },
  );
});
