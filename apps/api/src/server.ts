import { problem, problemDocument, problemStatus } from '@tierline/contract';
import type { Refusal } from '@tierline/domain';
import type { Request } from 'express';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, maxHeaderSize, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { ServerResponse } from 'node:http';
import { Server as NetServer } from 'node:net';
import type { Duplex } from 'node:stream';
import { setImmediate as immediate, setTimeout as pause } from 'node:timers/promises';
import { askedLanguage } from './language.ts';

/** How long a request may take to arrive, in ms: its headers, and all of it; and how often this is looked at. */
export const patience = { headersTimeout: 5_000, requestTimeout: 10_000, connectionsCheckingInterval: 1_000 } as const;

/**
 * Opens the HTTP server of a portal. What cannot be read as a request, or does not arrive in time, is answered with a
 * problem as well, and its connection is closed.
 */
export function openServer(
  answer: RequestListener,
  times: { [T in keyof typeof patience]: number } = patience,
): Server {
  const underWay = new WeakMap<Duplex, { request: IncomingMessage; response: ServerResponse }>();
  const begin: RequestListener = (request, response) => {
    underWay.set(request.socket, { request, response });
    const { refusing, answering } = stateOf(server);
    answering.add(response);
    response.once('close', () => answering.delete(response));
    if (refusing) response.setHeader('Connection', 'close');
    answer(request, response);
  };
  const server = createServer({ ...times, keepAliveTimeout: 65_000 }, begin);
  // An expectation that is not known asks for nothing.
  server.on('checkExpectation', begin);
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    const last = underWay.get(socket);
    // Answered before all of it came, or in the middle of an answer: nothing can be said any more.
    const answered = last?.response.headersSent === true && !(last.request.complete && last.response.writableFinished);
    if (error.code === 'ECONNRESET' || !socket.writable || answered) return socket.destroy();
    // The last request is this one where its answer has not begun. Express, which got it, made it one of its own.
    const reader = last?.response.headersSent === false ? askedLanguage(last.request as Request, []) : '';
    socket.end(answerTo(refusalOf(error), reader || 'en'), () => socket.destroy());
  });
  return server;
}

type State = { ending: boolean; refusing: boolean; answering: Set<ServerResponse> };

const states = new WeakMap<Server, State>();

function stateOf(server: Server): State {
  const state = states.get(server) ?? { ending: false, refusing: false, answering: new Set() };
  states.set(server, state);
  return state;
}

/** Whether a server is about to end. */
export function isEnding(server: Server): boolean {
  return stateOf(server).ending;
}

/** How long ending a server takes at most, in ms, and how long a connection that is idle may still send a request. */
const atMost = 9_000;
const idleMs = 1_500;

/**
 * Ends a server without losing a request. For `drainMs` it goes on as before, so that a balancer finds it unready and
 * sends it nothing more. Then it refuses connections, answers what comes on those that are open, and closes each with
 * its next answer.
 */
export async function endServer(server: Server, drainMs: number): Promise<void> {
  const state = stateOf(server);
  state.ending = true;
  const closed = once(server, 'close');
  const patient = setTimeout(() => server.closeAllConnections(), atMost);
  await pause(drainMs);
  // After the connections that wait have been accepted: the system cuts the others. Nobody is told to open another one
  // before. The server's own close would also cut connections that are idle, while a request is on its way.
  await immediate();
  NetServer.prototype.close.call(server);
  state.refusing = true;
  for (const response of state.answering) if (!response.headersSent) response.setHeader('Connection', 'close');
  const impatient = setTimeout(() => server.closeIdleConnections(), idleMs);
  await closed;
  clearTimeout(patient);
  clearTimeout(impatient);
}

function refusalOf({ code }: NodeJS.ErrnoException): Refusal {
  const { refusal } =
    code === 'HPE_HEADER_OVERFLOW'
      ? problem('head-too-large', { limitKb: Math.floor(maxHeaderSize / 1024) })
      : code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? problem('request-too-slow', {})
        : problem('request-unreadable', {});
  return refusal ?? { code: 'unexpected', facts: {} };
}

function answerTo(refusal: Refusal, language: string): string {
  const requestId = randomUUID();
  const body = JSON.stringify({ ...problemDocument(refusal, language), requestId });
  return [
    `HTTP/1.1 ${problemStatus[refusal.code]} ${refusal.code}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `Content-Language: ${language}`,
    `X-Request-Id: ${requestId}`,
    'Cache-Control: no-store',
    'Connection: close',
    `\r\n${body}`,
  ].join('\r\n');
}
