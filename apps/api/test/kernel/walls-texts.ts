import { companies } from './walls-canaries.ts';
import { canary, idOf, masterOf, type Walls } from './walls-notes.ts';

/** Says what else can be typed in the world: reasons, answers, notes and messages, each a canary. */
export async function furtherTexts(walls: Walls): Promise<void> {
  await cancelledOrder(walls);
  await creditNotes(walls);
  await mailedLine(walls);
  await returnedCopies(walls);
  await declinedRecall(walls);
  await letGoLine(walls);
  await answeredRequests(walls);
  await lostDevice(walls);
  await askedMoves(walls);
  const { keys } = await masterOf(walls, 'v').call('makeSigningKey', {});
  await masterOf(walls, 'v').call('revokeSigningKey', {
    id: keys.find(({ state }) => state === 'next')?.id ?? '',
    reason: canary(walls, { about: 'internal', of: 'v' }, 'v', 'keyreason'),
  });
}

async function cancelledOrder(walls: Walls): Promise<void> {
  const of = { about: 'order', of: 'd' } as const;
  const { id } = await masterOf(walls, 'v').call('enterOrder', {
    accountId: idOf(walls, 'd'),
    number: canary(walls, of, 'd', 'cancelledorder'),
    lines: [{ productId: walls.things.product.get('v-seats') ?? '', quantity: 1, expiresOn: null }],
  });
  walls.secrets.set(id, of);
  await masterOf(walls, 'v').call('cancelOrder', { id, reason: canary(walls, of, 'd', 'cancelreason') });
}

async function creditNotes(walls: Walls): Promise<void> {
  const of = { about: 'key', of: 'd' } as const;
  const rows = [{ fromSiteId: null, toSiteId: walls.things.site.get('d') ?? '', credits: 1 }];
  const { operationId } = await masterOf(walls, 'd').call('moveCredits', {
    rows,
    note: canary(walls, of, 'd', 'movenote'),
  });
  await masterOf(walls, 'd').call('reverseCredits', { operationId, note: canary(walls, of, 'd', 'reversenote') });
}

async function mailedLine(walls: Walls): Promise<void> {
  const sent = { about: 'key', of: 'd' } as const;
  await masterOf(walls, 'd').call('mailLineItem', {
    id: walls.things.line.get('p') ?? '',
    recipients: [canary(walls, sent, 'd', 'mailed', 'email') + '@canary.example'],
    language: 'en',
    message: canary(walls, sent, 'd', 'mailmessage'),
  });
}

async function returnedCopies(walls: Walls): Promise<void> {
  await masterOf(walls, 'p').call('returnCopies', {
    rows: [{ lineItemId: walls.things.line.get('p') ?? '', copies: 1 }],
    reason: canary(walls, { about: 'line', holder: 'p', giver: 'd' }, 'p', 'returnreason'),
  });
}

// A line of its own, which no other test changes.
async function letGoLine(walls: Walls): Promise<void> {
  const secret = { about: 'line', holder: 'p', giver: 'd' } as const;
  const {
    splits: [line],
  } = await masterOf(walls, 'd').call('splitLineItems', {
    rows: [{ lineItemId: walls.things.line.get('d') ?? '', accountId: idOf(walls, 'p'), copies: 1 }],
    mail: false,
  });
  for (const id of [line?.id ?? '', line?.activationId ?? '']) walls.secrets.set(id, secret);
  await walls.w.db.lineItem.update({
    where: { id: line?.id ?? '' },
    data: { expiresOn: new Date('2099-12-31') },
  });
  await masterOf(walls, 'p').call('decideRenewals', {
    lineItemIds: [line?.id ?? ''],
    decision: 'let-go',
    reason: canary(walls, secret, 'p', 'd', 'letgoreason'),
  });
}

// A line that was handed on too long ago to be taken back at once, so that the holder is asked, and declines.
async function declinedRecall(walls: Walls): Promise<void> {
  const secret = { about: 'line', holder: 'p', giver: 'd' } as const;
  const {
    splits: [line],
  } = await masterOf(walls, 'd').call('splitLineItems', {
    rows: [{ lineItemId: walls.things.line.get('d') ?? '', accountId: idOf(walls, 'p'), copies: 1 }],
    mail: false,
  });
  for (const id of [line?.id ?? '', line?.activationId ?? '']) walls.secrets.set(id, secret);
  await walls.w.db.lineItem.update({ where: { id: line?.id ?? '' }, data: { createdAt: new Date(0) } });
  const {
    recalls: [recall],
  } = await masterOf(walls, 'd').call('recallCopies', {
    rows: [{ lineItemId: line?.id ?? '', copies: 1 }],
    reason: canary(walls, secret, 'd', 'p', 'recallreason'),
  });
  await masterOf(walls, 'p').call('answerRecall', {
    id: recall?.requestId ?? '',
    decision: 'declined',
    answer: canary(walls, secret, 'p', 'recallanswer'),
  });
}

async function lostDevice(walls: Walls): Promise<void> {
  const secret = { about: 'device', holder: 'p', giver: 'd' } as const;
  const { id } = await masterOf(walls, 'p').call('activateCopies', {
    id: walls.things.line.get('p') ?? '',
    hostId: canary(walls, secret, 'p', 'losthost'),
  });
  walls.secrets.set(id, secret);
  await masterOf(walls, 'p').call('reportLost', { id, reason: canary(walls, secret, 'p', 'lossreason') });
}

// A request for moves of each who can ask, by who activates the line; one of them is answered (E13).
async function askedMoves(walls: Walls): Promise<void> {
  for (const [holder, by] of [
    ['d', 'd'],
    ['p', 'p'],
    ['c', 'p'],
    ['xd', 'xd'],
  ] as const) {
    const secret = { about: 'device', holder, giver: companies[holder].by ?? holder } as const;
    const ask = async (name: string) => {
      const { id } = await masterOf(walls, by).call('activateCopies', {
        id: walls.things.line.get(holder) ?? '',
        hostId: canary(walls, secret, holder, `${name}host`),
      });
      walls.secrets.set(id, secret);
      const request = await masterOf(walls, by).call('askForMoves', {
        id,
        reason: canary(walls, secret, holder, `${name}reason`),
      });
      walls.secrets.set(request.id, secret);
      return request.id;
    };
    walls.things.moveRequest.set(holder, await ask('asked'));
    if (holder === 'p')
      await masterOf(walls, 'v').call('answerMoves', {
        id: await ask('answered'),
        decision: 'declined',
        answer: canary(walls, secret, 'v', 'movesanswer'),
      });
  }
}

// Of one request a line that is fulfilled, one that is asked back and replied, and one that is declined (E12).
async function answeredRequests(walls: Walls): Promise<void> {
  const secret = { about: 'line', holder: 'd', giver: 'v' } as const;
  const productId = walls.things.product.get('v') ?? '';
  const { id, lines } = await masterOf(walls, 'd').call('createRequest', {
    toAccountId: idOf(walls, 'v'),
    lines: [1, 2, 3].map((copies) => ({ productId, copies })),
  });
  const [fulfilled = '', asked = '', declined = ''] = lines.map((line) => line.id);
  for (const one of [id, fulfilled, asked, declined]) walls.secrets.set(one, secret);
  const { made } = await masterOf(walls, 'v').call('fulfilRequest', {
    id,
    rows: [{ requestLineId: fulfilled, copies: 1, expiresOn: null }],
    orderNumber: canary(walls, { about: 'order', of: 'd' }, 'd', 'fulfilorder'),
    message: canary(walls, { about: 'nothing' }, 'v', 'fulfilmessage'),
  });
  for (const line of made)
    for (const one of [line.lineItemId, line.activationId]) if (one !== null) walls.secrets.set(one, secret);
  const answers = [
    ['v', 'asked-back', asked],
    ['d', 'replied', asked],
    ['v', 'declined', declined],
  ] as const;
  for (const [by, decision, line] of answers)
    await masterOf(walls, by).call('answerRequest', {
      id,
      decision,
      requestLineIds: [line],
      text: canary(walls, secret, by, decision.replace('-', '')),
    });
}
